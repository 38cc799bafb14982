//! Where the columns of a sheet of lines stand: from the header or, where there is none, from the codes, the words and the one
//! column of numbers. A column of numbers is taken by what its heading says; between two that may be meant none is chosen.

use super::date::date;
use super::header::{Column, Header, header};
use super::heading::not_the_result;
use super::match_lines::{Columns, LineIndex, Named};
use super::other_period::year;
use super::sheet::{SheetView, cell, is_numeric, label_key, numbers_columns, words};
use super::unit::{declared_unit, unit_words};
use crate::model::form::LineColumns;
use crate::model::message::Message;
use crate::model::period::Period;
use crate::model::workbook::{RawCell, RawValue};
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

impl Layout {
    /// What names the line of a row.
    pub(super) fn columns(&self) -> Columns {
        Columns { code: self.code, label: self.label, unit: self.unit }
    }
}

/// Why there is none.
pub(super) enum NoLayout {
    /// Neither a header nor lines with one column of numbers.
    Header,
    /// Several columns may hold the numbers.
    Columns(Vec<u32>),
    /// The numbers are not the result of the period: where their heading stands, what it says, and what they are.
    NotTheResult { row: u32, col: u32, heading: String, what: Message },
}

/// Finds the columns.
pub(super) fn layout(
    view: &SheetView<'_>,
    names: &LineColumns,
    index: &LineIndex<'_>,
    period: Period,
) -> Result<Layout, NoLayout> {
    let asked: [&[String]; 5] = [&names.code, &names.label, &names.unit, &names.value, &names.note];
    match header(view, &asked, 3).filter(|found| found.col(LABEL).or(found.col(CODE)).is_some()) {
        Some(found) => from_header(view, names, &found, index, period),
        None => from_content(view, index),
    }
}

fn from_header(
    view: &SheetView<'_>,
    names: &LineColumns,
    found: &Header,
    index: &LineIndex<'_>,
    period: Period,
) -> Result<Layout, NoLayout> {
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
    let end = first_line(view, &layout, index).unwrap_or(found.row + 1);
    let headings = Headings { view, found, end, period };
    layout.value = match found.column(VALUE) {
        Some(column) => {
            let value = under_header(&headings, column, next_header(view, found, column.col), &filled, &layout)?;
            let rivals = rivals(&headings, value, names, &filled, &layout);
            if !rivals.is_empty() {
                return Err(NoLayout::Columns(std::iter::once(value).chain(rivals).collect()));
            }
            value
        }
        None => the_only(&headings, &layout, &filled)?,
    };
    layout.unit_words = all_unit_words(&headings, layout.value);
    Ok(layout)
}

/// What stands over the columns of a header.
struct Headings<'a, 'w> {
    view: &'a SheetView<'w>,
    found: &'a Header,
    /// First row that is no heading: the first that names a line or, without one, that below the header.
    end: u32,
    period: Period,
}

impl Headings<'_, '_> {
    /// The words over a column, from the top of the header to the first line; those of a cell that is merged over several
    /// columns are over each of them.
    fn over(&self, col: u32) -> String {
        let rows = self.view.rows().filter(|(row, _)| (self.found.top..self.end).contains(row));
        // The row that numbers the columns says nothing of them.
        let said = rows.filter(|(_, cells)| !numbers_columns(cells)).filter_map(|(row, cells)| {
            let at = self.view.merged_heading(row, col).filter(|area| area.top == row).map_or(col, |area| area.left);
            cell(cells, Some(at)).and_then(heading)
        });
        said.collect::<Vec<_>>().join(" ")
    }

    /// The column, or what its numbers are instead of the result.
    fn checked(&self, col: u32, heading: &str) -> Result<u32, NoLayout> {
        let over = self.over(col);
        let heading = if over.is_empty() { heading } else { &over };
        match not_the_result(heading, self.period) {
            None => Ok(col),
            Some(what) => Err(NoLayout::NotTheResult { row: self.found.row, col, heading: heading.to_owned(), what }),
        }
    }

    /// Of columns that may hold the result those whose headings allow it, without hidden ones where others are shown.
    fn possible(&self, columns: Vec<u32>) -> Vec<u32> {
        let (mut left, others): (Vec<u32>, Vec<u32>) =
            columns.into_iter().partition(|col| not_the_result(&self.over(*col), self.period).is_none());
        if left.is_empty() {
            return others;
        }
        if left.iter().any(|col| !self.view.is_hidden_column(*col)) {
            left.retain(|col| !self.view.is_hidden_column(*col));
        }
        left
    }
}

/// What a cell says as a heading: its text, the year or the day it holds.
fn heading(cell: &RawCell) -> Option<String> {
    match &cell.value {
        RawValue::Text(_) => Some(words(cell).into_owned()),
        RawValue::Number(n) => Some(n.normalize().to_string()).filter(|number| year(number).is_some()),
        day @ RawValue::Date(_) => Some(date(day)?.format("%d/%m/%Y").to_string()),
        _ => None,
    }
}

