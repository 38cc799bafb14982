//! What a rule sees: one submission and what it is checked against.

use super::context::Context;
use super::side::{Lines, Side};
use crate::model::submission::{Submission, TableRow};

/// One submission and what it is checked against.
#[derive(Clone, Copy)]
pub struct RuleInput<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) submission: &'a Submission,
}

impl<'a> RuleInput<'a> {
    /// Rows of a table sheet.
    pub(super) fn rows(self, table: &str) -> &'a [TableRow] {
        self.submission.tables.get(table).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Lines<'a> for RuleInput<'a> {
    fn reported(self, code: &str) -> Option<Side<'a>> {
        let reported = self.submission.lines.get(code)?;
        Some(Side::reported(self.context.form.line(code)?, reported))
    }
}
