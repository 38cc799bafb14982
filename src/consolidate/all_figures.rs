//! All figures of a conference.

use super::effective_values::{self, Standing};
use super::figures::{of_group, of_locality};
use super::scope::Scope;
use super::{compare, rank, targets};
use crate::model::book::Consolidated;
use crate::model::by_place::ByPlace;
use crate::model::figure::{Figure, Place};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::submission::Submission;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Adds up. `accepted` holds at most one submission per locality.
pub fn consolidate(scope: Scope<'_>, accepted: &[Submission]) -> Consolidated {
    let standings = effective_values::standings(&scope, accepted);
    let own = |locality: &Arc<Locality>| -> Vec<Figure> {
        let standing = standings.get(&*locality.id.code);
        let figure = |line| in_time(&scope, line, &[locality], &standings, of_locality(line, locality, standing));
        scope.form.lines.iter().map(figure).collect()
    };
    let together = |(place, members): &(Place, Vec<&Arc<Locality>>)| -> Vec<Figure> {
        let counted: Vec<&Standing<'_>> =
            members.iter().filter_map(|locality| standings.get(&*locality.id.code)).collect();
        let figure = |line| in_time(&scope, line, members, &standings, of_group(scope.form, line, place, &counted));
        scope.form.lines.iter().map(figure).collect()
    };
    let groups = groups(&scope);
    let made: Vec<Vec<Figure>> = scope.localities.par_iter().map(own).chain(groups.par_iter().map(together)).collect();
    let figures = made.into_iter().flatten().map(|figure| (figure.place.clone(), Arc::clone(&figure.line), figure));
    let figures: ByPlace<Figure> = figures.collect();
    let ranks = rank::ranks(scope.form, scope.localities, &figures);
    Consolidated {
        carried: effective_values::carried(&scope, &standings),
        coverage: scope.coverage,
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
    standings: &BTreeMap<&str, Standing<'_>>,
    figure: Figure,
) -> Figure {
    let all = localities.iter().map(|locality| (&*locality.id.code, standings.get(&*locality.id.code)));
    let members: Vec<compare::Member<'_>> =
        all.clone().map(|(code, standing)| (code, standing.and_then(Standing::submission))).collect();
    let target = scope.targets.iter().find(|target| target.line == line.code);
    let counted = || all.clone().filter_map(|(_, standing)| standing).collect::<Vec<_>>();
    Figure {
        past: compare::compare(line, scope.period, &members, scope.past),
        target: target
            .and_then(|target| targets::aim(target, line, &figure.place, &counted(), scope.day))
            .map(Box::new),
        ..figure
    }
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
