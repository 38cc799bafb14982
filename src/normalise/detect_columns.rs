//! Where the columns of a sheet of lines stand.
//!
//! In: the sheet and the form's lines. Out: the columns, from the header or, where there is none, from the codes, the
//! words and the one column of numbers. Must not: choose between two columns of numbers.

use super::header::{Column, Header, header};
use super::match_lines::{LineIndex, Named};
use super::sheet::{SheetView, cell, is_numeric, label_key, words};
use super::unit::in_brackets;
use crate::model::form::LineColumns;
use crate::model::workbook::RawCell;
use std::collections::BTreeMap;

/// Positions of the columns in the order asked of the header.
const CODE: usize = 0;
const LABEL: usize = 1;
const UNIT: usize = 2;
const VALUE: usize = 3;
const NOTE: usize = 4;

/// How far right of its header a number may stand, under a merged cell.
const WIDEST_SPAN: u32 = 8;

/// The columns of a sheet of lines.
pub(super) struct Layout {
    pub(super) code: Option<u32>,
    pub(super) label: Option<u32>,
    pub(super) unit: Option<u32>,
    pub(super) value: u32,
    pub(super) note: Option<u32>,
    /// Last row of the header.
    pub(super) below: Option<u32>,
    /// Words over the numbers that may name a unit.
    pub(super) unit_words: Vec<String>,
}

/// Why there is none.
pub(super) enum NoLayout {
    /// Neither a header nor lines with one column of numbers.
    Header,
    /// Several columns may hold the numbers.
    Columns(Vec<u32>),
}

/// Finds the columns.
pub(super) fn layout(view: &SheetView<'_>, names: &LineColumns, index: &LineIndex<'_>) -> Result<Layout, NoLayout> {
    let asked: [&[String]; 5] = [&names.code, &names.label, &names.unit, &names.value, &names.note];
    match header(view, &asked, 3).filter(|found| found.col(LABEL).or(found.col(CODE)).is_some()) {
        Some(found) => from_header(view, &found, index),
        None => from_content(view, index),
    }
}

fn from_header(view: &SheetView<'_>, found: &Header, index: &LineIndex<'_>) -> Result<Layout, NoLayout> {
    let mut layout = Layout {
        code: found.col(CODE),
        label: found.col(LABEL),
        unit: found.col(UNIT),
        value: 0,
        note: found.col(NOTE),
        below: Some(found.row),
        unit_words: Vec::new(),
    };
    let filled = numbers_by_column(view, &layout, index);
    layout.value = match found.column(VALUE) {
        Some(column) => under_header(column, next_header(view, found, column.col), &filled)?,
        None => the_only(&layout, &filled)?,
    };
    layout.unit_words = unit_words(view, found);
    Ok(layout)
}

/// How many cells of each column, in rows that name a line, hold a number.
fn numbers_by_column(view: &SheetView<'_>, layout: &Layout, index: &LineIndex<'_>) -> BTreeMap<u32, usize> {
    let mut filled = BTreeMap::new();
    for (_, cells) in view.rows_below(layout.below) {
        if index.named(cells, layout.code, layout.label).is_some() {
            for cell in cells.iter().filter(|cell| is_numeric(cell)) {
                *filled.entry(cell.col).or_default() += 1;
            }
        }
    }
    filled
}

/// First column right of one over which the header says something else.
fn next_header(view: &SheetView<'_>, found: &Header, col: u32) -> u32 {
    let right = view.rows().filter(|(row, _)| (found.top..=found.row).contains(row));
    let next = right.filter_map(|(_, cells)| cells.iter().map(|cell| cell.col).find(|other| *other > col)).min();
    next.unwrap_or(col + 1).min(col + WIDEST_SPAN)
}

