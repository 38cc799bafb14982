//! A sheet of one thing per row: open columns under the heads, and the rows known from before.

use super::choices;
use super::form_workbook::FormWorkbook;
use crate::model::form::{ColumnKind, Sheet, TableColumn};
use crate::model::message::Message;
use crate::model::submission::{TableRow, TableValue};
use crate::msg;
use crate::spreadsheets::book;
use crate::spreadsheets::book::HEADS;
use crate::spreadsheets::cell::{number, text};
use crate::spreadsheets::cell_formats::WORDS;
use crate::spreadsheets::cell_formats::{digits, pattern};
use anyhow::Result;
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{ConditionalFormatFormula, DataValidation, Formula};

/// Rows that have rules and are framed once filled.
const ROWS: u32 = 1000;
/// Numbered rows to write in, so that a printed sheet can be filled in by hand; programs do not print rows without any content.
const EMPTY_ROWS: u32 = 15;
/// The columns that stand on every page of a sheet that is too wide for one.
const REPEATED: usize = 2;
/// Height of a row to write in.
const ROW_HEIGHT: u32 = 24;

pub(super) fn write(desk: &mut FormWorkbook<'_>, sheet: &Sheet, columns: &[TableColumn]) -> Result<()> {
    desk.sheet(sheet, true)?;
    for (col, column) in (0..).zip(columns) {
        let rule = rule(desk, column)?;
        let (written, formats) = desk.open(sheet)?;
        let width = width(column);
        written.set_column_width(col, width)?;
        written.set_column_format(col, formats.input(&cells(column)))?;
        text(written, (HEADS, col), column.name(), &formats.head)?;
        if let Some(rule) = rule {
            written.add_data_validation(HEADS + 1, col, HEADS + ROWS, col, &rule)?;
        }
    }
    let (written, formats) = desk.open(sheet)?;
    // Columns are open from top to bottom; the rows over the heads are not to be written in.
    for row in 0..HEADS {
        written.set_row_format(row, &formats.remark)?;
    }
    frame(desk, sheet, columns)?;
    let last = desk.of.last.and_then(|last| last.submissions.get(&desk.of.locality.id.code));
    let rows = last.and_then(|last| last.tables.get(&sheet.key)).map_or(&[][..], Vec::as_slice);
    if columns.iter().any(|column| column.carry) {
        for (n, row) in (0..).zip(rows) {
            carried(desk, sheet, columns, n, row)?;
        }
    }
    let carried = if columns.iter().any(|column| column.carry) { rows.len() as u32 } else { 0 };
    empty(desk, sheet, columns, carried)
}

/// Rows to write in below those that are carried.
fn empty(desk: &mut FormWorkbook<'_>, sheet: &Sheet, columns: &[TableColumn], carried: u32) -> Result<()> {
    let catalogue = desk.of.catalogue;
    let (written, formats) = desk.open(sheet)?;
    for n in carried..carried + EMPTY_ROWS {
        let row = HEADS + 1 + n;
        for (col, column) in (0..).zip(columns) {
            let format = formats.input(&cells(column));
            match column.kind {
                ColumnKind::Index => number(written, (row, col), Decimal::from(n + 1), format, catalogue)?,
                _ => text(written, (row, col), "", format)?,
            }
        }
        written.set_row_height(row, ROW_HEIGHT)?;
    }
    Ok(())
}

/// Heads in sight, and lines around rows as they fill.
fn frame(desk: &mut FormWorkbook<'_>, sheet: &Sheet, columns: &[TableColumn]) -> Result<()> {
    let (written, formats) = desk.open(sheet)?;
    let heads: Vec<(&str, u16)> = columns.iter().map(|column| (column.name(), width(column) - 2)).collect();
    book::fit(written, HEADS, &heads)?;
    let widths: Vec<u16> = columns.iter().map(width).collect();
    book::side_by_side(written, &widths, REPEATED.min(widths.len()))?;
    written.set_freeze_panes(HEADS + 1, 2)?;
    let last = columns.len().max(1) as u16 - 1;
    let first = HEADS + 2;
    let filled = format!("COUNTA($A{first}:${}{first})>0", column_number_to_name(last));
    let framed = ConditionalFormatFormula::new().set_rule(Formula::new(filled)).set_format(&formats.border);
    written.add_conditional_format(HEADS + 1, 0, HEADS + ROWS, last, &framed)?;
    Ok(())
}

/// What a column's cells ask for.
fn rule(desk: &mut FormWorkbook<'_>, column: &TableColumn) -> Result<Option<DataValidation>> {
    let (name, hint, catalogue) = (column.name(), column.hint.as_str(), desk.of.catalogue);
    Ok(match &column.kind {
        ColumnKind::Index => None,
        ColumnKind::Choice(words) => Some(desk.choices.list(words, true, (name, hint), catalogue)?),
        ColumnKind::Text if !column.suggest.is_empty() => {
            Some(desk.choices.list(&column.suggest, false, (name, hint), catalogue)?)
        }
        ColumnKind::Text if !hint.is_empty() => Some(choices::anything(name, hint)?),
        ColumnKind::Text => None,
        ColumnKind::Number { unit, decimals, .. } => {
            let asked = match unit.is_empty() {
                true => Message::verbatim(hint),
                false => msg!("form-unit-hint", unit = unit, hint = hint),
            };
            Some(choices::number(*decimals, name, &catalogue.text(&asked), catalogue)?)
        }
    })
}

fn cells(column: &TableColumn) -> String {
    match &column.kind {
        ColumnKind::Number { decimals, .. } => digits(*decimals),
        ColumnKind::Index => "General".to_owned(),
        ColumnKind::Text | ColumnKind::Choice(_) => WORDS.to_owned(),
    }
}

fn width(column: &TableColumn) -> u16 {
    match &column.kind {
        ColumnKind::Index => 6,
        ColumnKind::Number { .. } => 13,
        ColumnKind::Choice(_) => 17,
        ColumnKind::Text if column.required => 34,
        ColumnKind::Text => 26,
    }
}

fn carried(desk: &mut FormWorkbook<'_>, sheet: &Sheet, columns: &[TableColumn], n: u32, row: &TableRow) -> Result<()> {
    let catalogue = desk.of.catalogue;
    let (written, formats) = desk.open(sheet)?;
    let at = HEADS + 1 + n;
    let mut texts: Vec<(String, u16)> = Vec::new();
    for (col, column) in (0..).zip(columns) {
        let plain = cells(column);
        if column.kind == ColumnKind::Index {
            number(written, (at, col), Decimal::from(n + 1), formats.input(&plain), catalogue)?;
        } else if column.carry {
            match row.cells.get(&column.key) {
                Some(TableValue::Text(words, _)) => {
                    texts.push((words.to_string(), width(column) - 2));
                    text(written, (at, col), words, formats.input(&plain))?;
                }
                Some(TableValue::Number(reported)) if reported.quantity.qualifier.is_none() => {
                    let value = reported.quantity.value;
                    number(written, (at, col), value, formats.input(&pattern(value, 0)), catalogue)?;
                }
                Some(value) => text(written, (at, col), &value.shown(), formats.input(WORDS))?,
                None => {}
            }
        }
    }
    let texts: Vec<(&str, u16)> = texts.iter().map(|(words, width)| (words.as_str(), *width)).collect();
    book::fit(written, at, &texts)
}
