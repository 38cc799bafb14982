//! A sheet's cells by row, and the header row among them.
//!
//! In: the cells of a sheet in reading order. Out: look-ups by row and column. Must not: copy a cell.

use crate::model::workbook::{CellRef, RawCell, RawSheet, RawValue, RawWorkbook};
use crate::registry::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Header rows are looked for among this many rows with cells.
const HEADER_WITHIN: usize = 60;

/// A sheet by rows.
pub(super) struct SheetView<'w> {
    file: &'w Arc<str>,
    sheet: &'w RawSheet,
    rows: BTreeMap<u32, &'w [RawCell]>,
}

/// The sheet with a name, however it is cased, composed or spaced.
pub(super) fn find<'w>(raw: &'w RawWorkbook, name: &str) -> Option<SheetView<'w>> {
    let wanted = fold(name);
    let sheet = raw.sheets.iter().find(|sheet| fold(&sheet.name) == wanted)?;
    let rows = sheet.cells.chunk_by(|a, b| a.row == b.row);
    let rows = rows.filter_map(|row| Some((row.first()?.row, row))).collect();
    Some(SheetView { file: &raw.file, sheet, rows })
}

impl<'w> SheetView<'w> {
    /// Name as it stands in the workbook.
    pub(super) fn name(&self) -> &'w Arc<str> {
        &self.sheet.name
    }

    /// File the sheet is in.
    pub(super) fn file(&self) -> &'w Arc<str> {
        self.file
    }

    /// Rows with cells, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &'w [RawCell])> {
        self.rows.iter().map(|(row, cells)| (*row, *cells))
    }

    /// Rows with cells below a row.
    pub(super) fn rows_below(&self, row: u32) -> impl Iterator<Item = (u32, &'w [RawCell])> {
        self.rows.range(row.saturating_add(1)..).map(|(row, cells)| (*row, *cells))
    }

    /// Address of a cell of this sheet.
    pub(super) fn at(&self, row: u32, col: u32) -> CellRef {
        CellRef { file: Arc::clone(self.file), sheet: Arc::clone(&self.sheet.name), row, col }
    }

    /// The row in which the most of the named columns stand, with each one's position; the row needs `least` of them.
    /// The upper row wins a tie.
    pub(super) fn header(&self, columns: &[&[String]], least: usize) -> Option<Header> {
        let wanted: Vec<Vec<String>> = columns.iter().map(|names| names.iter().map(|n| fold(n)).collect()).collect();
        let mut best: Option<(usize, Header)> = None;
        for (row, cells) in self.rows().take(HEADER_WITHIN) {
            let found = positions(cells, &wanted);
            let count = found.iter().flatten().count();
            if count >= least && best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, Header { row, columns: found }));
            }
        }
        best.map(|(_, header)| header)
    }
}

/// A header row: where each asked-for column stands.
pub(super) struct Header {
    /// Its row.
    pub(super) row: u32,
    /// In the order asked; `None` where the sheet lacks the column.
    pub(super) columns: Vec<Option<u32>>,
}

fn positions(cells: &[RawCell], wanted: &[Vec<String>]) -> Vec<Option<u32>> {
    let texts: Vec<(u32, String)> = cells
        .iter()
        .filter_map(|cell| match &cell.value {
            RawValue::Text(text) => Some((cell.col, fold(text))),
            _ => None,
        })
        .collect();
    wanted
        .iter()
        .map(|names| names.iter().find_map(|name| texts.iter().find(|(_, text)| text == name).map(|(col, _)| *col)))
        .collect()
}

/// The cell of a row in a column.
pub(super) fn cell(cells: &[RawCell], col: Option<u32>) -> Option<&RawCell> {
    let col = col?;
    cells.binary_search_by_key(&col, |cell| cell.col).ok().and_then(|i| cells.get(i))
}

/// The words of a cell, line breaks turned into spaces; numbers as stored.
pub(super) fn words(cell: &RawCell) -> String {
    let raw = cell.value.raw();
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}
