//! Sheets as they are read, counted against the limits. A workbook over a limit is refused whole, because a part of it
//! would be a wrong figure.

use super::xml_scan::SHEET;
use super::{Note, Read, Reason};
use crate::model::limits::Limits;
use crate::model::workbook::{Marks, RawCell, RawSheet, RawValue};
use crate::msg;

/// Longest sheet name kept, in characters; Excel allows 31.
const LONGEST_NAME: usize = 255;

/// One pass over a workbook.
pub(super) struct WorkbookBuilder<'a> {
    limits: &'a Limits,
    cells: usize,
    rows: usize,
    text: u64,
    read: Read,
}

impl<'a> WorkbookBuilder<'a> {
    /// Begins a workbook of so many sheets.
    pub(super) fn new(limits: &'a Limits, sheets: usize) -> Result<WorkbookBuilder<'a>, Reason> {
        match sheets {
            0 => Err(msg!("reading-no-sheets")),
            n if n > limits.sheets => Err(msg!("reading-many-sheets", count = n.to_string())),
            _ => Ok(WorkbookBuilder { limits, cells: 0, rows: 0, text: 0, read: Read::default() }),
        }
    }

    /// Begins a sheet; what follows is put on it.
    pub(super) fn sheet(&mut self, name: &str, hidden: bool, mut marks: Marks) {
        self.rows = 0;
        in_order(&mut marks.hidden_rows);
        in_order(&mut marks.hidden_columns);
        let name: String = name.chars().take(LONGEST_NAME).collect();
        self.read.sheets.push(RawSheet { name: name.into(), hidden, cells: Vec::new(), marks });
    }

    /// Puts a cell on the sheet begun last.
    pub(super) fn push(&mut self, mut cell: RawCell) -> Result<(), Reason> {
        if cell.row >= SHEET.0 || cell.col >= SHEET.1 {
            return Err(msg!("reading-cell-outside"));
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(msg!("reading-many-cells", count = self.limits.cells.to_string()));
        }
        let Some(sheet) = self.read.sheets.last_mut() else { return Ok(()) };
        if sheet.cells.last().is_none_or(|last| last.row != cell.row) {
            self.rows += 1;
            if self.rows > self.limits.rows {
                return Err(msg!("reading-many-rows", sheet = &sheet.name, count = self.limits.rows.to_string()));
            }
        }
        if let RawValue::Text(text) | RawValue::Uncomputed(text) = &mut cell.value {
            // No text has more characters than bytes; only a long one has to be counted.
            let end = if text.len() > self.limits.text { text.char_indices().nth(self.limits.text) } else { None };
            if let Some((end, _)) = end {
                text.truncate(end);
                let (sheet, row, col) = (sheet.name.clone(), cell.row, cell.col);
                self.read.notes.push(Note::Cut { sheet, row, col, kept: self.limits.text });
            }
            self.text += text.len() as u64;
            if self.text > self.limits.content() {
                return Err(msg!("reading-text-large", mb = self.limits.content_mb.to_string()));
            }
        }
        sheet.cells.push(cell);
        Ok(())
    }

    /// The sheet begun last breaks off here; its cells so far are kept.
    pub(super) fn broken(&mut self, reason: Reason) {
        if let Some(sheet) = self.read.sheets.last() {
            self.read.notes.push(Note::Broken { sheet: sheet.name.clone(), cells: sheet.cells.len(), reason });
        }
    }

    /// The whole workbook. Cells may stand in any order in a file; the stages after this one rely on reading order.
    pub(super) fn finish(mut self) -> Read {
        for sheet in &mut self.read.sheets {
            if !sheet.cells.is_sorted_by_key(|cell| (cell.row, cell.col)) {
                sheet.cells.sort_by_key(|cell| (cell.row, cell.col));
            }
            // Two cells with one address: the later one counts, as in Excel.
            if sheet.cells.windows(2).any(|pair| (pair[0].row, pair[0].col) == (pair[1].row, pair[1].col)) {
                sheet.cells.reverse();
                sheet.cells.dedup_by_key(|cell| (cell.row, cell.col));
                sheet.cells.reverse();
            }
        }
        self.read
    }
}

/// Puts runs in order and makes one of those that meet, so that a row or a column is found among many in a few steps.
fn in_order(runs: &mut Vec<(u32, u32)>) {
    runs.sort_unstable();
    runs.dedup_by(|next, run| {
        let meets = next.0 <= run.1.saturating_add(1);
        run.1 = if meets { run.1.max(next.1) } else { run.1 };
        meets
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_in_any_order_that_meet_are_one() {
        let mut runs = vec![(7, 9), (1, 2), (8, 20), (3, 3), (30, 30)];
        in_order(&mut runs);
        assert_eq!(runs, [(1, 3), (7, 20), (30, 30)]);
    }
}
