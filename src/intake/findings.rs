//! Findings about a file that could not be read, or not wholly.

use super::active_content::ActiveContent;
use super::read::{Note, Reason};
use super::text::shown_name;
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

/// Cells of which the same is to be said: the first of them, what it says, and how many there are. A workbook may have hundreds
/// of thousands.
#[derive(Default)]
pub(super) struct Cells {
    named: Vec<CellRef>,
    text: String,
    count: usize,
}

impl Cells {
    /// One cell more, with its text as it is read.
    pub(super) fn push(&mut self, at: impl FnOnce() -> CellRef, text: &str) {
        if self.count == 0 {
            text.clone_into(&mut self.text);
        }
        if self.count < PLACES_NAMED {
            self.named.push(at());
        }
        self.count += 1;
    }

    /// How many there are, and the first of them.
    fn places(&self) -> Message {
        let mut named: Vec<String> = self.named.iter().map(|at| format!("{}!{}", at.sheet, at.a1())).collect();
        if self.count > named.len() {
            named.push("…".to_owned());
        }
        msg!("reading-places", count = self.count, places = named)
    }

    /// A finding on the first that speaks of all.
    fn finding(&self, message: Message) -> Option<Finding> {
        let first = self.named.first()?;
        let finding = Finding::new(reading::CHARACTER, Severity::Info, message).with_cell(first, &*self.text);
        Some(finding.with_others(self.count.saturating_sub(1)))
    }
}

/// Cells whose texts hold characters that no document can show, with their codes in their places.
#[derive(Default)]
pub(super) struct Unprintable {
    pub(super) cells: Cells,
    /// The first of the characters.
    pub(super) first: Option<char>,
    /// How many there are.
    pub(super) count: usize,
}

impl Unprintable {
    /// One finding for a workbook.
    pub(super) fn finding(&self) -> Option<Finding> {
        let code = format!("{:04X}", u32::from(self.first?));
        let count = self.count.to_string();
        let message = match &*self.cells.named {
            [only] => msg!("reading-unprintable", cell = only.a1(), count = count, code = code),
            _ => msg!("reading-unprintable-many", cells = self.cells.places(), count = count, code = code),
        };
        Some(self.cells.finding(message)?.with_suggestion(msg!("reading-retype")))
    }
}

/// Cells whose texts were read without the characters in them that have no look, or with full-width ones made usual.
pub(super) fn plain(cells: &Cells) -> Option<Finding> {
    let message = msg!("reading-made-plain", cells = cells.places());
    Some(cells.finding(message)?.with_suggestion(msg!("reading-make-plain")))
}

/// What is to be said of a file, short of refusing it.
pub(super) fn note(file: &Arc<str>, note: &Note, printable: &dyn Fn(char) -> bool) -> Finding {
    match note {
        Note::Broken { sheet, cells, reason } => {
            let sheet: Arc<str> = shown_name(sheet, printable).into();
            let message =
                msg!("reading-sheet-broken", sheet = &sheet, cells = cells.to_string(), reason = reason.clone());
            Finding::new(reading::UNOPENABLE, Severity::Error, message)
                .with_location(Location::Sheet(Arc::clone(file), sheet))
                .with_suggestion(save_again())
        }
        Note::Cut { sheet, row, col, kept } => {
            let sheet = shown_name(sheet, printable).into();
            let at = CellRef { file: Arc::clone(file), sheet, row: *row, col: *col };
            let message = msg!("reading-cell-cut", cell = at.a1(), kept = kept.to_string());
            Finding::new(reading::CHARACTER, Severity::Warning, message)
                .with_location(Location::Cell(at))
                .with_suggestion(msg!("reading-shorten"))
        }
        Note::Active(kinds) => active(file, kinds),
    }
}

/// Parts of a workbook that run or reach out.
fn active(file: &Arc<str>, kinds: &[ActiveContent]) -> Finding {
    let runs = kinds.iter().any(|kind| matches!(kind, ActiveContent::Macros | ActiveContent::Objects));
    let severity = if runs { Severity::Warning } else { Severity::Info };
    let kinds: Vec<Message> = kinds.iter().map(|kind| named(*kind)).collect();
    Finding::new(reading::ACTIVE, severity, msg!("reading-active", kinds = kinds))
        .with_location(Location::File(Arc::clone(file)))
        .with_suggestion(msg!("reading-save-without"))
}

fn named(kind: ActiveContent) -> Message {
    match kind {
        ActiveContent::Macros => msg!("active-macros"),
        ActiveContent::Objects => msg!("active-objects"),
        ActiveContent::Links => msg!("active-links"),
        ActiveContent::Connections => msg!("active-connections"),
    }
}

fn save_again() -> Reason {
    msg!("reading-save-again")
}
