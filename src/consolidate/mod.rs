//! Submissions in, figures out: locality → region → country.
//!
//! In: accepted submissions, the expected localities, the form. Out: every figure with its method, coverage and
//! sources. Must not: average a percentage, round a sum, or count a locality whose line is not usable.

mod aim;
mod change;
mod compare;
mod rank;
pub mod rebase;

pub use change::changes;
pub use rank::ranks;

use crate::model::book::Consolidated;
use crate::model::figure::{Coverage, Figure, Method, Place, Reckoned, Source};
use crate::model::form::{Form, Line, National, RateMethod};
use crate::model::locality::{Locality, Region};
use crate::model::number;
use crate::model::past::Past;
use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity, percent};
use crate::model::submission::{Reported, Submission};
use crate::model::target::Target;
use chrono::NaiveDate;
use rust_decimal::Decimal;
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
    /// What the conference aims at.
    pub targets: &'a [Target],
}

/// Adds up. `accepted` holds at most one submission per locality.
pub fn consolidate(scope: Scope<'_>, accepted: &[Submission]) -> Consolidated {
    let by_code: BTreeMap<&str, &Submission> = accepted.iter().map(|s| (&*s.locality.id.code, s)).collect();
    let mut figures = BTreeMap::new();
    for locality in scope.localities {
        let submission = by_code.get(&*locality.id.code).copied();
        for line in &scope.form.lines {
            let figure = of_locality(line, locality, submission);
            insert(&mut figures, in_time(&scope, line, &[locality], &by_code, figure));
        }
    }
    for (place, members) in groups(&scope) {
        let submissions: Vec<&Submission> =
            members.iter().filter_map(|locality| by_code.get(&*locality.id.code).copied()).collect();
        for line in &scope.form.lines {
            let figure = of_group(scope.form, line, &place, &submissions);
            insert(&mut figures, in_time(&scope, line, &members, &by_code, figure));
        }
    }
    let ranks = rank::ranks(scope.form, scope.localities, &figures);
    Consolidated {
        coverage: scope.coverage,
        localities: scope.localities.to_vec(),
        regions: scope.regions.to_vec(),
        figures,
        ranks,
    }
}

/// Adds what was and what is aimed at.
fn in_time(
    scope: &Scope<'_>,
    line: &Line,
    localities: &[&Arc<Locality>],
    by_code: &BTreeMap<&str, &Submission>,
    figure: Figure,
) -> Figure {
    let members: Vec<compare::Member<'_>> =
        localities.iter().map(|locality| (&*locality.id.code, by_code.get(&*locality.id.code).copied())).collect();
    let submissions: Vec<&Submission> = members.iter().filter_map(|(_, submission)| *submission).collect();
    let target = scope.targets.iter().find(|target| target.line == line.code);
    Figure {
        past: compare::compare(line, scope.period, &members, scope.past),
        target: target.and_then(|target| aim::aim(target, line, &figure.place, &submissions, scope.day)),
        ..figure
    }
}

