//! The sheet of localities: one locality per row, one line of the form per column, as reported.
//!
//! In: the localities' figures. Out: numbers; an empty cell where there is no usable one. Must not: hold a formula, or a
//! zero for a gap.

use super::Desk;
use super::grid::{BEFORE, FIRST_COLUMN, FIRST_ROW, SHEET};
use crate::model::figure::Place;
use crate::outgoing::book::{self, Paper};
use crate::outgoing::cell::{number, text, texts};
use crate::outgoing::look::{marked, pattern};
use anyhow::Result;

/// Rows of codes, names and units over the numbers.
const CODES: u32 = FIRST_ROW - 3;

pub(super) fn write(desk: &mut Desk<'_>) -> Result<()> {
    let of = desk.of;
    desk.sheet(SHEET, "SỐ LIỆU THEO ĐỊA PHƯƠNG", Paper::A3, (CODES, FIRST_ROW - 1))?;
    let (sheet, look) = desk.open(SHEET)?;
    book::widths(sheet, 0, &[6, 20, 26])?;
    for (row, heads) in (CODES..).zip([["", "", ""], ["", "", ""], ["Mã", "Địa phương", "Vùng"]]) {
        texts(sheet, (row, 0), &heads, &look.head)?;
    }
    for (col, line) in (FIRST_COLUMN..).zip(&of.form.lines) {
        sheet.set_column_width(col, 13)?;
        for (row, words) in (CODES..).zip([&*line.code, &line.short, &line.unit]) {
            text(sheet, (row, col), words, &look.head)?;
        }
    }
    let (last, before) = (last_column(desk)?, desk.grid.before);
    let (sheet, look) = desk.open(SHEET)?;
    let names: Vec<(&str, u16)> = of.form.lines.iter().map(|line| (line.short.as_str(), 12)).collect();
    book::fit(sheet, CODES + 1, &names)?;
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    sheet.set_repeat_columns(0, 1)?;
    sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW - 1 + of.book.localities.len().max(1) as u32, last)?;
    for (row, locality) in (FIRST_ROW..).zip(&of.book.localities) {
        text(sheet, (row, 0), &locality.id.code, &look.centred)?;
        texts(sheet, (row, 1), &[&locality.name, &locality.region.name], &look.text)?;
        let place = Place::Locality(locality.id.code.clone());
        for (col, line) in (FIRST_COLUMN..).zip(&of.form.lines) {
            let figure = of.book.figure(&place, &line.code);
            match figure.and_then(|figure| Some((figure.value?, figure))) {
                Some((value, figure)) => {
                    let pattern = pattern(value, line.decimals, figure.qualifier);
                    let format = look.number(marked(pattern, !figure.carried.is_empty()));
                    number(sheet, (row, col), value, format)?;
                }
                None => text(sheet, (row, col), "", &look.text)?,
            }
        }
        if let Some((col, carried)) = before.zip(of.book.carried.as_ref()) {
            let said = if carried.localities.contains(&locality.id.code) { BEFORE } else { "" };
            text(sheet, (row, col), said, &look.centred)?;
        }
    }
    Ok(())
}

/// The last column: of the last line, or where numbers are carried forward the one that says of whom.
fn last_column(desk: &mut Desk<'_>) -> Result<u16> {
    let Some(before) = desk.grid.before else { return Ok(FIRST_COLUMN + desk.of.form.lines.len() as u16 - 1) };
    let (sheet, look) = desk.open(SHEET)?;
    sheet.set_column_width(before, 13)?;
    for (row, words) in (CODES..).zip(["", "", "Số liệu của"]) {
        text(sheet, (row, before), words, &look.head)?;
    }
    Ok(before)
}
