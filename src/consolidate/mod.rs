//! Submissions in, figures out: locality → region → country.
//!
//! In: accepted submissions, the expected localities, the form. Out: every figure with its method, coverage and
//! sources. Must not: average a percentage, round a sum, or count a locality whose line is not usable.

mod change;
mod compare;
mod effective_values;
mod rank;
pub mod rebase;
mod targets;

pub use change::changes;
pub use rank::ranks;

use crate::model::book::Consolidated;
use crate::model::by_place::ByPlace;
use crate::model::conference::CarryForward;
use crate::model::figure::{CARRIED, Coverage, Figure, Method, Place, Reckoned, Source};
use crate::model::form::{Form, Line, National, RateMethod};
use crate::model::history::Past;
use crate::model::locality::{Locality, Region};
use crate::model::number;
use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity, percent};
use crate::model::submission::{Reported, Submission};
use crate::model::target::Target;
use chrono::NaiveDate;
use effective_values::Standing;
use rayon::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the consolidation is of.
pub struct Scope<'a> {
    /// The form of the conference.
    pub form: &'a Form,
    /// Expected localities by code.
    pub localities: &'a [Arc<Locality>],
    /// Regions from north to south.
    pub regions: &'a [Arc<Region>],
    /// Who sent, who counts.
    pub coverage: Coverage,
    /// The period reported on.
    pub period: Period,
    /// Day up to which the data run.
    pub day: NaiveDate,
    /// What is known of earlier periods, on today's map.
    pub past: &'a Past,
    /// What stands in for localities of which nothing counts; nothing where absent.
    pub carry_forward: Option<&'a CarryForward>,
    /// What the conference aims at.
    pub targets: &'a [Target],
}

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

/// Adds what was and what is aimed at. What is carried forward is not held against itself.
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

fn of_locality(line: &Line, locality: &Locality, standing: Option<&Standing<'_>>) -> Figure {
    let carried = standing.filter(|standing| standing.is_carried());
    let computed = match &line.national {
        National::Ratio { of, per } => standing.and_then(|standing| own_rate(standing, of, per)),
        National::Sum | National::None => None,
    };
    let reported = standing.and_then(Standing::submission).and_then(|submission| submission.lines.get(&line.code));
    let figure = Figure {
        place: Place::Locality(Arc::clone(&locality.id.code)),
        line: Arc::clone(&line.code),
        value: reported.map(|r| r.quantity.value),
        computed,
        unit: Arc::clone(&line.unit),
        text: text(reported.map(|r| shown(line, r.quantity)), &line.unit, false),
        qualifier: reported.and_then(|r| r.quantity.qualifier),
        method: Method::Reported,
        reported: usize::from(reported.is_some()),
        carried: Vec::new(),
        sources: reported.map(cell_source).into_iter().collect(),
        methods: Vec::new(),
        past: Vec::new(),
        target: None,
    };
    match carried {
        Some(standing) => carried_forward(line, standing, figure),
        None => figure,
    }
}

/// The figure of a locality of which nothing counts: its stock of the conference before, or the rate that such stocks
/// give; as it was where neither is known.
fn carried_forward(line: &Line, standing: &Standing<'_>, figure: Figure) -> Figure {
    let (quantity, lines) = match &line.national {
        National::Ratio { of, per } => (rate(standing.quantity(of), standing.quantity(per)), vec![of, per]),
        National::Sum | National::None => (standing.quantity(&line.code), vec![&line.code]),
    };
    let Some(quantity) = quantity else { return figure };
    Figure {
        value: Some(quantity.value),
        text: text(Some(quantity), &line.unit, true),
        qualifier: quantity.qualifier,
        method: Method::Carried,
        carried: vec![Arc::clone(standing.code())],
        sources: lines.into_iter().flat_map(|line| standing.carried_cells(line)).cloned().collect(),
        ..figure
    }
}

fn own_rate(standing: &Standing<'_>, of: &str, per: &str) -> Option<Decimal> {
    percent(standing.quantity(of)?.value, standing.quantity(per)?.value)
}

fn cell_source(reported: &Reported) -> Source {
    Source::Cell {
        file: Arc::clone(&reported.cell.file),
        sheet: Arc::clone(&reported.cell.sheet),
        cell: reported.cell.a1(),
        raw: reported.raw.clone(),
        reading: reported.reading.clone(),
    }
}

