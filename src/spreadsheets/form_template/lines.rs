//! A sheet of lines: the statutory columns, and right of them what helps the writer.

use super::check::{FIRST, VALUE};
use super::choices;
use super::form_workbook::FormWorkbook;
use crate::model::form::{FormSection, Line, LineColumns, National, Sheet};
use crate::model::history::PastPeriod;
use crate::model::quantity::{Quantity, rate};
use crate::spreadsheets::book;
use crate::spreadsheets::book::HEADS;
use crate::spreadsheets::cell::{number, text, texts};
use crate::spreadsheets::cell_formats::{WORDS, with_unit};
use crate::spreadsheets::cell_formats::{digits, qualified};
use crate::{key, msg};
use anyhow::Result;
use rust_xlsxwriter::Formula;
use rust_xlsxwriter::utility::row_col_to_cell_absolute;

/// Helping columns.
const RECKONED: u16 = 5;
const VERDICT: u16 = 6;
const BEFORE: u16 = 7;
const WIDTHS: [u16; 8] = [6, 58, 12, 18, 24, 14, 34, 18];

pub(super) fn write(
    desk: &mut FormWorkbook<'_>,
    sheet: &Sheet,
    columns: &LineColumns,
    sections: &[FormSection],
) -> Result<()> {
    desk.sheet(sheet, false)?;
    heads(desk, sheet, columns)?;
    let of = desk.of;
    let mut row = FIRST;
    for section in sections {
        let (written, formats) = desk.open(sheet)?;
        texts(written, (row, 0), &[&section.code, &section.title, "", "", ""], &formats.section)?;
        row += 1;
        let own = of.form.lines.iter().filter(|line| line.sheet == sheet.key && line.section == section.code);
        for line in own {
            statutory(desk, sheet, line)?;
            beside(desk, sheet, line)?;
            row += 1;
        }
    }
    desk.open(sheet)?.0.set_print_area(0, 0, row, VALUE + 1)?;
    Ok(())
}

fn heads(desk: &mut FormWorkbook<'_>, sheet: &Sheet, columns: &LineColumns) -> Result<()> {
    let catalogue = desk.of.catalogue;
    let last = desk.of.last.map(|last| catalogue.text(&msg!("form-before", period = last.period)));
    let (written, formats) = desk.open(sheet)?;
    book::widths(written, 0, &WIDTHS)?;
    let asked = [&columns.code, &columns.label, &columns.unit, &columns.value, &columns.note];
    for (col, names) in (0..).zip(asked) {
        text(written, (HEADS, col), names.first().map_or("", String::as_str), &formats.head)?;
        text(written, (HEADS + 1, col), &format!("({})", col + 1), &formats.numbering)?;
    }
    let helpers = [key!("form-computed"), key!("form-to-check")].map(|head| catalogue.word(head));
    let helpers: Vec<&str> = helpers.iter().chain(&last).map(String::as_str).collect();
    texts(written, (HEADS, RECKONED), &helpers, &formats.head)?;
    let asked = asked.iter().filter_map(|names| names.first()).map(String::as_str);
    let heads: Vec<(&str, u16)> = asked.chain(helpers).zip(WIDTHS.map(|width| width - 2)).collect();
    book::fit(written, HEADS, &heads)?;
    written.set_freeze_panes(HEADS + 2, 2)?;
    Ok(())
}

fn statutory(desk: &mut FormWorkbook<'_>, sheet: &Sheet, line: &Line) -> Result<()> {
    let (row, catalogue) = (desk.places.row(line), desk.of.catalogue);
    let (written, formats) = desk.open(sheet)?;
    let words = line.wording();
    text(written, (row, 0), &line.code, &formats.centred)?;
    text(written, (row, 1), words, &formats.text)?;
    text(written, (row, 2), &line.unit, &formats.centred)?;
    text(written, (row, VALUE), "", formats.input(&with_unit(&digits(line.decimals), &line.unit)))?;
    text(written, (row, VALUE + 1), "", formats.input(WORDS))?;
    book::fit(written, row, &[(words, 54), (&line.unit, 11)])?;
    let decimals = match line.decimals {
        0 => msg!("form-whole"),
        decimals => msg!("form-decimals", count = decimals),
    };
    let name = catalogue.text(&msg!("form-line", line = &line.code));
    let asked = msg!("form-line-asked", name = &line.short, unit = &line.unit, decimals = decimals);
    let rule = choices::number(line.decimals, &name, &catalogue.text(&asked), catalogue)?;
    written.add_data_validation(row, VALUE, row, VALUE, &rule)?;
    Ok(())
}

/// What the line comes to by the others, what does not fit, what it was before.
fn beside(desk: &mut FormWorkbook<'_>, sheet: &Sheet, line: &Line) -> Result<()> {
    let (row, catalogue) = (desk.places.row(line), desk.of.catalogue);
    let reckoned = desk.places.reckoned(line);
    let verdict = desk.places.verdict(line, &row_col_to_cell_absolute(row, RECKONED), catalogue);
    let before = desk.of.last.and_then(|last| before(last, &desk.of.locality.id.code, line));
    let (written, formats) = desk.open(sheet)?;
    if let Some(formula) = reckoned {
        let format = formats.shown(&with_unit(&digits(line.decimals), &line.unit));
        written.write_formula_with_format(row, RECKONED, Formula::new(formula), format)?;
    }
    if let Some(formula) = verdict {
        written.write_formula_with_format(row, VERDICT, Formula::new(formula), &formats.verdict)?;
    }
    if let Some(Quantity { value, qualifier }) = before {
        let format = formats.shown(&with_unit(&qualified(value, line.decimals, qualifier, catalogue), &line.unit));
        number(written, (row, BEFORE), value, format, catalogue)?;
    }
    Ok(())
}

/// A line's value of the period before; a rate is computed again from its two lines.
fn before(last: &PastPeriod, code: &str, line: &Line) -> Option<Quantity> {
    match &line.national {
        National::Ratio { of, per } => {
            let (of, per) = (last.value(code, of)?.quantity, last.value(code, per)?.quantity);
            Some(Quantity { value: rate(of.value, per.value, line.decimals)?, qualifier: None })
        }
        _ => Some(last.value(code, &line.code)?.quantity),
    }
}
