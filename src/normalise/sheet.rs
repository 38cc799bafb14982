//! A sheet's cells by row, with what the sheet hides, merges and comments on. No cell is copied.

use crate::localities::fold;
use crate::model::finding::Location;
use crate::model::workbook::{Area, CellRef, RawCell, RawSheet, RawValue};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sheet by rows.
pub(super) struct SheetView<'w> {
    file: &'w Arc<str>,
    sheet: &'w RawSheet,
    rows: BTreeMap<u32, &'w [RawCell]>,
    /// Merged cells of several rows.
    merged: Vec<Area>,
    comments: BTreeMap<(u32, u32), &'w str>,
}

/// Merged cells that are looked at: many more than any form has, few enough to be looked through for every cell.
const MOST_MERGED: usize = 2_000;

impl<'w> SheetView<'w> {
    pub(super) fn new(file: &'w Arc<str>, sheet: &'w RawSheet) -> SheetView<'w> {
        let rows = sheet.cells.chunk_by(|a, b| a.row == b.row);
        let rows = rows.filter_map(|row| Some((row.first()?.row, row))).collect();
        let merged =
            sheet.marks.merged.iter().filter(|area| area.bottom > area.top).take(MOST_MERGED).copied().collect();
        let comments = sheet.marks.comments.iter().map(|said| ((said.row, said.col), said.text.as_str())).collect();
        SheetView { file, sheet, rows, merged, comments }
    }

    /// Name as it stands in the workbook.
    pub(super) fn name(&self) -> &'w Arc<str> {
        &self.sheet.name
    }

    /// Not shown by the spreadsheet program.
    pub(super) fn hidden(&self) -> bool {
        self.sheet.hidden
    }

    /// Whether a row is not shown.
    pub(super) fn is_hidden_row(&self, row: u32) -> bool {
        within(&self.sheet.marks.hidden_rows, row)
    }

    /// Whether a column is not shown.
    pub(super) fn is_hidden_column(&self, col: u32) -> bool {
        within(&self.sheet.marks.hidden_columns, col)
    }

    /// The cells of several rows that a cell is merged with.
    pub(super) fn merged(&self, row: u32, col: u32) -> Option<Area> {
        self.merged.iter().find(|area| area.contains(row, col)).copied()
    }

    /// The cells that a cell is merged with, also those of its row alone.
    pub(super) fn merged_heading(&self, row: u32, col: u32) -> Option<Area> {
        self.sheet.marks.merged.iter().take(MOST_MERGED).find(|area| area.contains(row, col)).copied()
    }

    /// The comment on a cell.
    pub(super) fn comment(&self, row: u32, col: u32) -> Option<&str> {
        self.comments.get(&(row, col)).copied()
    }

    /// The sheet as a place.
    pub(super) fn location(&self) -> Location {
        Location::Sheet(Arc::clone(self.file), Arc::clone(&self.sheet.name))
    }

    /// Rows with cells, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &'w [RawCell])> {
        self.rows.iter().map(|(row, cells)| (*row, *cells))
    }

    /// Rows with cells below a row, or all.
    pub(super) fn rows_below(&self, row: Option<u32>) -> impl Iterator<Item = (u32, &'w [RawCell])> {
        let first = row.map_or(0, |row| row.saturating_add(1));
        self.rows.range(first..).map(|(row, cells)| (*row, *cells))
    }

    /// A cell by its place.
    pub(super) fn cell(&self, row: u32, col: u32) -> Option<&'w RawCell> {
        cell(self.rows.get(&row)?, Some(col))
    }

    /// Address of a cell of this sheet.
    pub(super) fn at(&self, row: u32, col: u32) -> CellRef {
        CellRef { file: Arc::clone(self.file), sheet: Arc::clone(&self.sheet.name), row, col }
    }
}

/// Whether a number is in one of the runs, which stand in their order and do not overlap.
fn within(runs: &[(u32, u32)], n: u32) -> bool {
    let after = runs.partition_point(|(first, _)| *first <= n);
    after.checked_sub(1).and_then(|last| runs.get(last)).is_some_and(|(_, last)| n <= *last)
}

/// The cell of a row in a column.
pub(super) fn cell(cells: &[RawCell], col: Option<u32>) -> Option<&RawCell> {
    let col = col?;
    cells.binary_search_by_key(&col, |cell| cell.col).ok().and_then(|i| cells.get(i))
}

/// The words of a cell, line breaks turned into spaces; numbers as stored.
pub(super) fn words(cell: &RawCell) -> Cow<'_, str> {
    match &cell.value {
        RawValue::Text(text) if is_joined(text) => Cow::Borrowed(text),
        RawValue::Number(_) => cell.value.raw().into(),
        other => other.raw().split_whitespace().collect::<Vec<_>>().join(" ").into(),
    }
}

/// Whether one space, and nothing else that is white, stands between words.
fn is_joined(text: &str) -> bool {
    let mut before = ' ';
    let inside = text.chars().all(|c| {
        let fits = !c.is_whitespace() || (c == ' ' && before != ' ');
        before = c;
        fits
    });
    inside && before != ' '
}

/// Whether a cell holds a number, or text that begins like one.
pub(super) fn is_numeric(cell: &RawCell) -> bool {
    match &cell.value {
        RawValue::Number(_) | RawValue::Uncomputed(_) | RawValue::Error(_) => true,
        RawValue::Text(text) => text.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a row numbers its columns: `(1) (2) (3)`, `1 2 3`.
pub(super) fn numbers_columns(cells: &[RawCell]) -> bool {
    let number = |cell: &RawCell| words(cell).trim_matches(['(', ')', ' ']).parse::<u32>().ok();
    let numbers: Option<Vec<u32>> = cells.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 2 && numbers.first() == Some(&1) && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1])
    })
}

/// Letters of a column as spreadsheet programs write them: column 3 is `D`.
pub(super) fn column_name(view: &SheetView<'_>, col: u32) -> String {
    view.at(0, col).a1().trim_end_matches('1').to_owned()
}

/// Key under which wordings of one label are equal: `Tỉ lệ` and `Tỷ lệ`, `CCN` and `cụm công nghiệp`.
pub(super) fn label_key(text: &str) -> String {
    let key = fold(text).replace('y', "i");
    if !key.contains("ccn") {
        return key;
    }
    let cluster = fold("cụm công nghiệp");
    key.split(' ').map(|word| if word == "ccn" { &cluster } else { word }).collect::<Vec<_>>().join(" ")
}
