//! What an annotated workbook says.

use super::marking::Annotations;
use crate::messages::Catalogue;
use crate::model::finding::{Finding, Folded, Severity};
use crate::model::message::Message;
use crate::model::result_sheet::Column;
use crate::ooxml::Unusable;
use crate::{key, msg};

/// Key of what is said of a finding that was corrected since the workbook was handed back before.
pub(super) const CORRECTED: &str = key!("results-corrected");

/// Title of the sheet.
pub(super) fn title(marking: &Annotations<'_>) -> String {
    marking.catalogue.text(&msg!("results-title", place = marking.place.to_uppercase()))
}

/// Heads of the columns; those of hidden columns are empty.
pub(super) fn head(column: Column, catalogue: &Catalogue) -> String {
    let key = match column {
        Column::Number => key!("results-head-number"),
        Column::Severity => key!("head-severity"),
        Column::Rule => key!("head-rule"),
        Column::Address => key!("results-head-address"),
        Column::Raw => key!("head-raw"),
        Column::Message => key!("head-finding"),
        Column::Left => key!("results-head-left"),
        Column::Right => key!("results-head-right"),
        Column::Suggestion => key!("results-head-suggestion"),
        Column::Basis => key!("head-basis"),
        Column::Explanation => key!("results-head-explanation"),
        Column::State | Column::Sheet | Column::Cell | Column::Line | Column::Matter => return String::new(),
    };
    catalogue.word(key)
}

/// The lines under the title: for what, how many, what to do by when.
pub(super) fn verdict(marking: &Annotations<'_>, refused: Option<Unusable>) -> Vec<String> {
    let count = |severity| marking.findings.iter().filter(|finding| finding.severity == severity).count();
    let [errors, warnings, notes] = Severity::ALL.map(count);
    let asked = match (errors, warnings) {
        (0, 0) => msg!("results-nothing-to-do"),
        (0, _) => msg!("results-explain"),
        (_, 0) => msg!("results-correct"),
        _ => msg!("results-correct-and-explain"),
    };
    let lines = [
        msg!("results-of", conference = marking.conference, period = marking.period),
        msg!("results-file", file = marking.file, at = marking.created),
        msg!("results-count", errors = errors, warnings = warnings, notes = notes),
        asked,
    ];
    let is_asked = errors + warnings > 0;
    let answer_by = marking.answer_by.filter(|_| is_asked).map(|by| msg!("results-answer-by", by = by));
    let refused = refused.map(|refused| msg!("results-not-in-file", reason = refused.message()));
    lines.into_iter().chain(answer_by).chain(refused).map(|line| marking.catalogue.text(&line)).collect()
}

/// A finding's message with what has the same cause and what was decided.
pub(super) fn told(finding: &Finding, catalogue: &Catalogue) -> String {
    let others = finding.explains.iter().filter(|folded| folded.rule != finding.rule);
    let others = others.map(|folded| msg!("results-same-cause", rule = &folded.rule, message = folded.message.clone()));
    let waived = finding.waiver.as_ref().map(|it| msg!("results-waived", by = &it.by, reason = &it.reason));
    lines(std::iter::once(finding.message.clone()).chain(others).chain(waived), catalogue)
}

/// Head of the list of what was corrected.
pub(super) fn corrected(count: usize, catalogue: &Catalogue) -> String {
    catalogue.text(&msg!("results-corrected-count", count = count))
}

/// What is noted on a cell of a finding.
pub(super) fn note(finding: &Finding, catalogue: &Catalogue) -> String {
    let suggestion = finding.suggestion.clone().map(|suggestion| msg!("note-suggestion", suggestion = suggestion));
    let basis = finding.basis().map(|basis| msg!("note-basis", basis = basis));
    let first = on_cell(&finding.rule, finding.severity, &finding.message, catalogue);
    lines(std::iter::once(first).chain(suggestion).chain(basis), catalogue)
}

/// What is noted on a cell that a finding is reported for as well.
pub(super) fn note_under(folded: &Folded, cause: &Finding, catalogue: &Catalogue) -> String {
    let first = on_cell(&folded.rule, folded.severity, &folded.message, catalogue);
    let same = msg!("note-same-cause", rule = &cause.rule, cells = cause.within());
    lines([first, same], catalogue)
}

fn on_cell(rule: &str, severity: Severity, message: &Message, catalogue: &Catalogue) -> Message {
    let severity = catalogue.text(&severity.message()).to_uppercase();
    msg!("note-on-cell", severity = severity, rule = rule, message = message.clone())
}

fn lines(messages: impl IntoIterator<Item = Message>, catalogue: &Catalogue) -> String {
    messages.into_iter().map(|message| catalogue.text(&message)).collect::<Vec<_>>().join("\n")
}