/// The first row below the header that names a line.
fn first_line(view: &SheetView<'_>, layout: &Layout, index: &LineIndex<'_>) -> Option<u32> {
    let mut rows = view.rows_below(layout.below);
    rows.find(|(_, cells)| index.named(cells, layout.columns()).is_some()).map(|(row, _)| row)
}

/// How many cells of each column, in rows that name a line, hold a number.
fn numbers_by_column(view: &SheetView<'_>, layout: &Layout, index: &LineIndex<'_>) -> BTreeMap<u32, usize> {
    let mut filled = BTreeMap::new();
    for (_, cells) in view.rows_below(layout.below) {
        if index.named(cells, layout.columns()).is_some() {
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

/// The column of numbers under a header cell that may be merged over several, or stand there twice. Where what stands under it
/// is no result, the one other column of numbers that is one.
fn under_header(
    headings: &Headings<'_, '_>,
    header: &Column,
    end: u32,
    filled: &BTreeMap<u32, usize>,
    layout: &Layout,
) -> Result<u32, NoLayout> {
    let first = header.col;
    let under = |col: &u32| (first..end.max(first + 1)).contains(col) || header.also.contains(col);
    let columns = headings.possible(filled.keys().copied().filter(under).collect());
    let chosen = match columns[..] {
        [] => headings.checked(first, &header.text),
        [col] => headings.checked(col, &header.text),
        _ => return Err(NoLayout::Columns(columns)),
    };
    chosen.or_else(|not| the_only(headings, layout, filled).map_err(|_| not))
}

/// Other columns, mostly filled and shown, that are headed as results too: `Kết quả` and `Kết quả (điều chỉnh)`.
fn rivals(
    headings: &Headings<'_, '_>,
    value: u32,
    names: &LineColumns,
    filled: &BTreeMap<u32, usize>,
    layout: &Layout,
) -> Vec<u32> {
    let names: Vec<String> = names.value.iter().map(|name| label_key(name)).collect();
    let most = filled.get(&value).copied().unwrap_or_default();
    let is_rival = |col: &u32| {
        let heading = headings.over(*col);
        let key = label_key(&heading);
        let is_named = names.iter().any(|name| key == *name || key.starts_with(&format!("{name} ")));
        let is_filled = filled.get(col).is_some_and(|count| count * 2 >= most);
        is_named
            && is_filled
            && *col != value
            && !headings.view.is_hidden_column(*col)
            && not_the_result(&heading, headings.period).is_none()
    };
    other_columns(layout, filled).into_iter().filter(is_rival).collect()
}

/// The one column of numbers besides those that are something else.
fn the_only(headings: &Headings<'_, '_>, layout: &Layout, filled: &BTreeMap<u32, usize>) -> Result<u32, NoLayout> {
    let columns = headings.possible(other_columns(layout, filled));
    match columns[..] {
        [] => Err(NoLayout::Header),
        [col] => headings.checked(col, ""),
        _ => Err(NoLayout::Columns(columns)),
    }
}

/// Columns of numbers that are none of those found.
fn other_columns(layout: &Layout, filled: &BTreeMap<u32, usize>) -> Vec<u32> {
    let taken = [layout.code, layout.label, layout.unit, layout.note];
    filled.keys().copied().filter(|col| !taken.contains(&Some(*col))).collect()
}

/// `Kết quả (triệu đồng)`, a unit below it, and `Đơn vị tính: triệu đồng` above the table.
fn all_unit_words(headings: &Headings<'_, '_>, value: u32) -> Vec<String> {
    let over = headings.over(value);
    let mut found: Vec<String> = unit_words(&over).map(str::to_owned).collect();
    for (_, cells) in headings.view.rows().take_while(|(row, _)| *row <= headings.found.row) {
        found.extend(cells.iter().filter_map(declared_unit));
    }
    found
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
    let columns = other_columns(&layout, &numbers_by_column(view, &layout, index));
    layout.value = match columns[..] {
        [] => return Err(NoLayout::Header),
        [col] => col,
        _ => return Err(NoLayout::Columns(columns)),
    };
    Ok(layout)
}

/// The column in which rows have the unit of their line.
fn unit_column(view: &SheetView<'_>, layout: &Layout, index: &LineIndex<'_>) -> Option<u32> {
    view.rows().find_map(|(_, cells)| {
        let Named::Line(line) = index.named(cells, layout.columns())? else { return None };
        let right = cells.iter().filter(|cell| Some(cell.col) > layout.label);
        right.into_iter().find(|cell| label_key(&words(cell)) == label_key(&line.unit)).map(|cell| cell.col)
    })
}

/// The cell of a row in the column of numbers.
pub(super) fn value_cell<'w>(layout: &Layout, cells: &'w [RawCell]) -> Option<&'w RawCell> {
    cell(cells, Some(layout.value))
}
