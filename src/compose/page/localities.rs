//! One row for each locality: what became of its report, its headline figures, its documents and findings.

use super::headlines;
use super::links::{Listed, of_locality};
use super::state::State;
use crate::compose::figures::{Spot, text};
use crate::compose::report_context::ReportContext;
use crate::model::figure::{Aspect, FigureKey, MISSING, Place};
use crate::model::finding::Severity;
use crate::model::form::Line;
use crate::model::locality::Locality;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All localities, in the order of their codes.
pub(super) fn rows(subject: &ReportContext, listed: &Listed<'_>) -> Value {
    let lines = headlines::lines(subject);
    subject.book.localities.iter().map(|locality| row(subject, listed, &lines, locality)).collect()
}

/// One locality.
pub(super) fn row_of(subject: &ReportContext, listed: &Listed<'_>, locality: &Locality) -> Value {
    row(subject, listed, &headlines::lines(subject), locality)
}

fn row(subject: &ReportContext, listed: &Listed<'_>, lines: &[&Line], locality: &Locality) -> Value {
    let code = &locality.id.code;
    let place = Place::Locality(Arc::clone(code));
    let state = State::of(subject, locality);
    let told = subject.report.of(&place);
    let count = |severity| match told.iter().filter(|finding| finding.severity == severity).count() {
        0 => String::new(),
        some => some.to_string(),
    };
    let mut figures = subject.form.lines.iter().filter_map(|line| subject.book.figure(&place, &line.code));
    let values = lines.iter().map(|line| value(subject, &place, line));
    let back = listed.backs.get(code).map(String::as_str);
    json!({
        "code": **code,
        "place": place,
        "name": *locality.name,
        "region": subject.named(&locality.region.name),
        "state": state.name(),
        "state_name": subject.catalogue.word(state.key()),
        "sign": state.sign().to_string(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "values": values.collect::<Vec<_>>(),
        "documents": of_locality(listed, code),
        "back": back.unwrap_or_default(),
        "workbook": back.unwrap_or(listed.totals),
        "has_figures": figures.any(|figure| figure.value.is_some()),
        "has_findings": !told.is_empty(),
    })
}

fn value(subject: &ReportContext, place: &Place, line: &Line) -> Value {
    let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect: Aspect::Value };
    let figure = subject.book.figure(place, &line.code);
    let text = figure.map_or_else(|| MISSING.to_owned(), |figure| text(&key, figure, subject, Spot::Running));
    json!({ "short": subject.named(&line.short), "text": text })
}

/// How many localities there are in each state that any is in, in the order of the states.
pub(super) fn states(subject: &ReportContext) -> Value {
    let mut counts: BTreeMap<State, usize> = BTreeMap::new();
    for locality in &subject.book.localities {
        *counts.entry(State::of(subject, locality)).or_default() += 1;
    }
    let of = |(state, count): (State, usize)| {
        json!({
            "state": state.name(),
            "state_name": subject.catalogue.word(state.key()),
            "sign": state.sign().to_string(),
            "count": count.to_string(),
        })
    };
    counts.into_iter().map(of).collect()
}
