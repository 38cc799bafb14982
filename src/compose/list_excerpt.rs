//! What documents take of a locality's list: all of any list that a locality needs, and the beginning of one that would flood
//! the book. They say what is left out and where it stands whole.

use super::report_context::ReportContext;
use crate::model::excerpt::excerpt;
use crate::model::form::{ColumnKind, TableColumn};
use crate::model::submission::{TableRow, TableValue};
use crate::msg;
use std::num::NonZeroUsize;

/// Rows of a list of things with numbers: twice those of the longest that a locality has (149 clusters).
const MEASURED: usize = 300;
/// Rows of a list of words, of which each is read as a paragraph: several times those of the longest (9 delegates).
const WORDED: usize = 50;
/// Characters of a list of things with numbers, half more than the longest has (12.700): about eight pages.
const MEASURED_TEXT: usize = 20_000;
/// Characters of a list of words, several times those of the longest (1.551): about four pages.
const WORDED_TEXT: usize = 10_000;
/// Characters of a cell: five times the longest petition (205).
const CELL: usize = 1_000;

/// Characters of a number, whatever stands around it in its cell.
const NUMBER: usize = 20;

/// In the context of templates, in the last row of a locality of which some are left out: how many those are. No template names
/// it; `how_many` counts them.
pub(super) const AND_MORE: &str = "and_more";

/// The rows of a list that documents print.
pub(super) struct ListExcerpt<'s> {
    pub(super) rows: Vec<&'s TableRow>,
    /// How many there are besides.
    pub(super) left_out: usize,
}

impl<'s> ListExcerpt<'s> {
    /// Of the rows of one locality, in a sheet with these columns.
    pub(super) fn of(columns: &[TableColumn], mut all: impl Iterator<Item = &'s TableRow>) -> ListExcerpt<'s> {
        let measured = columns.iter().any(|column| matches!(column.kind, ColumnKind::Number { .. }));
        let (most, mut room) = if measured { (MEASURED, MEASURED_TEXT) } else { (WORDED, WORDED_TEXT) };
        let (mut rows, mut left_out) = (Vec::new(), 0);
        for row in all.by_ref() {
            let length: usize = row.cells.iter().map(|(_, value)| length(value)).sum();
            if rows.len() == most || length > room && !rows.is_empty() {
                left_out = 1;
                break;
            }
            room = room.saturating_sub(length);
            rows.push(row);
        }
        left_out += all.count();
        ListExcerpt { rows, left_out }
    }

    /// Leaves out all but the first.
    pub(super) fn truncate(&mut self, most: NonZeroUsize) {
        self.left_out += self.rows.len().saturating_sub(most.get());
        self.rows.truncate(most.get());
    }

    /// `Còn 4.690 dòng …`: what is said below the rows, where some are left out.
    pub(super) fn words(&self, subject: &ReportContext) -> Option<String> {
        let at = &self.rows.last().filter(|_| self.left_out > 0)?.at;
        let count = subject.count(self.left_out);
        Some(subject.say(msg!("list-left-out", count = count, file = &at.file, sheet = &at.sheet)))
    }
}

/// Characters of a cell that are printed.
fn length(value: &TableValue) -> usize {
    match value {
        TableValue::Text(text, _) => text.chars().take(CELL).count(),
        TableValue::Number(reported) => reported.raw.len().min(NUMBER),
    }
}

/// A cell of a table sheet, whole.
pub(super) fn value_text(subject: &ReportContext, value: &TableValue) -> String {
    match value {
        TableValue::Text(text, _) => text.clone(),
        TableValue::Number(reported) => match reported.quantity.qualifier {
            Some(qualifier) => format!("{} {}", subject.qualifier(qualifier), subject.number(reported.quantity.value)),
            None => subject.number(reported.quantity.value),
        },
    }
}

/// A cell as documents print it: a text that would fill pages is cut, and says where it stands whole.
pub(super) fn cell_text(subject: &ReportContext, row: &TableRow, column: &str) -> String {
    let Some(value) = row.cells.get(column) else { return String::new() };
    let whole = value_text(subject, value);
    if whole.len() <= CELL {
        return whole;
    }
    match excerpt(&whole, CELL) {
        cut if *cut == *whole => whole,
        cut => {
            let at = row.cell(column);
            subject.say(msg!("text-left-out", text = &*cut, sheet = &at.sheet, cell = at.a1(), file = &at.file))
        }
    }
}
