//! The sheet of the country: one line of the form per row, and below them the ways of reckoning a rate.

use super::grid::{Grid, NOTHING, Scope};
use super::summary_workbook::{SummaryWorkbook, Table, under};
use crate::key;
use crate::model::figure::{Figure, Method, Place};
use crate::model::form::{Line, National};
use crate::spreadsheets::book::HEADS;
use crate::spreadsheets::book::{self, Paper};
use crate::spreadsheets::cell::{Shown, a1, formula, number, text, texts};
use crate::spreadsheets::cell_formats::{digits, marked, pattern};
use anyhow::Result;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const SHEET: &str = key!("summary-country-sheet");
const VALUE: u16 = 3;
const COVERAGE: u16 = 4;

const TABLE: Table<'_> = Table {
    name: SHEET,
    title: key!("summary-country-title"),
    paper: Paper::A4,
    heads: &[
        (key!("head-code"), 7),
        (key!("head-line"), 60),
        (key!("head-unit"), 11),
        (key!("head-value"), 15),
        (key!("head-localities-with-data"), 12),
        (key!("head-of-all"), 9),
        (key!("head-method"), 16),
        (key!("head-printed"), 16),
        (key!("head-localities-without-data"), 40),
    ],
};
/// One more column where values are carried forward.
const BEFORE: (&str, u16) = (key!("head-localities-carried"), 40);

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let heads: Vec<(&str, u16)> = TABLE.heads.iter().copied().chain(of.book.carried.as_ref().map(|_| BEFORE)).collect();
    desk.table(&Table { heads: &heads, ..TABLE }, of.form.lines.len())?;
    let mut row = 0;
    for line in &of.form.lines {
        if let Some(figure) = of.book.figure(&Place::Country, &line.code) {
            total(desk, row, line, figure)?;
            row += 1;
        }
    }
    let rates = of.form.lines.iter().filter_map(|line| of.book.figure(&Place::Country, &line.code));
    ways(desk, row + 1, &rates.filter(|figure| !figure.methods.is_empty()).collect::<Vec<_>>())
}

fn total(desk: &mut SummaryWorkbook<'_>, row: usize, line: &Line, figure: &Figure) -> Result<()> {
    let (of, missing) = (desk.of, missing(desk, line));
    let before: Vec<&str> = figure.carried.iter().map(|code| name(desk, code)).collect();
    let before = before.join(", ");
    let (value, count) = formulas(&desk.grid, line, &a1(under(row, COVERAGE)), Scope::Country);
    let (sheet, formats) = desk.open(SHEET)?;
    text(sheet, under(row, 0), &line.code, &formats.centred)?;
    text(sheet, under(row, 1), line.wording(), &formats.wrapped)?;
    text(sheet, under(row, 2), &line.unit, &formats.centred)?;
    let plain = formats.number(&digits(0)).clone();
    if let Some((value, count)) = value.zip(count) {
        let shown = figure.value.map_or(Shown::Words(NOTHING), Shown::Value);
        let decimals = pattern(figure.value.unwrap_or_default(), line.decimals);
        let decimals = marked(decimals, !figure.carried.is_empty());
        formula(sheet, under(row, VALUE), &value, shown, formats.number(&decimals), of.catalogue)?;
        formula(
            sheet,
            under(row, COVERAGE),
            &count,
            Shown::Value(Decimal::from(figure.reported)),
            &plain,
            of.catalogue,
        )?;
    } else {
        texts(sheet, under(row, VALUE), &["", ""], &formats.text)?;
    }
    number(sheet, under(row, 5), Decimal::from(of.book.coverage.expected), &plain, of.catalogue)?;
    texts(sheet, under(row, 6), &[&of.catalogue.word(method(figure)), &figure.text], &formats.centred)?;
    text(sheet, under(row, 8), &missing, &formats.wrapped)?;
    if of.book.carried.is_some() {
        text(sheet, under(row, 9), &before, &formats.wrapped)?;
    }
    book::fit(sheet, under(row, 0).0, &[(line.wording(), 60), (&missing, 40), (&before, 40)])
}

/// Formulas of a line's value and of its coverage; none for a line without a total.
pub(super) fn formulas(
    grid: &Grid<'_>,
    line: &Line,
    coverage: &str,
    scope: Scope<'_>,
) -> (Option<String>, Option<String>) {
    match &line.national {
        National::Sum => (Some(grid.total(&line.code, coverage, scope)), Some(grid.count(&[&line.code], scope))),
        National::Ratio { of, per } => {
            let known: [&str; 2] = [of, per];
            (Some(grid.quotient((&[of], per), 2, &known, scope)), Some(grid.count(&known, scope)))
        }
        National::None => (None, None),
    }
}

/// The key of how it was computed.
fn method(figure: &Figure) -> &'static str {
    match figure.method {
        Method::Sum => key!("method-sum"),
        Method::Ratio => key!("method-ratio"),
        Method::Reported | Method::Corrected | Method::Carried | Method::None => key!("method-none"),
    }
}

fn missing(desk: &SummaryWorkbook<'_>, line: &Line) -> String {
    let book = desk.of.book;
    let without = book.localities.iter().filter(|locality| {
        let place = Place::Locality(locality.id.code.clone());
        book.figure(&place, &line.code).is_none_or(|figure| figure.value.is_none())
    });
    without.map(|locality| &*locality.name).collect::<Vec<_>>().join(", ")
}

fn name<'a>(desk: &SummaryWorkbook<'a>, code: &str) -> &'a str {
    desk.of.book.locality(code).map_or("", |locality| &locality.name)
}

/// The same rates by every way of reckoning that the form names.
fn ways(desk: &mut SummaryWorkbook<'_>, first: usize, rates: &[&Figure]) -> Result<()> {
    if rates.is_empty() {
        return Ok(());
    }
    let expected = Decimal::from(desk.of.book.coverage.expected);
    let (title, catalogue) = (desk.formats.title.clone(), desk.of.catalogue);
    text(desk.open(SHEET)?.0, (HEADS + 1 + first as u32, 0), &catalogue.word(key!("summary-rates-title")), &title)?;
    let all = rates.iter().flat_map(|rate| rate.methods.iter().map(|method| (*rate, method)));
    for (row, (rate, way)) in (first + 1..).zip(all) {
        let of: Vec<&str> = way.of.iter().map(|line| &**line).collect();
        // All ways are of the same localities.
        let lines = rate.methods.iter().flat_map(|way| way.of.iter().chain([&way.per])).map(|line| &**line);
        let lines: Vec<&str> = lines.collect::<BTreeSet<_>>().into_iter().collect();
        let decimals = desk.of.form.line(&rate.line).map_or(2, |line| line.decimals);
        let value = desk.grid.quotient((&of, &way.per), decimals, &lines, Scope::Country);
        let count = desk.grid.count(&lines, Scope::Country);
        let (sheet, formats) = desk.open(SHEET)?;
        text(sheet, under(row, 0), &rate.line, &formats.centred)?;
        text(sheet, under(row, 1), &way.title, &formats.wrapped)?;
        text(sheet, under(row, 2), &rate.unit, &formats.centred)?;
        let shown = way.value.map_or(Shown::Words(NOTHING), Shown::Value);
        let decimals = marked(digits(decimals), !way.carried.is_empty());
        formula(sheet, under(row, VALUE), &value, shown, formats.number(&decimals), catalogue)?;
        let plain = formats.number(&digits(0));
        formula(sheet, under(row, COVERAGE), &count, Shown::Value(Decimal::from(way.reported)), plain, catalogue)?;
        number(sheet, under(row, 5), expected, plain, catalogue)?;
    }
    Ok(())
}
