//! V19: the day up to which the data run.

use super::super::input::RuleInput;
use super::code_rule::{self, Check, CodeRules};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::FieldRole;
use crate::model::message::Message;
use crate::model::period::CUT_OFF_BASIS;
use crate::model::rule::Rule;
use crate::msg;
use std::sync::Arc;

const ID: &str = "V19";
const SEVERITY: Severity = Severity::Warning;

/// Data run to the day of the conference; where that is 14 June of a half-year or 14 December of a year, it is the day of
/// Thông tư số 14/2024/TT-BCT, Điều 3, and not the end of the month. Another day, an unreadable one or none is reported: figures
/// of different days would be added up.
pub(super) fn rule() -> CodeRules {
    CodeRules {
        rules: vec![Rule {
            title: msg!("rule-v19"),
            why: msg!("rule-v19-why"),
            reads: msg!("rule-v19-reads"),
            example: msg!("rule-v19-example"),
            basis: vec![CUT_OFF_BASIS.into()],
            ..code_rule::rule(ID, &[SEVERITY], file!())
        }],
        check: Check::One(cut_off),
    }
}

fn cut_off(input: RuleInput<'_>) -> Vec<Finding> {
    let submission = input.submission;
    let field = input.context.form.field(FieldRole::DataTo);
    let text = field.and_then(|field| submission.info.get(&field.key)).cloned().unwrap_or_default();
    let day = input.context.day;
    // A workbook of another period is refused for that; nothing is to be corrected in its day.
    if submission.data_to == Some(day) || submission.period.is_some_and(|period| period != input.context.period) {
        return Vec::new();
    }
    let (message, found) = match submission.data_to {
        Some(found) => (msg!("cut-off-another-day", day = found, wanted = day), Message::verbatim(found)),
        None if text.is_empty() => (msg!("cut-off-no-day", wanted = day), msg!("not-given")),
        None => (msg!("cut-off-unreadable", text = &text, wanted = day), Message::verbatim(&text)),
    };
    let at = field.and_then(|field| submission.info_at.get(&field.key)).cloned();
    let mut finding = Finding::new(ID, SEVERITY, message)
        .with_location(at.map_or_else(|| Location::File(Arc::clone(&submission.file)), Location::Cell))
        .with_sides(found, Message::verbatim(day))
        .with_suggestion(msg!("cut-off-correction", wanted = day))
        .with_basis((Some(day) == input.context.period.cut_off()).then(|| CUT_OFF_BASIS.into()));
    finding.raw = (!text.is_empty()).then_some(text);
    vec![finding]
}
