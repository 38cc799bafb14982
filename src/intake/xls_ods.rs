//! `.xls` and `.ods`, which calamine offers only as dense ranges.
//!
//! In: bytes that passed the gate. Out: every non-empty cell; formats and fonts are not told by calamine for these
//! formats. Must not: run where running out of memory would hurt: one far cell reserves the whole sheet. See `worker`.

use super::value::{shows_nothing, value};
use super::workbook_builder::Tally;
use super::{Read, Reason};
use crate::model::limits::Limits;
use crate::model::workbook::{Hint, RawCell, RawValue};
use crate::msg;
use calamine::{CellType, Data, Ods, OdsError, Range, Reader, SheetVisible, Xls, XlsError};
use std::collections::BTreeMap;
use std::io::{Cursor, Seek};

/// Errors of formulas as spreadsheet programs write them.
const ERRORS: [&str; 9] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "Err:502", "Err:508"];

/// Reads a workbook of Excel 97 to 2003.
pub(super) fn xls(bytes: &[u8], limits: &Limits) -> Result<Read, Reason> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => msg!("reading-password"),
        _ => msg!("reading-not-xls"),
    })?;
    let since_1904 = book.has_1904_epoch();
    sheets(&mut book, limits, |data| value(data, since_1904))
}

/// Reads a workbook of LibreOffice.
pub(super) fn ods(bytes: &[u8], limits: &Limits) -> Result<Read, Reason> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => msg!("reading-password"),
        OdsError::CellLimitExceeded { .. } => msg!("reading-declares-cells"),
        _ => msg!("reading-not-ods"),
    })?;
    sheets(&mut book, limits, |data| value(data, false).map(error_as_such))
}

/// LibreOffice stores the error of a formula as its text.
fn error_as_such(value: RawValue) -> RawValue {
    match value {
        RawValue::Text(text) if ERRORS.contains(&&*text) => RawValue::Error(text),
        other => other,
    }
}

/// Puts all cells of all sheets; `store` says what is kept of a value.
fn sheets<B, R>(book: &mut B, limits: &Limits, store: impl Fn(Data) -> Option<RawValue>) -> Result<Read, Reason>
where
    B: Reader<R>,
    R: std::io::Read + Seek,
{
    let sheets = book.sheets_metadata().to_vec();
    let mut tally = Tally::new(limits, sheets.len())?;
    for sheet in sheets {
        tally.sheet(&sheet.name, sheet.visible != SheetVisible::Visible);
        let Ok(range) = book.worksheet_range(&sheet.name) else {
            tally.broken(msg!("reading-structure"));
            continue;
        };
        // Formulas are a help, not a condition: calamine knows only some of them in `.xls`.
        let mut formulas = book.worksheet_formula(&sheet.name).map(|range| formulas(&range)).unwrap_or_default();
        for ((row, col), data) in at(&range) {
            if shows_nothing(data) {
                formulas.remove(&(row, col));
            } else if let Some(value) = store(data.clone()) {
                let hint = Hint { formula: formulas.remove(&(row, col)).is_some(), ..Hint::default() };
                tally.push(RawCell { row, col, value, hint })?;
            }
        }
        for ((row, col), text) in formulas {
            let hint = Hint { formula: true, ..Hint::default() };
            tally.push(RawCell { row, col, value: RawValue::Uncomputed(text), hint })?;
        }
    }
    Ok(tally.finish())
}

/// Used cells of a range with their place on the sheet.
fn at<T: CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
    let (top, left) = range.start().unwrap_or_default();
    range.used_cells().map(move |(row, col, value)| ((top + row as u32, left + col as u32), value))
}

fn formulas(range: &Range<String>) -> BTreeMap<(u32, u32), String> {
    at(range)
        .map(|(at, text)| (at, format!("={}", text.trim_start_matches("of:").trim_start_matches('='))))
        .filter(|(_, text)| text.len() > 1)
        .collect()
}
