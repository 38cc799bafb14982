//! Looks for everything, and ranks it.

use super::found::Found;
use super::scope::Scope;
use super::{change, divergence, duty, level, movers, outliers, pace, promises, revised, stalled, structure, weight};
use crate::model::figure::Place;
use crate::model::insight::{Ask, Insight, Insights};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the figures of the country and of each locality say.
pub fn find(scope: Scope<'_>) -> Insights {
    let localities = scope.members(&Place::Country);
    let places = std::iter::once(Place::Country).chain(localities);
    places.map(|place| (place.clone(), ranked(of_place(&scope, &place)))).collect()
}

fn of_place(scope: &Scope<'_>, place: &Place) -> Vec<Insight> {
    let of_lines = scope.form.headlines.iter().flat_map(|headline| {
        let found = [
            stalled::find(scope, place, headline),
            pace::find(scope, place, headline),
            change::find(scope, place, headline),
            level::find(scope, place, headline),
            movers::find(scope, place, headline),
            structure::find(scope, place, headline),
            divergence::find(scope, place, headline),
            outliers::find(scope, place, headline),
            revised::find(scope, place, headline),
        ];
        let declared = Declared { line: &headline.line, importance: headline.importance, ask: headline.ask.as_ref() };
        found.into_iter().flatten().map(move |found| insight(scope, place, &declared, found))
    });
    let of_duties = scope.form.duties.iter().filter_map(|duty| {
        let found = duty::find(scope, place, duty)?;
        let declared = Declared { line: &duty.line, importance: duty.importance, ask: duty.ask.as_ref() };
        Some(insight(scope, place, &declared, found))
    });
    let none: Arc<str> = Arc::from("");
    let of_conclusion = promises::find(scope, place).map(|found| {
        let declared = Declared { line: &none, importance: promises::IMPORTANCE, ask: None };
        insight(scope, place, &declared, found)
    });
    of_lines.chain(of_duties).chain(of_conclusion).collect()
}

/// What is declared of a line.
struct Declared<'a> {
    line: &'a Arc<str>,
    importance: u32,
    ask: Option<&'a Ask>,
}

fn insight(scope: &Scope<'_>, place: &Place, declared: &Declared<'_>, (matter, unsure): Found) -> Insight {
    let weight = declared.importance * weight::of(&matter, scope.figure(place, declared.line));
    let ask = declared.ask.filter(|_| matter.calls_for_a_decision()).cloned();
    Insight { place: place.clone(), line: Arc::clone(declared.line), matter, weight, unsure, leads: false, ask }
}

/// The weightiest first; of those that weigh the same the one declared first. What tells of a line that a weightier one has
/// told of does not lead.
fn ranked(mut found: Vec<Insight>) -> Vec<Insight> {
    found.sort_by_key(|insight| Reverse(insight.weight));
    let mut told: BTreeSet<Arc<str>> = BTreeSet::new();
    for insight in &mut found {
        let lines: Vec<Arc<str>> = insight.lines().into_iter().cloned().collect();
        insight.leads = !lines.iter().any(|line| told.contains(line));
        if insight.leads {
            told.extend(lines);
        }
    }
    found
}
