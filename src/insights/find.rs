//! Looks for everything, and ranks it.

use super::found::Found;
use super::scope::Scope;
use super::{change, duty, level, movers, pace, stalled, structure, weight};
use crate::model::figure::Place;
use crate::model::insight::{Insight, Insights};
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
        ];
        found.into_iter().flatten().map(|found| insight(scope, place, (&headline.line, headline.importance), found))
    });
    let of_duties = scope.form.duties.iter().filter_map(|duty| {
        let found = duty::find(scope, place, duty)?;
        Some(insight(scope, place, (&duty.line, duty.importance), found))
    });
    of_lines.chain(of_duties).collect()
}

fn insight(scope: &Scope<'_>, place: &Place, (line, importance): (&Arc<str>, u32), (matter, unsure): Found) -> Insight {
    let weight = importance * weight::of(&matter, scope.figure(place, line));
    Insight { place: place.clone(), line: Arc::clone(line), matter, weight, unsure, leads: false }
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
