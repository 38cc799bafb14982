//! Findings about a file that could not be read, or not wholly.

use super::read::{Note, Reason};
use super::text::shown;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::reading;
use crate::model::workbook::CellRef;
use crate::msg;
use std::sync::Arc;

/// The file is not read at all.
pub(super) fn unopenable(file: Arc<str>, reason: Reason) -> Finding {
    let message = msg!("reading-unopenable", file = &file, reason = reason);
    Finding::new(reading::UNOPENABLE, Severity::Error, message)
        .with_location(Location::File(file))
        .with_suggestion(save_again())
}

/// The text of a cell holds characters that no document can show.
pub(super) fn unprintable(at: &CellRef, text: &str, first: char, count: usize) -> Finding {
    let message = msg!(
        "reading-unprintable",
        cell = at.a1(),
        count = count.to_string(),
        code = format!("{:04X}", u32::from(first))
    );
    Finding::new(reading::CHARACTER, Severity::Info, message)
        .with_cell(at, text)
        .with_suggestion(msg!("reading-retype"))
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
