//! What asks for attention first: whose report does not count, which values are held or doubtful, and why.

use super::state::State;
use crate::compose::context_json::finding;
use crate::compose::doubts::{self, Doubted};
use crate::compose::report_context::{ReportContext, place_name};
use crate::model::document::plain;
use crate::model::figure::{Figure, Place};
use crate::model::finding::Finding;
use crate::model::locality::Locality;
use crate::model::standing::Standing;
use anyhow::Result;
use serde_json::{Value, json};
use std::sync::Arc;

/// Localities whose report does not count or waits for a decision.
pub(super) fn absent(subject: &ReportContext) -> Value {
    let coverage = &subject.book.coverage;
    let is_absent = |locality: &&Arc<Locality>| {
        let code = &locality.id.code;
        coverage.missing.contains(code) || coverage.waiting.contains(code)
    };
    let absent = subject.book.localities.iter().filter(is_absent).map(|locality| {
        let (code, state) = (&locality.id.code, State::of(subject, locality));
        let told = subject.report.of(&Place::Locality(Arc::clone(code)));
        let carried = subject.book.carried.as_ref().is_some_and(|carried| carried.localities.contains(code));
        json!({
            "code": **code,
            "name": *locality.name,
            "state": state.name(),
            "state_name": subject.catalogue.word(state.key()),
            "sign": state.sign().to_string(),
            "carried": carried,
            "reasons": told.iter().map(|finding| reason(subject, finding)).collect::<Vec<_>>(),
        })
    });
    absent.collect()
}

/// Values that are held, then those that are doubtful, by their effect on the country's total; those of a locality that the
/// same findings speak of stand together.
pub(super) fn doubted(subject: &ReportContext) -> Result<Value> {
    let doubted = doubts::all(subject);
    let mut groups: Vec<Vec<&Doubted<'_>>> = Vec::new();
    for one in &doubted {
        let cause = cause(one.figure());
        match groups.iter_mut().find(|group| group.iter().any(|other| self::cause(other.figure()) == cause)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.iter().filter_map(|group| Some(of_cause(subject, group.first()?, group))).collect()
}

/// What values have in common that stand together.
fn cause(figure: &Figure) -> (&Place, Standing, &[Arc<str>]) {
    (&figure.place, figure.standing, &figure.doubt)
}

fn of_cause(subject: &ReportContext, first: &Doubted<'_>, group: &[&Doubted<'_>]) -> Result<Value> {
    let figure = first.figure();
    let state = if figure.standing == Standing::Held { State::Held } else { State::Doubtful };
    let told = figure.doubt.iter().filter_map(|id| subject.report.findings.iter().find(|finding| finding.id == *id));
    Ok(json!({
        "state": state.name(),
        "sign": state.sign().to_string(),
        "standing_name": words(subject, first, "standing")?,
        "place": place_name(subject, Some(&figure.place)),
        "code": figure.place.to_string(),
        "values": group.iter().map(|one| value(subject, one)).collect::<Result<Vec<_>>>()?,
        "reasons": told.map(|finding| reason(subject, finding)).collect::<Vec<_>>(),
    }))
}

fn value(subject: &ReportContext, one: &Doubted<'_>) -> Result<Value> {
    Ok(json!({
        "line": words(subject, one, "line")?,
        "short": words(subject, one, "short")?,
        "value": words(subject, one, "value")?,
        "unit": words(subject, one, "unit")?,
        "effect": words(subject, one, "effect")?,
    }))
}

/// What a column of documents shows of a value.
fn words(subject: &ReportContext, one: &Doubted<'_>, what: &str) -> Result<String> {
    Ok(plain(&doubts::cell(subject, one, what)?))
}

/// Findings of each place together, in the order of places.
pub(super) fn findings(subject: &ReportContext) -> Value {
    let groups = subject.report.findings.chunk_by(|a, b| a.place == b.place);
    let group = |findings: &[Finding]| {
        let place = findings.first().and_then(|finding| finding.place.as_ref());
        json!({
            "code": place.map(ToString::to_string).unwrap_or_default(),
            "name": place_name(subject, place),
            "findings": findings.iter().map(|it| finding(subject, it)).collect::<Vec<_>>(),
        })
    };
    groups.map(group).collect()
}

/// A finding as a reason.
fn reason(subject: &ReportContext, finding: &Finding) -> Value {
    json!({
        "message": subject.catalogue.text(&finding.message),
        "suggestion": finding.suggestion.as_ref().map(|it| subject.catalogue.text(it)).unwrap_or_default(),
    })
}
