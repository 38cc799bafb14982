//! The sheet of localities: one locality per row, one line of the form per column, as reported.

use super::grid::{BEFORE, FIRST_COLUMN, FIRST_ROW, SHEET};
use super::rows::Cell;
use super::summary_workbook::{SummaryWorkbook, Totals};
use crate::key;
use crate::model::figure::{Aspect, NOT_APPLICABLE, Place};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::standing::Standing;
use crate::spreadsheets::book;
use crate::spreadsheets::cell::{text, texts};
use crate::spreadsheets::cell_formats::{WORDS, qualified, signed};
use anyhow::Result;
use std::sync::Arc;

/// Rows of codes, names and units over the numbers.
const CODES: u32 = FIRST_ROW - 3;
/// Width of a column of numbers.
const NUMBER: u16 = 13;

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    desk.sheet(SHEET, key!("summary-localities-title"), (CODES, FIRST_ROW - 1))?;
    let heads = [key!("head-code"), key!("head-locality"), key!("head-region")].map(|head| of.catalogue.word(head));
    let (sheet, formats) = desk.open(SHEET)?;
    let numbers = of.form.lines.iter().map(|_| NUMBER).chain(of.book.carried.as_ref().map(|_| NUMBER));
    let widths: Vec<u16> = [6, 20, 26].into_iter().chain(numbers).collect();
    book::widths(sheet, 0, &widths)?;
    let [code, locality, region] = heads.each_ref().map(String::as_str);
    for (row, heads) in (CODES..).zip([[""; 3], [""; 3], [code, locality, region]]) {
        texts(sheet, (row, 0), &heads, &formats.head)?;
    }
    for (col, line) in (FIRST_COLUMN..).zip(&of.form.lines) {
        for (row, words) in (CODES..).zip([&*line.code, &line.short, &line.unit]) {
            text(sheet, (row, col), words, &formats.head)?;
        }
    }
    let last = last_column(desk)?;
    let (sheet, formats) = desk.open(SHEET)?;
    let names: Vec<(&str, u16)> = of.form.lines.iter().map(|line| (line.short.as_str(), 12)).collect();
    book::fit(sheet, CODES + 1, &names)?;
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    book::side_by_side(sheet, &widths, 2)?;
    sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW - 1 + of.book.localities.len().max(1) as u32, last)?;
    let looks = [formats.centred.clone(), formats.text.clone(), formats.number(WORDS).clone()];
    desk.write_rows(FIRST_ROW, &looks, of.book.localities.iter().map(move |locality| row(of, locality)))
}

/// Of the looks, the first is for codes and marks, the second for names and gaps, the third for numbers that do not count.
fn row<'a>(of: Totals<'a>, locality: &'a Locality) -> Vec<Cell<'a>> {
    let names = [&locality.name, &locality.region.name].map(|name| Cell::Text(1, (&**name).into()));
    let numbers = of.form.lines.iter().map(|line| number(of, locality, line));
    let before = of.book.carried.as_ref().map(|carried| {
        let said = carried.localities.contains(&locality.id.code).then(|| of.catalogue.word(BEFORE));
        Cell::Text(0, said.unwrap_or_default().into())
    });
    let code = Cell::Text(0, (&*locality.id.code).into());
    std::iter::once(code).chain(names).chain(numbers).chain(before).collect()
}

/// What a locality gave for a line. A value that is held is words, so that nothing adds it up; so is the sign of a rate of
/// nothing.
fn number<'a>(of: Totals<'a>, locality: &Locality, line: &Line) -> Cell<'a> {
    let place = Place::Locality(Arc::clone(&locality.id.code));
    let Some(figure) = of.book.figure(&place, &line.code) else { return Cell::Text(1, "".into()) };
    let signs = || figure.signs(Aspect::Value);
    match figure.value {
        Some(_) if figure.standing == Standing::Held => {
            Cell::Text(2, figure.text.chars().chain(signs()).collect::<String>().into())
        }
        Some(value) => {
            Cell::Number(signed(qualified(value, line.decimals, figure.qualifier, of.catalogue), signs()), value)
        }
        None if !figure.is_applicable() => Cell::Text(0, NOT_APPLICABLE.into()),
        None => Cell::Text(1, "".into()),
    }
}

/// The last column: of the last line, or where numbers are carried forward the one that says of whom.
fn last_column(desk: &mut SummaryWorkbook<'_>) -> Result<u16> {
    let Some(before) = desk.grid.before else { return Ok(FIRST_COLUMN + desk.of.form.lines.len() as u16 - 1) };
    let head = desk.of.catalogue.word(key!("head-figures-of"));
    let (sheet, formats) = desk.open(SHEET)?;
    for (row, words) in (CODES..).zip(["", "", &head]) {
        text(sheet, (row, before), words, &formats.head)?;
    }
    Ok(before)
}
