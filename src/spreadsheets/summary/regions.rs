//! The sheet of regions: one line of the form per row, two columns a region: value and coverage.

use super::grid::Scope;
use super::summary_workbook::SummaryWorkbook;
use super::totals::{formulas, shown_as, sign};
use crate::key;
use crate::model::figure::{Figure, Place};
use crate::model::form::Line;
use crate::spreadsheets::book::{self, HEADS};
use crate::spreadsheets::cell::{Shown, a1, formula, text, texts};
use crate::spreadsheets::cell_formats::digits;
use anyhow::Result;
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell_absolute;

const SHEET: &str = key!("summary-regions-sheet");
/// First column of the first region.
const FIRST: u16 = 3;
/// First row of lines, under two rows of heads.
const ROWS: u32 = HEADS + 2;

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    desk.sheet(SHEET, key!("summary-regions-title"), (HEADS, HEADS + 1))?;
    let heads = desk.words([key!("head-code"), key!("head-line"), key!("head-unit")]);
    let (value, count) = (of.catalogue.word(key!("head-value")), of.catalogue.word(key!("head-localities-with-data")));
    let (sheet, formats) = desk.open(SHEET)?;
    book::widths(sheet, 0, &[7, 50, 11])?;
    texts(sheet, (HEADS, 0), &heads.iter().map(String::as_str).collect::<Vec<_>>(), &formats.head)?;
    texts(sheet, (HEADS + 1, 0), &[""; 3], &formats.head)?;
    for (col, region) in (FIRST..).step_by(2).zip(&of.book.regions) {
        sheet.merge_range(HEADS, col, HEADS, col + 1, &region.name, &formats.head)?;
        texts(sheet, (HEADS + 1, col), &[&value, &count], &formats.head)?;
        book::widths(sheet, col, &[14, 11])?;
    }
    let names: Vec<(&str, u16)> = of.book.regions.iter().map(|region| (&*region.name, 24)).collect();
    book::fit(sheet, HEADS, &names)?;
    book::fit(sheet, HEADS + 1, &[(&count, 11)])?;
    sheet.set_freeze_panes(ROWS, FIRST - 1)?;
    let last = FIRST + 2 * of.book.regions.len() as u16 - 1;
    sheet.autofilter(HEADS + 1, 0, HEADS + 1 + of.form.lines.len().max(1) as u32, last)?;
    for (row, line) in (ROWS..).zip(&of.form.lines) {
        let (sheet, formats) = desk.open(SHEET)?;
        text(sheet, (row, 0), &line.code, &formats.centred)?;
        text(sheet, (row, 1), line.wording(), &formats.wrapped)?;
        text(sheet, (row, 2), &line.unit, &formats.centred)?;
        book::fit(sheet, row, &[(line.wording(), 50)])?;
        for (col, region) in (FIRST..).step_by(2).zip(&of.book.regions) {
            if let Some(figure) = of.book.figure(&Place::Region(region.slug.clone()), &line.code) {
                total(desk, (row, col), line, figure)?;
            }
        }
    }
    Ok(())
}

fn total(desk: &mut SummaryWorkbook<'_>, (row, col): (u32, u16), line: &Line, figure: &Figure) -> Result<()> {
    let name = row_col_to_cell_absolute(HEADS, col);
    let (value, count) = formulas(&desk.grid, line, &a1((row, col + 1)), Scope::Region(&name));
    let catalogue = desk.of.catalogue;
    let (sheet, formats) = desk.open(SHEET)?;
    let Some((value, count)) = value.zip(count) else {
        return texts(sheet, (row, col), &["", ""], &formats.text);
    };
    let shown = figure.value.map_or(sign(figure.is_applicable()), Shown::Value);
    let decimals = shown_as(figure, line);
    formula(sheet, (row, col), &value, shown, formats.number(&decimals), catalogue)?;
    let reported = Shown::Value(Decimal::from(figure.reported));
    formula(sheet, (row, col + 1), &count, reported, formats.number(&digits(0)), catalogue)
}
