//! The sheet of results in a workbook that was handed back and comes again.
//!
//! In: a workbook. Out: what that sheet named, with what the locality says to it; the workbook without the sheet. Must
//! not: take a sheet for it by its name; anybody may call a sheet so.

use super::sheet::{SheetView, words};
use crate::model::result_sheet::{Column, Listed, MARK, OPEN};
use crate::model::workbook::{RawSheet, RawWorkbook};
use std::borrow::Cow;
use std::sync::Arc;

/// Most rows of the sheet that are looked at; more were never written.
const MOST: usize = 20_000;

/// Parts a workbook in what its sheet of results says and the rest.
pub(super) fn part(raw: &RawWorkbook) -> (Vec<Listed>, Cow<'_, RawWorkbook>) {
    if !raw.sheets.iter().any(is_results) {
        return (Vec::new(), Cow::Borrowed(raw));
    }
    let (results, sheets): (Vec<RawSheet>, Vec<RawSheet>) = raw.sheets.iter().cloned().partition(is_results);
    let listed = results.iter().flat_map(|sheet| listed(&raw.file, sheet)).collect();
    (listed, Cow::Owned(RawWorkbook { file: Arc::clone(&raw.file), sheets }))
}

fn is_results(sheet: &RawSheet) -> bool {
    let first = sheet.cells.iter().take_while(|cell| cell.row == 0);
    first.filter(|cell| cell.col == Column::State.place()).any(|cell| words(cell) == MARK)
}

fn listed(file: &Arc<str>, sheet: &RawSheet) -> Vec<Listed> {
    let view = SheetView::new(file, sheet);
    let text = |row, column: Column| {
        let cell = view.cell(row, column.place())?;
        Some(cell.value.raw()).filter(|text| !text.trim().is_empty())
    };
    let rows = view.rows().take(MOST).map(|(row, _)| row);
    let open = rows.filter(|row| text(*row, Column::State).as_deref() == Some(OPEN));
    open.filter_map(|row| {
        Some(Listed {
            rule: text(row, Column::Rule)?.into(),
            sheet: text(row, Column::Sheet),
            cell: text(row, Column::Cell),
            line: text(row, Column::Line),
            message: text(row, Column::Message)?,
            matter: text(row, Column::Matter)?,
            explanation: text(row, Column::Explanation).map(|said| said.trim().to_owned()),
        })
    })
    .collect()
}
