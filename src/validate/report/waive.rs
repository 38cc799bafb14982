//! Waivers applied to what was found, each to the value it was given for only.

use super::super::side::amount;
use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::message::Message;
use crate::model::reading;
use crate::model::submission::Submission;
use crate::model::waiver::Waiver;
use crate::msg;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Waives the finding a waiver was given for, or says why it does not apply.
pub(super) fn apply(
    waiver: &Waiver,
    findings: &mut [Finding],
    by_file: &BTreeMap<&str, &Submission>,
    today: NaiveDate,
) -> Result<Finding, Message> {
    if let Some(day) = waiver.until.filter(|day| *day < today) {
        return Err(msg!("waiver-expired", day = day));
    }
    let matches = |finding: &Finding| {
        finding.rule == waiver.rule
            && finding.place.as_ref() == Some(&waiver.place)
            && (waiver.line.is_none() || finding.line == waiver.line)
    };
    let at = findings.iter().position(matches).ok_or_else(|| under(waiver, findings))?;
    let Some(finding) = findings.get_mut(at) else { return Err(under(waiver, &[])) };
    let found = value_of(finding, by_file);
    if waiver.value.is_some() && waiver.value != found {
        let found = found.map_or_else(|| msg!("no-value"), Message::verbatim);
        return Err(msg!("waiver-of-another-value", value = found));
    }
    let before = finding.clone();
    finding.severity = Severity::Info;
    finding.waiver = Some(waiver.clone());
    Ok(before)
}

/// Why a waiver finds nothing: what it was given for is gone, or reported under something else.
fn under(waiver: &Waiver, findings: &[Finding]) -> Message {
    let about = |finding: &&Finding| {
        let grouped = finding.explains.iter();
        let mut same = grouped.filter(|folded| folded.rule == waiver.rule && folded.line == waiver.line);
        finding.place.as_ref() == Some(&waiver.place) && same.next().is_some()
    };
    match findings.iter().find(about) {
        Some(cause) => msg!("waiver-under-another", rule = &cause.rule),
        None => msg!("waiver-of-nothing"),
    }
}

fn value_of(finding: &Finding, by_file: &BTreeMap<&str, &Submission>) -> Option<Decimal> {
    let submission = by_file.get(finding.at.file()?)?;
    Some(submission.quantity(finding.line.as_ref()?)?.value)
}

/// A waiver that does not apply says so, to the secretariat.
pub(super) fn not_applied(form: &Form, waiver: &Waiver, why: Message) -> Finding {
    let line = waiver.line.as_deref().and_then(|code| form.line(code));
    let name = line.map(|line| format!("{} ({})", line.code, line.short));
    let about = match (name, line.zip(waiver.value)) {
        (Some(name), Some((line, value))) => {
            msg!("waiver-about-value", line = name, value = amount(value, &line.unit))
        }
        (Some(name), None) => msg!("waiver-about-line", line = name),
        (None, _) => Message::verbatim(""),
    };
    let place = waiver.place.to_string();
    let message = msg!("waiver-not-applied", rule = &waiver.rule, place = place, about = about, why = why);
    Finding::new(reading::WAIVER, Severity::Warning, message).with_suggestion(msg!("waiver-not-applied-correction"))
}
