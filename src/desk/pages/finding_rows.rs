//! Findings as pages show them.

use crate::commands::snapshot::Snapshot;
use crate::compose::place_name;
use crate::desk::answer::encoded;
use crate::model::decision::Ruling;
use crate::model::finding::{Finding, Severity};
use crate::model::message::Message;
use crate::model::standing::Standing;
use serde_json::{Value, json};

/// A finding with its number on the page.
pub(super) fn row(snapshot: &Snapshot, finding: &Finding, number: usize) -> Value {
    let subject = &snapshot.subject;
    let say = |message: &Message| subject.catalogue.text(message);
    let say_if = |message: Option<&Message>| message.map(say).unwrap_or_default();
    let code = finding.place.as_ref().and_then(|place| place.code());
    let line = finding.line.as_deref().unwrap_or_default();
    let place = code.map(|code| encoded(code)).unwrap_or_default();
    json!({
        "number": number.to_string(),
        "id": *finding.id,
        "rule": *finding.rule,
        "severity": finding.severity.name(),
        "severity_name": say(&finding.severity.title()),
        "place": code.map_or("", |code| code),
        "place_path": place,
        "place_name": place_name(subject, finding.place.as_ref()),
        "line": line,
        "line_path": encoded(line),
        "line_name": subject.form.line(line).map_or("", |line| &line.short),
        "file": finding.at.file().unwrap_or_default(),
        "within": finding.within(),
        "cell": finding.at.cell().map(|cell| cell.a1()).unwrap_or_default(),
        "sheet": finding.at.sheet().unwrap_or_default(),
        "message": say(&finding.message),
        "suggestion": say_if(finding.suggestion.as_ref()),
        "basis": say_if(finding.basis().as_ref()),
        "also": finding.explains.iter().map(|folded| say(&folded.message)).collect::<Vec<_>>(),
        "explanation": finding.explanation.as_deref().unwrap_or_default(),
        "answered": is_answered(snapshot, finding),
        "waived": finding.waiver.as_ref().map_or("", |waiver| &waiver.reason),
        "held": finding.standing == Standing::Held && code.is_some() && finding.line.is_some(),
        "open": is_open(finding),
        "can_waive": code.is_some() && finding.waiver.is_none() && finding.severity != Severity::Info,
    })
}

/// Whether something is still asked.
pub(super) fn is_open(finding: &Finding) -> bool {
    finding.severity != Severity::Info && finding.explanation.is_none() && finding.waiver.is_none()
}

/// Whether the secretariat answered what the locality says about it.
fn is_answered(snapshot: &Snapshot, finding: &Finding) -> bool {
    let Some(code) = finding.place.as_ref().and_then(|place| place.code()) else { return false };
    snapshot.project.decisions.in_force().iter().any(|decision| match &decision.ruling {
        Some(Ruling::Explanation { rule, place, line, .. }) => {
            *rule == finding.rule && place == code && (line.is_none() || *line == finding.line)
        }
        _ => false,
    })
}
