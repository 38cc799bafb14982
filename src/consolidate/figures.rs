//! The figure of one line: of a locality, of a region, of the country.

use super::effective_values::{self, Effective};
use super::scope::Scope;
use super::total::{self, rate};
use super::uncertainty;
use crate::model::decision::Ruling;
use crate::model::doubt::Doubt;
use crate::model::figure::{CARRIED, Figure, MISSING, Method, NOT_APPLICABLE, Place, Reckoned, Source, Terms};
use crate::model::form::{Form, Line, National, RateMethod};
use crate::model::locality::Locality;
use crate::model::number::{self, Decimals};
use crate::model::quantity::{self, Interval, Quantity};
use crate::model::standing::Standing;
use crate::model::submission::Reported;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a locality reported of a line.
pub(super) fn of_locality(line: &Line, locality: &Locality, values: Option<&Effective<'_>>) -> Figure {
    let carried = values.filter(|values| values.is_carried());
    let terms = values.and_then(|values| own_terms(line, values));
    let computed = terms.and_then(rate).map(|quantity| quantity.value);
    let reported = values.and_then(Effective::submission).and_then(|submission| submission.lines.get(&line.code));
    let quantity = values.filter(|values| !values.is_carried()).and_then(|values| values.with_held(&line.code));
    let decision = values.and_then(|values| values.decision(&line.code));
    let is_corrected = decision.is_some_and(|one| matches!(one.ruling, Some(Ruling::Correct { .. })));
    let method = if is_corrected { Method::Corrected } else { Method::Reported };
    let doubt = reported.zip(values).map(|(_, values)| doubt_of(line, values)).unwrap_or_default();
    let place = Place::Locality(Arc::clone(&locality.id.code));
    let figure = Figure {
        value: quantity.map(|quantity| quantity.value),
        computed,
        terms,
        qualifier: quantity.and_then(|quantity| quantity.qualifier),
        reported: usize::from(quantity.is_some()),
        decision: decision.map(|decision| Arc::clone(&decision.id)),
        sources: reported.map(cell_source).into_iter().collect(),
        standing: doubt.standing,
        computed_standing: parts_standing(line, values),
        range: quantity.map(|quantity| around(quantity.value, doubt.stake)),
        doubt: doubt.findings,
        ..Figure::unknown(place, Arc::clone(&line.code), Arc::clone(&line.unit), method)
    };
    match carried {
        Some(values) => carried_forward(line, values, figure),
        None => with_text(line, figure),
    }
}

/// The figure of a locality of which nothing counts: its stock of the conference before, or the rate that such stocks
/// give; as it was where neither is known.
fn carried_forward(line: &Line, values: &Effective<'_>, figure: Figure) -> Figure {
    let (quantity, lines) = match &line.national {
        National::Ratio { of, per } => (figure.terms.and_then(rate), vec![of, per]),
        National::Sum | National::None => (values.quantity(&line.code), vec![&line.code]),
    };
    let Some(quantity) = quantity else { return with_text(line, figure) };
    let figure = Figure {
        value: Some(quantity.value),
        qualifier: quantity.qualifier,
        method: Method::Carried,
        carried: vec![Arc::clone(values.code())],
        sources: lines.into_iter().flat_map(|line| values.carried_cells(line)).cloned().collect(),
        ..figure
    };
    with_text(line, figure)
}

fn own_terms(line: &Line, values: &Effective<'_>) -> Option<Terms> {
    match &line.national {
        National::Ratio { of, per } => Some(Terms { of: values.quantity(of)?, per: values.quantity(per)? }),
        National::Sum | National::None => None,
    }
}

/// Why what a locality reported of a line is not sound. A rate is doubtful where its numerator or denominator is not sound,
/// whatever was typed for it.
fn doubt_of(line: &Line, values: &Effective<'_>) -> Doubt {
    let own = values.doubt(&line.code).cloned().unwrap_or_default();
    if !line.is_rate() {
        return own;
    }
    line.parts().iter().filter_map(|part| values.doubt(part)).fold(own, |own, part| Doubt {
        standing: own.standing.max(part.standing.min(Standing::Doubtful)),
        findings: own.findings.iter().chain(&part.findings).cloned().collect(),
        stake: None,
    })
}

/// What the book may do with what numerator and denominator give.
fn parts_standing(line: &Line, values: Option<&Effective<'_>>) -> Standing {
    let parts = line.parts();
    let worst = values.and_then(|values| parts.iter().map(|part| values.standing(part)).max());
    worst.unwrap_or_default().min(Standing::Doubtful)
}

fn around(value: Decimal, stake: Option<Decimal>) -> Interval {
    let stake = stake.unwrap_or_default();
    Interval { low: value - stake, high: value + stake }
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
pub(super) fn of_group(scope: &Scope<'_>, line: &Line, place: &Place, counted: &[&Effective<'_>]) -> Figure {
    let method = match &line.national {
        National::None => Method::None,
        National::Sum => Method::Sum,
        National::Ratio { .. } => Method::Ratio,
    };
    let total = total::of_line(line, counted, Effective::quantity);
    let (carried, reported) = effective_values::split(total.from.iter().copied());
    let places = total.from.iter().map(|values| Place::Locality(Arc::clone(values.code())));
    let value = total.quantity.map(|quantity| quantity.value);
    let doubt = uncertainty::of_total(line, counted, value, scope.materiality).unwrap_or_default();
    let figure = Figure {
        value,
        terms: total.terms,
        qualifier: total.quantity.and_then(|quantity| quantity.qualifier),
        approximate: total.approximate,
        reported,
        carried,
        sources: places.map(|place| Source::Place { place }).collect(),
        standing: if doubt.is_material { Standing::Doubtful } else { Standing::Sound },
        doubt: doubt.findings,
        with_held: doubt.with_held,
        held: doubt.held,
        doubtful: doubt.doubtful,
        range: doubt.range.or(value.map(|value| around(value, None))),
        methods: methods(scope.form, line, counted),
        ..Figure::unknown(place.clone(), Arc::clone(&line.code), Arc::clone(&line.unit), method)
    };
    with_text(line, figure)
}

/// The ways to compute a ratio, all over the localities that have the lines of every one of them: what differs between them
/// is the way alone.
fn methods(form: &Form, line: &Line, counted: &[&Effective<'_>]) -> Vec<Reckoned> {
    let methods: Vec<&RateMethod> = form.methods.iter().filter(|method| method.line == line.code).collect();
    let lines: BTreeSet<&str> =
        methods.iter().flat_map(|method| method.of.iter().chain([&method.per])).map(|code| &**code).collect();
    let has_all = |values: &&&Effective<'_>| lines.iter().all(|code| values.quantity(code).is_some());
    let known: Vec<&Effective<'_>> = counted.iter().filter(has_all).copied().collect();
    methods.into_iter().map(|method| reckoned(method, &known, line.decimals)).collect()
}

fn reckoned(method: &RateMethod, known: &[&Effective<'_>], decimals: u32) -> Reckoned {
    let total = |code: &str| {
        total::sum(known, code, Effective::quantity).quantity.map_or(Decimal::ZERO, |quantity| quantity.value)
    };
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
