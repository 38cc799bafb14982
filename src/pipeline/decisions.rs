//! Which decisions apply to what came: on the values of files that count.

use crate::messages::cause;
use crate::model::decision::{Answer, Decision, Decisions, Ruling, ValueDecisions, ValueRuling};
use crate::model::explanation::Explanation;
use crate::model::figure::Place;
use crate::model::finding::{Checked, Finding, Severity};
use crate::model::form::Form;
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

/// Gives findings what localities say about them on their pages, the last that each said of it as it is now.
pub(crate) fn explain(explanations: &[Explanation], form: &Form, findings: &mut [Finding]) {
    if explanations.is_empty() {
        return;
    }
    let takes = |finding: &&mut Finding| form.takes_explanation(finding) || reading::takes_reason(finding);
    for finding in findings.iter_mut().filter(takes) {
        let about = cause(finding);
        let is_meant = |one: &&Explanation| *one.finding == *finding.id && is_same_text(&one.about, &about);
        if let Some(said) = explanations.iter().rev().find(is_meant) {
            finding.explanation = Some(said.text.clone());
        }
    }
}

/// Whether texts are the same but for blanks, which a cell of one line does not keep.
fn is_same_text(one: &str, other: &str) -> bool {
    let words = |text: &'_ str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(one) == words(other)
}

/// Answers the explanations of localities as was decided: one that is accepted stands, with the reason of the decision where
/// the locality wrote nothing itself; one that is refused leaves the finding to be corrected, and says why.
pub(crate) fn answer_explanations(decisions: &Decisions, findings: &mut [Finding]) {
    let in_force = decisions.in_force();
    for finding in findings {
        let answered = in_force.iter().rev().find_map(|decision| Some((decision, answer_to(finding, decision)?)));
        match answered {
            Some((decision, Answer::Accepted)) => {
                finding.explanation.get_or_insert_with(|| decision.reason.clone());
            }
            Some((decision, Answer::Refused)) => {
                finding.explanation = None;
                finding.suggestion = Some(msg!("explanation-refused", reason = &decision.reason));
            }
            None => {}
        }
    }
}

/// What a decision answers to the explanation of a finding, if it is about it.
fn answer_to(finding: &Finding, decision: &Decision) -> Option<Answer> {
    let Some(Ruling::Explanation { rule, place, line, answer }) = &decision.ruling else { return None };
    let is_meant = finding.rule == *rule
        && finding.place.as_ref() == Some(&Place::Locality(Arc::clone(place)))
        && (line.is_none() || finding.line == *line);
    is_meant.then_some(*answer)
}

fn void(decision: &Decision, ruling: &ValueRuling, why: Message) -> Finding {
    let (id, place, line) = (&decision.id, &ruling.place, &ruling.line);
    let message = msg!("decision-not-applied", id = id, place = place, line = line, why = why);
    Finding::new(reading::WAIVER, Severity::Warning, message)
        .with_suggestion(msg!("decision-not-applied-correction", id = id))
}
