//! All figures of a conference.

use super::effective_values::{self, Effective};
use super::figures::{of_group, of_locality};
use super::scope::Scope;
use super::{compare, rank, targets};
use crate::model::book::Consolidated;
use crate::model::by_place::ByPlace;
use crate::model::doubt::Doubts;
use crate::model::figure::{Coverage, Figure, HeldValue, Place};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Adds up. `accepted` holds at most one submission per locality.
pub fn consolidate(scope: Scope<'_>, accepted: &[Submission]) -> Consolidated {
    let effective = effective_values::effective(&scope, accepted);
    let own = |locality: &Arc<Locality>| -> Vec<Figure> {
        let values = effective.get(&*locality.id.code);
        let figure = |line| in_time(&scope, line, &[locality], &effective, of_locality(line, locality, values));
        scope.form.lines.iter().map(figure).collect()
    };
    let together = |(place, members): &(Place, Vec<&Arc<Locality>>)| -> Vec<Figure> {
        let counted: Vec<&Effective<'_>> =
            members.iter().filter_map(|locality| effective.get(&*locality.id.code)).collect();
        let figure = |line| in_time(&scope, line, members, &effective, of_group(&scope, line, place, &counted));
        scope.form.lines.iter().map(figure).collect()
    };
    let groups = groups(&scope);
    let made: Vec<Vec<Figure>> = scope.localities.par_iter().map(own).chain(groups.par_iter().map(together)).collect();
    let figures = made.into_iter().flatten().map(|figure| (figure.place.clone(), Arc::clone(&figure.line), figure));
    let figures: ByPlace<Figure> = figures.collect();
    let ranks = rank::ranks(scope.form, scope.localities, &figures);
    Consolidated {
        carried: effective_values::carried(&scope, &effective),
        coverage: Coverage { held: held(scope.doubts, &effective), ..scope.coverage },
        localities: scope.localities.to_vec(),
        regions: scope.regions.to_vec(),
        figures,
        ranks,
    }
}

/// Adds what was and what is aimed at. What is carried forward is not compared with itself.
fn in_time(
    scope: &Scope<'_>,
    line: &Line,
    localities: &[&Arc<Locality>],
    effective: &BTreeMap<&str, Effective<'_>>,
    figure: Figure,
) -> Figure {
    let all = localities.iter().map(|locality| (&*locality.id.code, effective.get(&*locality.id.code)));
    let members: Vec<compare::Member<'_>> =
        all.clone().map(|(code, values)| (code, values.filter(|values| !values.is_carried()))).collect();
    let target = scope.targets.iter().find(|target| target.line == line.code);
    let counted = || all.clone().filter_map(|(_, values)| values).collect::<Vec<_>>();
    Figure {
        past: compare::compare(line, scope, &members),
        target: target
            .and_then(|target| targets::aim(target, line, &figure.place, &counted(), scope.day))
            .map(Box::new),
        ..figure
    }
}

/// The values that came and do not count, by locality and line.
fn held(doubts: &Doubts, effective: &BTreeMap<&str, Effective<'_>>) -> Vec<HeldValue> {
    let is_held = |code: &str, line: &str| effective.get(code).is_some_and(|one| one.standing(line) == Standing::Held);
    doubts
        .iter()
        .filter(|(code, line, _)| is_held(code, line))
        .map(|(code, line, _)| HeldValue { place: Arc::clone(code), line: Arc::clone(line) })
        .collect()
}

/// Regions and the country, each with its localities.
fn groups<'a>(scope: &Scope<'a>) -> Vec<(Place, Vec<&'a Arc<Locality>>)> {
    let mut groups: Vec<(Place, Vec<_>)> = scope
        .regions
        .iter()
        .map(|region| {
            let members = scope.localities.iter().filter(|locality| locality.region == *region).collect();
            (Place::Region(Arc::clone(&region.slug)), members)
        })
        .collect();
    groups.push((Place::Country, scope.localities.iter().collect()));
    groups
}
