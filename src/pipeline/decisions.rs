//! Which decisions apply to what came: on the values of files that count.

use crate::model::decision::{Decision, Decisions, Ruling, ValueDecisions, ValueRuling};
use crate::model::finding::{Checked, Finding, Severity};
use crate::model::message::Message;
use crate::model::reading;
use crate::model::submission::Submission;
use crate::msg;
use crate::pipeline::receipts::Receipt;
use std::sync::Arc;

/// Decisions on values of files that count, and a finding for the secretariat on each of which the file does not.
/// `accepted` is by code.
pub(crate) fn on_values(
    decisions: &Decisions,
    accepted: &[Submission],
    receipts: &[Receipt],
) -> Checked<ValueDecisions> {
    let (mut applied, mut findings) = (ValueDecisions::new(), Vec::new());
    for decision in decisions.in_force() {
        let Some(value) = decision.ruling.as_ref().and_then(Ruling::value) else { continue };
        let place_and_line = (Arc::clone(&value.place), Arc::clone(&value.line));
        match applies(decision, value, accepted, receipts) {
            Ok(()) => drop(applied.insert(place_and_line, decision.clone())),
            Err(why) => findings.push(void(decision, value, why)),
        }
    }
    Checked { value: applied, findings }
}

/// Whether a decision is about the file that counts and the value in it.
fn applies(
    decision: &Decision,
    ruling: &ValueRuling,
    accepted: &[Submission],
    receipts: &[Receipt],
) -> Result<(), Message> {
    let named = receipts.iter().filter(|receipt| receipt.sha256 == ruling.file.sha256);
    let files: Vec<&Arc<str>> = named.map(|receipt| &receipt.file).collect();
    if files.is_empty() {
        return Err(msg!("decision-file-gone", file = &ruling.file.name));
    }
    let counting = accepted.iter().find(|one| one.locality.id.code == ruling.place);
    let Some(counting) = counting.filter(|one| files.contains(&&one.file)) else {
        return Err(msg!("decision-another-file", file = &ruling.file.name));
    };
    let read = counting.quantity(&ruling.line).map(|quantity| quantity.value);
    let is_accepted = matches!(decision.ruling, Some(Ruling::Accept(_)));
    if is_accepted && read != Some(ruling.value) {
        let read = read.map_or_else(|| msg!("no-value"), Message::verbatim);
        return Err(msg!("waiver-of-another-value", value = read));
    }
    Ok(())
}

fn void(decision: &Decision, ruling: &ValueRuling, why: Message) -> Finding {
    let (id, place, line) = (&decision.id, &ruling.place, &ruling.line);
    let message = msg!("decision-not-applied", id = id, place = place, line = line, why = why);
    Finding::new(reading::WAIVER, Severity::Warning, message)
        .with_suggestion(msg!("decision-not-applied-correction", id = id))
}
