//! The figure of one line: of a locality, of a region, of the country.

use super::effective_values::{self, Standing};
use super::total::{rate, ratio, sum};
use crate::model::figure::{CARRIED, Figure, Method, Place, Reckoned, Source};
use crate::model::form::{Form, Line, National, RateMethod};
use crate::model::locality::Locality;
use crate::model::number;
use crate::model::quantity::{Quantity, percent};
use crate::model::submission::Reported;
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::Arc;

/// What a locality reported of a line.
pub(super) fn of_locality(line: &Line, locality: &Locality, standing: Option<&Standing<'_>>) -> Figure {
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

/// A ratio computed in another way, over the localities that have all of its lines.
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
