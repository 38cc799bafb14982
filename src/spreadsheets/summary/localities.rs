//! The sheet of localities: one locality per row, one line of the form per column, as reported.

use super::grid::{BEFORE, FIRST_COLUMN, FIRST_ROW, SHEET};
use super::rows::Cell;
use super::summary_workbook::{SummaryWorkbook, Totals};
use crate::key;
use crate::model::figure::Place;
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::spreadsheets::book::{self, Paper};
use crate::spreadsheets::cell::{text, texts};
use crate::spreadsheets::cell_formats::{marked, qualified};
use anyhow::Result;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Rows of codes, names and units over the numbers.
const CODES: u32 = FIRST_ROW - 3;

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    desk.sheet(SHEET, key!("summary-localities-title"), Paper::A3, (CODES, FIRST_ROW - 1))?;
    let heads = [key!("head-code"), key!("head-locality"), key!("head-region")].map(|head| of.catalogue.word(head));
    let (sheet, formats) = desk.open(SHEET)?;
    book::widths(sheet, 0, &[6, 20, 26])?;
    let [code, locality, region] = heads.each_ref().map(String::as_str);
    for (row, heads) in (CODES..).zip([[""; 3], [""; 3], [code, locality, region]]) {
        texts(sheet, (row, 0), &heads, &formats.head)?;
    }
    for (col, line) in (FIRST_COLUMN..).zip(&of.form.lines) {
        sheet.set_column_width(col, 13)?;
        for (row, words) in (CODES..).zip([&*line.code, &line.short, &line.unit]) {
            text(sheet, (row, col), words, &formats.head)?;
        }
    }
    let last = last_column(desk)?;
    let (sheet, formats) = desk.open(SHEET)?;
    let names: Vec<(&str, u16)> = of.form.lines.iter().map(|line| (line.short.as_str(), 12)).collect();
    book::fit(sheet, CODES + 1, &names)?;
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    sheet.set_repeat_columns(0, 1)?;
    sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW - 1 + of.book.localities.len().max(1) as u32, last)?;
    let looks = [formats.centred.clone(), formats.text.clone()];
    desk.write_rows(FIRST_ROW, &looks, of.book.localities.iter().map(move |locality| row(of, locality)))
}

/// Of the looks, the first is for codes and marks, the second for names and gaps.
fn row<'a>(of: Totals<'a>, locality: &'a Locality) -> Vec<Cell<'a>> {
    let names = [&locality.name, &locality.region.name].map(|name| Cell::Text(1, (&**name).into()));
    let numbers = of.form.lines.iter().map(|line| match number(of, locality, line) {
        Some((value, pattern)) => Cell::Number(pattern, value),
        None => Cell::Text(1, "".into()),
    });
    let before = of.book.carried.as_ref().map(|carried| {
        let said = carried.localities.contains(&locality.id.code).then(|| of.catalogue.word(BEFORE));
        Cell::Text(0, said.unwrap_or_default().into())
    });
    let code = Cell::Text(0, (&*locality.id.code).into());
    std::iter::once(code).chain(names).chain(numbers).chain(before).collect()
}

/// The number a locality gave for a line, and the pattern it is shown with.
fn number(of: Totals<'_>, locality: &Locality, line: &Line) -> Option<(Decimal, String)> {
    let figure = of.book.figure(&Place::Locality(Arc::clone(&locality.id.code)), &line.code)?;
    let pattern = qualified(figure.value?, line.decimals, figure.qualifier, of.catalogue);
    Some((figure.value?, marked(pattern, !figure.carried.is_empty())))
}

/// The last column: of the last line, or where numbers are carried forward the one that says of whom.
fn last_column(desk: &mut SummaryWorkbook<'_>) -> Result<u16> {
    let Some(before) = desk.grid.before else { return Ok(FIRST_COLUMN + desk.of.form.lines.len() as u16 - 1) };
    let head = desk.of.catalogue.word(key!("head-figures-of"));
    let (sheet, formats) = desk.open(SHEET)?;
    sheet.set_column_width(before, 13)?;
    for (row, words) in (CODES..).zip(["", "", &head]) {
        text(sheet, (row, before), words, &formats.head)?;
    }
    Ok(before)
}
