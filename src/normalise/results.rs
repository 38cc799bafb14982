//! The sheet of results in a workbook that comes back: what it named, with what the locality says to it, and the workbook
//! without the sheet. It is known by its mark, not by its name.

use super::sheet::{SheetView, words};
use crate::model::result_sheet::{ANSWERS, Column, Listed, MARK, OPEN, PLACE, Reply};
use crate::model::workbook::{RawSheet, RawWorkbook};
use std::borrow::Cow;
use std::sync::Arc;

/// Most rows of the sheet that are looked at; more were never written.
const MOST: usize = 20_000;

/// What the sheets of results say.
#[derive(Default)]
pub(super) struct Results {
    pub(super) listed: Vec<Listed>,
    /// SHA-256 of the file that was handed back.
    pub(super) answers: Option<Arc<str>>,
}

/// Parts a workbook in what its sheet of results says and the rest.
pub(super) fn part(raw: &RawWorkbook) -> (Results, Cow<'_, RawWorkbook>) {
    if !raw.sheets.iter().any(is_results) {
        return (Results::default(), Cow::Borrowed(raw));
    }
    let (results, sheets): (Vec<RawSheet>, Vec<RawSheet>) = raw.sheets.iter().cloned().partition(is_results);
    let listed = results.iter().flat_map(|sheet| listed(&raw.file, sheet)).collect();
    let answers = results.iter().find_map(|sheet| head(sheet, ANSWERS));
    (Results { listed, answers }, Cow::Owned(RawWorkbook { file: Arc::clone(&raw.file), sheets }))
}

/// What comes back of a workbook that only tells results, because the locality's own could not be marked: nothing where
/// there is anything else in it.
pub fn reply(raw: &RawWorkbook) -> Option<Reply> {
    let only_results = raw.sheets.iter().all(|sheet| is_results(sheet) || sheet.cells.is_empty());
    let place = raw.sheets.iter().filter(|_| only_results).find_map(|sheet| head(sheet, PLACE))?;
    Some(Reply { place, listed: part(raw).0.listed })
}

/// A hidden cell of the first row of a sheet of results, or of one without cells.
fn head(sheet: &RawSheet, column: Column) -> Option<Arc<str>> {
    let mut first = sheet.cells.iter().take_while(|cell| cell.row == 0);
    let cell = first.find(|cell| cell.col == column.place())?;
    Some(words(cell).trim().into()).filter(|text: &Arc<str>| !text.is_empty())
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