fn of_group(form: &Form, line: &Line, place: &Place, counted: &[&Standing<'_>]) -> Figure {
    let (method, total) = match &line.national {
        National::None => (Method::None, None),
        National::Sum => (Method::Sum, Some(sum(counted, &line.code))),
        National::Ratio { of, per } => (Method::Ratio, Some(ratio(counted, of, per))),
    };
    let total = total.unwrap_or_default();
    let (carried, reported) = effective_values::split(total.from.iter().copied());
    let places = total.from.iter().map(|standing| Place::Locality(Arc::clone(standing.code())));
    Figure {
        place: place.clone(),
        line: Arc::clone(&line.code),
        value: total.quantity.map(|quantity| quantity.value),
        computed: None,
        unit: Arc::clone(&line.unit),
        text: text(total.quantity, &line.unit, !carried.is_empty()),
        qualifier: total.quantity.and_then(|quantity| quantity.qualifier),
        method,
        reported,
        carried,
        sources: places.map(|place| Source::Place { place }).collect(),
        methods: form.methods.iter().filter(|m| m.line == line.code).map(|m| reckoned(m, counted)).collect(),
        past: Vec::new(),
        target: None,
    }
}

/// A total and what it was made from.
#[derive(Default)]
struct Total<'s, 'a> {
    quantity: Option<Quantity>,
    from: Vec<&'s Standing<'a>>,
}

/// Exact sum over the localities with a usable value.
fn sum<'s, 'a>(counted: &[&'s Standing<'a>], code: &str) -> Total<'s, 'a> {
    let mut total = Total::default();
    for standing in counted {
        let Some(part) = standing.quantity(code) else { continue };
        total.quantity = Some(add(total.quantity, part));
        total.from.push(standing);
    }
    total
}

/// Quotient of the two sums over the localities that have both: a locality with one of them would shift the rate.
fn ratio<'s, 'a>(counted: &[&'s Standing<'a>], of: &str, per: &str) -> Total<'s, 'a> {
    let both: Vec<&'s Standing<'a>> =
        counted.iter().copied().filter(|s| s.quantity(of).is_some() && s.quantity(per).is_some()).collect();
    let (of, per) = (sum(&both, of), sum(&both, per));
    Total { quantity: rate(of.quantity, per.quantity), from: of.from }
}

/// More leased land means a higher rate, more land a lower one; with a qualifier on either it is only about right.
fn rate(of: Option<Quantity>, per: Option<Quantity>) -> Option<Quantity> {
    let (of, per) = of.zip(per)?;
    let qualifier = of.qualifier.or(per.qualifier).map(|_| Qualifier::About);
    Some(Quantity { value: percent(of.value, per.value)?, qualifier })
}

/// A ratio by another way of reckoning, over the localities that have all of its lines.
fn reckoned(method: &RateMethod, counted: &[&Standing<'_>]) -> Reckoned {
    let parts = |standing: &Standing<'_>| -> Option<(Decimal, Decimal)> {
        let values = method.of.iter().map(|code| Some(standing.quantity(code)?.value));
        Some((values.sum::<Option<Decimal>>()?, standing.quantity(&method.per)?.value))
    };
    let all: Vec<(&Standing<'_>, (Decimal, Decimal))> =
        counted.iter().filter_map(|standing| Some((*standing, parts(standing)?))).collect();
    let (of, per) = all.iter().fold((Decimal::ZERO, Decimal::ZERO), |(a, b), (_, (of, per))| (a + of, b + per));
    let (carried, reported) = effective_values::split(all.iter().map(|(standing, _)| *standing));
    Reckoned {
        title: method.title.clone(),
        of: method.of.clone(),
        per: Arc::clone(&method.per),
        value: percent(of, per),
        reported,
        carried,
    }
}

fn add(total: Option<Quantity>, part: Quantity) -> Quantity {
    let Some(total) = total else { return part };
    Quantity {
        value: (total.value + part.value).normalize(),
        qualifier: Qualifier::of_sum(total.qualifier, part.qualifier),
    }
}

/// A rate is printed to the decimals of its line, like the recomputed one beside it: a formula gives it fifteen digits.
fn shown(line: &Line, quantity: Quantity) -> Quantity {
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    match line.national {
        National::Ratio { .. } => {
            Quantity { value: quantity.value.round_dp_with_strategy(line.decimals, half_up), ..quantity }
        }
        National::Sum | National::None => quantity,
    }
}

/// As printed, with the mark of what is carried forward; three dots where nothing usable is known, so that a gap is never
/// taken for a zero.
fn text(quantity: Option<Quantity>, unit: &str, carried: bool) -> String {
    let Some(quantity) = quantity else { return "…".to_owned() };
    let text = number::quantity(quantity, unit);
    if carried { text + &CARRIED.to_string() } else { text }
}
