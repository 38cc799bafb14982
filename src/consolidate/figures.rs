//! The figure of one line: of a locality, of a region, of the country.

use super::effective_values::{self, Standing};
use super::total::{rate, ratio, sum};
use crate::model::figure::{CARRIED, Figure, MISSING, Method, NOT_APPLICABLE, Place, Reckoned, Source, Terms};
use crate::model::form::{Form, Line, National, RateMethod};
use crate::model::locality::Locality;
use crate::model::number::{self, Decimals};
use crate::model::quantity::{self, Quantity};
use crate::model::submission::Reported;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a locality reported of a line.
pub(super) fn of_locality(line: &Line, locality: &Locality, standing: Option<&Standing<'_>>) -> Figure {
    let carried = standing.filter(|standing| standing.is_carried());
    let terms = standing.and_then(|standing| own_terms(line, standing));
    let computed = terms.and_then(rate).map(|quantity| quantity.value);
    let reported = standing.and_then(Standing::submission).and_then(|submission| submission.lines.get(&line.code));
    let figure = Figure {
        place: Place::Locality(Arc::clone(&locality.id.code)),
        line: Arc::clone(&line.code),
        value: reported.map(|r| r.quantity.value),
        computed,
        terms,
        unit: Arc::clone(&line.unit),
        text: String::new(),
        qualifier: reported.and_then(|r| r.quantity.qualifier),
        approximate: 0,
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
        None => with_text(line, figure),
    }
}

/// The figure of a locality of which nothing counts: its stock of the conference before, or the rate that such stocks
/// give; as it was where neither is known.
fn carried_forward(line: &Line, standing: &Standing<'_>, figure: Figure) -> Figure {
    let (quantity, lines) = match &line.national {
        National::Ratio { of, per } => (figure.terms.and_then(rate), vec![of, per]),
        National::Sum | National::None => (standing.quantity(&line.code), vec![&line.code]),
    };
    let Some(quantity) = quantity else { return with_text(line, figure) };
    let figure = Figure {
        value: Some(quantity.value),
        qualifier: quantity.qualifier,
        method: Method::Carried,
        carried: vec![Arc::clone(standing.code())],
        sources: lines.into_iter().flat_map(|line| standing.carried_cells(line)).cloned().collect(),
        ..figure
    };
    with_text(line, figure)
}

fn own_terms(line: &Line, standing: &Standing<'_>) -> Option<Terms> {
    match &line.national {
        National::Ratio { of, per } => Some(Terms { of: standing.quantity(of)?, per: standing.quantity(per)? }),
        National::Sum | National::None => None,
    }
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

/// A line of a region or the country.
pub(super) fn of_group(form: &Form, line: &Line, place: &Place, counted: &[&Standing<'_>]) -> Figure {
    let (method, total) = match &line.national {
        National::None => (Method::None, None),
        National::Sum => (Method::Sum, Some(sum(counted, &line.code))),
        National::Ratio { of, per } => (Method::Ratio, Some(ratio(counted, of, per))),
    };
    let total = total.unwrap_or_default();
    let (carried, reported) = effective_values::split(total.from.iter().copied());
    let places = total.from.iter().map(|standing| Place::Locality(Arc::clone(standing.code())));
    let figure = Figure {
        place: place.clone(),
        line: Arc::clone(&line.code),
        value: total.quantity.map(|quantity| quantity.value),
        computed: None,
        terms: total.terms,
        unit: Arc::clone(&line.unit),
        text: String::new(),
        qualifier: total.quantity.and_then(|quantity| quantity.qualifier),
        approximate: total.approximate,
        method,
        reported,
        carried,
        sources: places.map(|place| Source::Place { place }).collect(),
        methods: methods(form, line, counted),
        past: Vec::new(),
        target: None,
    };
    with_text(line, figure)
}

/// The ways to compute a ratio, all over the localities that have the lines of every one of them: what differs between them
/// is the way alone.
fn methods(form: &Form, line: &Line, counted: &[&Standing<'_>]) -> Vec<Reckoned> {
    let methods: Vec<&RateMethod> = form.methods.iter().filter(|method| method.line == line.code).collect();
    let lines: BTreeSet<&str> =
        methods.iter().flat_map(|method| method.of.iter().chain([&method.per])).map(|code| &**code).collect();
    let has_all = |standing: &&&Standing<'_>| lines.iter().all(|code| standing.quantity(code).is_some());
    let known: Vec<&Standing<'_>> = counted.iter().filter(has_all).copied().collect();
    methods.into_iter().map(|method| reckoned(method, &known, line.decimals)).collect()
}

fn reckoned(method: &RateMethod, known: &[&Standing<'_>], decimals: u32) -> Reckoned {
    let total = |code: &str| sum(known, code).quantity.map_or(Decimal::ZERO, |quantity| quantity.value);
    let (carried, reported) = effective_values::split(known.iter().copied());
    Reckoned {
        title: method.title.clone(),
        of: method.of.clone(),
        per: Arc::clone(&method.per),
        value: quantity::rate(method.of.iter().map(|code| total(code)).sum(), total(&method.per), decimals),
        reported,
        carried,
    }
}

/// Adds the number as running text prints it, with the mark of what is carried forward; a sign where there is none, so that a
/// gap is never taken for a zero.
fn with_text(line: &Line, figure: Figure) -> Figure {
    let number = figure.printed(line.decimals).map(|value| {
        let quantity = Quantity { value, qualifier: figure.printed_qualifier(figure.qualifier) };
        number::quantity_in(quantity, &line.unit, Decimals::AtMost(line.decimals))
    });
    let text = match number {
        Some(number) if figure.carried.is_empty() => number,
        Some(number) => number + &CARRIED.to_string(),
        None => if figure.is_applicable() { MISSING } else { NOT_APPLICABLE }.to_owned(),
    };
    Figure { text, ..figure }
}