/// The column of numbers under a header cell that may be merged over several, or stand there twice.
fn under_header(header: &Column, end: u32, filled: &BTreeMap<u32, usize>) -> Result<u32, NoLayout> {
    let first = header.col;
    let under = |col: &u32| (first..end.max(first + 1)).contains(col) || header.also.contains(col);
    let columns: Vec<u32> = filled.keys().copied().filter(under).collect();
    match columns[..] {
        [] => Ok(first),
        [col] => Ok(col),
        _ => Err(NoLayout::Columns(columns)),
    }
}

/// The one column of numbers besides those that are something else.
fn the_only(layout: &Layout, filled: &BTreeMap<u32, usize>) -> Result<u32, NoLayout> {
    let taken = [layout.code, layout.label, layout.unit, layout.note];
    let columns: Vec<u32> = filled.keys().copied().filter(|col| !taken.contains(&Some(*col))).collect();
    match columns[..] {
        [] => Err(NoLayout::Header),
        [col] => Ok(col),
        _ => Err(NoLayout::Columns(columns)),
    }
}

/// `Kết quả (triệu đồng)`, a unit in brackets below it, and `Đơn vị tính: triệu đồng` above the table.
fn unit_words(view: &SheetView<'_>, found: &Header) -> Vec<String> {
    let mut words_found = Vec::new();
    if let Some(column) = found.column(VALUE) {
        words_found.extend(in_brackets(&column.text).map(str::to_owned));
        let below = view.cell(found.row + 1, column.col).map(words);
        words_found.extend(below.as_deref().and_then(in_brackets).map(str::to_owned));
    }
    for (_, cells) in view.rows().take_while(|(row, _)| *row <= found.row) {
        words_found.extend(cells.iter().filter_map(declared_unit));
    }
    words_found
}

fn declared_unit(cell: &RawCell) -> Option<String> {
    let text = words(cell);
    let (label, unit) = text.split_once(':')?;
    let label = label_key(label);
    let names = ["đơn vị tính", "đơn vị", "đvt"];
    names.iter().any(|name| label_key(name) == label).then(|| unit.trim().trim_matches(['(', ')']).to_owned())
}

/// Columns by what stands in them: the words of lines, their codes left of them, one column of numbers.
fn from_content(view: &SheetView<'_>, index: &LineIndex<'_>) -> Result<Layout, NoLayout> {
    let (mut labels, mut codes) = (BTreeMap::new(), BTreeMap::new());
    for (_, cells) in view.rows() {
        for (i, found) in cells.iter().enumerate() {
            let Some(line) = index.with_label(&words(found)) else { continue };
            *labels.entry(found.col).or_insert(0usize) += 1;
            let left = cells.iter().take(i).rev();
            let code = left.filter(|cell| index.with_code(&words(cell)).is_some_and(|other| other.code == line.code));
            code.for_each(|cell| *codes.entry(cell.col).or_insert(0usize) += 1);
        }
    }
    let most = |counted: &BTreeMap<u32, usize>| counted.iter().max_by_key(|(_, n)| **n).map(|(col, _)| *col);
    let label = most(&labels).ok_or(NoLayout::Header)?;
    let mut layout = Layout {
        code: most(&codes),
        label: Some(label),
        unit: None,
        value: 0,
        note: None,
        below: None,
        unit_words: Vec::new(),
    };
    layout.unit = unit_column(view, &layout, index);
    let filled = numbers_by_column(view, &layout, index);
    layout.value = the_only(&layout, &filled)?;
    Ok(layout)
}

/// The column in which rows have the unit of their line.
fn unit_column(view: &SheetView<'_>, layout: &Layout, index: &LineIndex<'_>) -> Option<u32> {
    view.rows().find_map(|(_, cells)| {
        let Named::Line(line) = index.named(cells, layout.code, layout.label)? else { return None };
        let right = cells.iter().filter(|cell| Some(cell.col) > layout.label);
        right.into_iter().find(|cell| label_key(&words(cell)) == label_key(&line.unit)).map(|cell| cell.col)
    })
}

/// The cell of a row in the column of numbers.
pub(super) fn value_cell<'w>(layout: &Layout, cells: &'w [RawCell]) -> Option<&'w RawCell> {
    cell(cells, Some(layout.value))
}
