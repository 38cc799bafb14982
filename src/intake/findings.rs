//! Findings about a file that could not be read, or not wholly.

use super::read::{Note, Reason};
use super::text::shown;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::message::Message;
use crate::model::reading;
use crate::model::workbook::CellRef;
use crate::msg;
use std::sync::Arc;

/// How many cells a finding about many names.
const PLACES_NAMED: usize = 5;

/// The file is not read at all.
pub(super) fn unopenable(file: Arc<str>, reason: Reason) -> Finding {
    let message = msg!("reading-unopenable", file = &file, reason = reason);
    Finding::new(reading::UNOPENABLE, Severity::Error, message)
        .with_location(Location::File(file))
        .with_suggestion(save_again())
}

/// A cell whose text holds characters that no document can show.
pub(super) struct Unprintable {
    pub(super) at: CellRef,
    /// The text with their codes in their places.
    pub(super) text: String,
    /// The first of them.
    pub(super) first: char,
    /// How many there are.
    pub(super) count: usize,
}

/// Cells whose texts hold characters that no document can show: one finding for a workbook, which may have thousands.
pub(super) fn unprintable(cells: &[Unprintable]) -> Option<Finding> {
    let first = cells.first()?;
    let code = format!("{:04X}", u32::from(first.first));
    let message = match cells {
        [only] => msg!("reading-unprintable", cell = only.at.a1(), count = only.count.to_string(), code = code),
        _ => {
            let count = cells.iter().map(|cell| cell.count).sum::<usize>();
            let cells = places(cells.iter().map(|cell| &cell.at));
            msg!("reading-unprintable-many", cells = cells, count = count.to_string(), code = code)
        }
    };
    let finding = Finding::new(reading::CHARACTER, Severity::Info, message);
    Some(finding.with_cell(&first.at, &*first.text).with_suggestion(msg!("reading-retype")))
}

/// Cells whose texts were read without the characters in them that have no look, or with full-width ones made usual.
pub(super) fn plain(cells: &[(CellRef, String)]) -> Option<Finding> {
    let (first, text) = cells.first()?;
    let message = msg!("reading-made-plain", cells = places(cells.iter().map(|(at, _)| at)));
    let finding = Finding::new(reading::CHARACTER, Severity::Info, message);
    Some(finding.with_cell(first, &**text).with_suggestion(msg!("reading-make-plain")))
}

/// How many cells, and the first of them.
fn places<'c>(cells: impl ExactSizeIterator<Item = &'c CellRef>) -> Message {
    let count = cells.len();
    let mut named: Vec<String> = cells.take(PLACES_NAMED).map(|at| format!("{}!{}", at.sheet, at.a1())).collect();
    if count > named.len() {
        named.push("…".to_owned());
    }
    msg!("reading-places", count = count, places = named)
}

/// What went wrong while reading, short of refusing the file.
pub(super) fn note(file: &Arc<str>, note: &Note, printable: &dyn Fn(char) -> bool) -> Finding {
    match note {
        Note::Broken { sheet, cells, reason } => {
            let sheet: Arc<str> = shown(sheet, printable).into();
            let message =
                msg!("reading-sheet-broken", sheet = &sheet, cells = cells.to_string(), reason = reason.clone());
            Finding::new(reading::UNOPENABLE, Severity::Error, message)
                .with_location(Location::Sheet(Arc::clone(file), sheet))
                .with_suggestion(save_again())
        }
        Note::Cut { sheet, row, col, kept } => {
            let sheet = shown(sheet, printable).into();
            let at = CellRef { file: Arc::clone(file), sheet, row: *row, col: *col };
            let message = msg!("reading-cell-cut", cell = at.a1(), kept = kept.to_string());
            Finding::new(reading::CHARACTER, Severity::Warning, message)
                .with_location(Location::Cell(at))
                .with_suggestion(msg!("reading-shorten"))
        }
    }
}

fn save_again() -> Reason {
    msg!("reading-save-again")
}
