//! Whether a workbook reports anything: an empty form does not, and one of zeros only where nothing says otherwise.

use super::choice::Choice;
use super::several::about;
use crate::model::finding::{Finding, Severity};
use crate::model::message::Message;
use crate::model::reading;
use crate::model::relation::Must;
use crate::model::submission::Submission;
use crate::msg;

/// What is to be said of a form without any number: it is no report.
pub(super) fn is_empty(submission: &Submission) -> Option<Finding> {
    let is_empty = submission.lines.is_empty();
    is_empty.then(|| nothing(submission, msg!("empty-report")).with_suggestion(msg!("empty-report-suggestion")))
}

/// Why a report of nothing but zeros waits: the locality's past or its own list is not empty.
pub(super) fn is_doubtful_zero(choice: Choice<'_>, submission: &Submission) -> Option<Finding> {
    let is_zero = submission.lines.values().all(|reported| reported.quantity.value.is_zero());
    let why = is_zero.then(|| otherwise(choice, submission)).flatten()?;
    Some(nothing(submission, msg!("zero-report", why = why)).with_suggestion(msg!("zero-report-suggestion")))
}

fn nothing(submission: &Submission, message: Message) -> Finding {
    about(submission, reading::NOTHING, Severity::Error, message)
}

/// What says that there is something.
fn otherwise(choice: Choice<'_>, submission: &Submission) -> Option<Message> {
    // Only lists from whose rows lines are computed: delegates and difficulties there may be without clusters.
    let mut lists = choice.form.relations.iter().filter_map(|relation| match &relation.must {
        Must::Recomputed { table, .. } => submission.tables.get(table),
        _ => None,
    });
    if lists.any(|rows| !rows.is_empty()) {
        return Some(msg!("zero-report-list"));
    }
    let then = choice.past.periods.iter().find(|then| {
        let values = then.values.get(&submission.locality.id.code);
        values.is_some_and(|values| values.values().any(|value| !value.quantity.value.is_zero()))
    });
    then.map(|then| msg!("zero-report-past", period = then.period))
}
