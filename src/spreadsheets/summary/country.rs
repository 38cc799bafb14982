//! The sheet of the country: one line of the form per row, and below them the ways of reckoning a rate.

use super::doubts;
use super::grid::Scope;
use super::summary_workbook::{SummaryWorkbook, Table, Totals, under};
use super::totals::{formulas, printed, shown_as, sign};
use crate::key;
use crate::model::figure::{CARRIED, Figure, Method, Place};
use crate::model::form::{Line, National};
use crate::spreadsheets::book::{self, HEADS};
use crate::spreadsheets::cell::{Shown, a1, formula, number, text, texts};
use crate::spreadsheets::cell_formats::{digits, pattern, signed};
use anyhow::Result;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

const SHEET: &str = key!("summary-country-sheet");
const VALUE: u16 = 3;
const COVERAGE: u16 = 4;

/// Column of the names of localities that have no number.
const MISSING_COLUMN: u16 = 8;

const TABLE: Table<'_> = Table {
    name: SHEET,
    title: key!("summary-country-title"),
    heads: &[
        (key!("head-code"), 7),
        (key!("head-line"), 48),
        (key!("head-unit"), 11),
        (key!("head-value"), 15),
        (key!("head-localities-with-data"), 12),
        (key!("head-of-all"), 9),
        (key!("head-method"), 12),
        (key!("head-printed"), 16),
        (key!("head-localities-without-data"), 30),
    ],
    repeated: None,
};
/// One more column where values are carried forward.
const BEFORE: (&str, u16) = (key!("head-localities-carried"), 30);
/// Two more where values are held.
const HELD_COLUMNS: [(&str, u16); 2] = [(key!("head-localities-held"), 24), (key!("head-with-held"), 16)];

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let before = of.book.carried.as_ref().map(|_| BEFORE);
    let held = HELD_COLUMNS.into_iter().filter(|_| has_held(of));
    let heads: Vec<(&str, u16)> = TABLE.heads.iter().copied().chain(before).chain(held).collect();
    desk.table(&Table { heads: &heads, ..TABLE }, of.form.lines.len())?;
    let mut row = 0;
    for line in &of.form.lines {
        if let Some(figure) = of.book.figure(&Place::Country, &line.code) {
            total(desk, row, line, figure)?;
            names(desk, row, line, figure)?;
            row += 1;
        }
    }
    let rates = of.form.lines.iter().filter_map(|line| of.book.figure(&Place::Country, &line.code));
    ways(desk, row + 1, &rates.filter(|figure| !figure.methods.is_empty()).collect::<Vec<_>>())
}

fn has_held(of: Totals<'_>) -> bool {
    !of.book.coverage.held.is_empty()
}

fn total(desk: &mut SummaryWorkbook<'_>, row: usize, line: &Line, figure: &Figure) -> Result<()> {
    let of = desk.of;
    let (value, count) = formulas(&desk.grid, line, &a1(under(row, COVERAGE)), Scope::Country);
    let (sheet, formats) = desk.open(SHEET)?;
    text(sheet, under(row, 0), &line.code, &formats.centred)?;
    text(sheet, under(row, 1), line.wording(), &formats.wrapped)?;
    text(sheet, under(row, 2), &line.unit, &formats.centred)?;
    let plain = formats.number(&digits(0)).clone();
    if let Some((value, count)) = value.zip(count) {
        let shown = figure.value.map_or(sign(figure.is_applicable()), Shown::Value);
        let pattern = shown_as(figure, line);
        formula(sheet, under(row, VALUE), &value, shown, formats.number(&pattern), of.catalogue)?;
        let reported = Shown::Value(Decimal::from(figure.reported));
        formula(sheet, under(row, COVERAGE), &count, reported, &plain, of.catalogue)?;
    } else {
        texts(sheet, under(row, VALUE), &["", ""], &formats.text)?;
    }
    number(sheet, under(row, 5), Decimal::from(of.book.coverage.expected), &plain, of.catalogue)?;
    texts(sheet, under(row, 6), &[&of.catalogue.word(method(figure)), &printed(figure)], &formats.centred)
}

/// Who is not in a total, and what it would be with values that are held.
fn names(desk: &mut SummaryWorkbook<'_>, row: usize, line: &Line, figure: &Figure) -> Result<()> {
    let of = desk.of;
    let named = |codes: &[Arc<str>]| codes.iter().map(|code| name(desk, code)).collect::<Vec<_>>().join(", ");
    let (missing, before, held) = (missing(desk, line), named(&figure.carried), named(&figure.held));
    let with_held = figure.with_held.filter(|_| line.national == National::Sum);
    let (sheet, formats) = desk.open(SHEET)?;
    let columns: Vec<&str> = [Some(&missing), of.book.carried.as_ref().map(|_| &before), has_held(of).then_some(&held)]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    texts(sheet, under(row, MISSING_COLUMN), &columns, &formats.wrapped)?;
    book::fit(sheet, under(row, 0).0, &[(line.wording(), 48), (&missing, 30), (&before, 30), (&held, 24)])?;
    let last = under(row, MISSING_COLUMN + columns.len() as u16);
    match with_held {
        _ if !has_held(of) => Ok(()),
        None => text(sheet, last, "", &formats.text),
        Some(value) => {
            let pattern = pattern(value, line.decimals);
            let sum = doubts::with_held(of, &a1(under(row, 0)), &a1(under(row, VALUE)), value.normalize().scale());
            formula(sheet, last, &sum, Shown::Value(value), formats.number(&pattern), of.catalogue)
        }
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
        let shown = way.value.map_or(sign(way.reported == 0 && way.carried.is_empty()), Shown::Value);
        let decimals = signed(digits(decimals), (!way.carried.is_empty()).then_some(CARRIED).into_iter());
        formula(sheet, under(row, VALUE), &value, shown, formats.number(&decimals), catalogue)?;
        let plain = formats.number(&digits(0));
        formula(sheet, under(row, COVERAGE), &count, Shown::Value(Decimal::from(way.reported)), plain, catalogue)?;
        number(sheet, under(row, 5), expected, plain, catalogue)?;
    }
    Ok(())
}