fn insert(figures: &mut BTreeMap<(Place, Arc<str>), Figure>, figure: Figure) {
    figures.insert((figure.place.clone(), Arc::clone(&figure.line)), figure);
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

fn of_locality(line: &Line, locality: &Locality, submission: Option<&Submission>) -> Figure {
    let reported = submission.and_then(|submission| submission.lines.get(&line.code));
    let computed = match &line.national {
        National::Ratio { of, per } => submission.and_then(|s| own_rate(s, of, per)),
        National::Sum | National::None => None,
    };
    Figure {
        place: Place::Locality(Arc::clone(&locality.id.code)),
        line: Arc::clone(&line.code),
        value: reported.map(|r| r.quantity.value),
        computed,
        unit: Arc::clone(&line.unit),
        text: text(reported.map(|r| r.quantity), &line.unit),
        qualifier: reported.and_then(|r| r.quantity.qualifier),
        method: Method::Reported,
        reported: usize::from(reported.is_some()),
        sources: reported.map(cell_source).into_iter().collect(),
        methods: Vec::new(),
        past: Vec::new(),
        target: None,
    }
}

fn own_rate(submission: &Submission, of: &str, per: &str) -> Option<Decimal> {
    percent(submission.quantity(of)?.value, submission.quantity(per)?.value)
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

fn of_group(form: &Form, line: &Line, place: &Place, submissions: &[&Submission]) -> Figure {
    let (method, parts) = match &line.national {
        National::None => (Method::None, None),
        National::Sum => (Method::Sum, Some(sum(submissions, &line.code))),
        National::Ratio { of, per } => (Method::Ratio, Some(ratio(submissions, of, per))),
    };
    let parts = parts.unwrap_or_default();
    Figure {
        place: place.clone(),
        line: Arc::clone(&line.code),
        value: parts.quantity.map(|quantity| quantity.value),
        computed: None,
        unit: Arc::clone(&line.unit),
        text: text(parts.quantity, &line.unit),
        qualifier: parts.quantity.and_then(|quantity| quantity.qualifier),
        method,
        reported: parts.from.len(),
        sources: parts.from.into_iter().map(|code| Source::Place { place: Place::Locality(code) }).collect(),
        methods: form.methods.iter().filter(|m| m.line == line.code).map(|m| reckoned(m, submissions)).collect(),
        past: Vec::new(),
        target: None,
    }
}

/// A total and the localities it covers.
#[derive(Default)]
struct Total {
    quantity: Option<Quantity>,
    from: Vec<Arc<str>>,
}

/// Exact sum over the localities with a usable value.
fn sum(submissions: &[&Submission], code: &str) -> Total {
    let mut total = Total::default();
    for submission in submissions {
        let Some(part) = submission.quantity(code) else { continue };
        total.quantity = Some(add(total.quantity, part));
        total.from.push(Arc::clone(&submission.locality.id.code));
    }
    total
}

/// Quotient of the two sums over the localities that reported both: a locality with one of them would shift the rate.
fn ratio(submissions: &[&Submission], of: &str, per: &str) -> Total {
    let both: Vec<&Submission> =
        submissions.iter().copied().filter(|s| s.quantity(of).is_some() && s.quantity(per).is_some()).collect();
    let (of, per) = (sum(&both, of), sum(&both, per));
    let quantity = match (of.quantity, per.quantity) {
        (Some(of), Some(per)) => percent(of.value, per.value).map(|value| Quantity {
            value,
            // More leased land means a higher rate, more land a lower one; either way it is only about right.
            qualifier: of.qualifier.or(per.qualifier).map(|_| Qualifier::About),
        }),
        _ => None,
    };
    Total { quantity, from: of.from }
}

/// A ratio by another way of reckoning, over the localities that reported all of its lines.
fn reckoned(method: &RateMethod, submissions: &[&Submission]) -> Reckoned {
    let parts = |submission: &Submission| -> Option<(Decimal, Decimal)> {
        let values = method.of.iter().map(|code| Some(submission.quantity(code)?.value));
        Some((values.sum::<Option<Decimal>>()?, submission.quantity(&method.per)?.value))
    };
    let all: Vec<(Decimal, Decimal)> = submissions.iter().filter_map(|submission| parts(submission)).collect();
    let (of, per) = all.iter().fold((Decimal::ZERO, Decimal::ZERO), |(a, b), (of, per)| (a + of, b + per));
    Reckoned {
        title: method.title.clone(),
        of: method.of.clone(),
        per: Arc::clone(&method.per),
        value: percent(of, per),
        reported: all.len(),
    }
}

fn add(total: Option<Quantity>, part: Quantity) -> Quantity {
    let Some(total) = total else { return part };
    Quantity {
        value: (total.value + part.value).normalize(),
        qualifier: Qualifier::of_sum(total.qualifier, part.qualifier),
    }
}

/// As printed; three dots where nothing usable was reported, so that a gap is never taken for a zero.
fn text(quantity: Option<Quantity>, unit: &str) -> String {
    quantity.map_or_else(|| "…".to_owned(), |quantity| number::quantity(quantity, unit))
}
