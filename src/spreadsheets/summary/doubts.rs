//! The sheet of values of localities that are held or doubtful, with the reason; the formula that adds held ones to a total.

use super::summary_workbook::{SummaryWorkbook, Table, Totals, under};
use crate::key;
use crate::model::figure::{Aspect, Figure, HELD, Place};
use crate::model::finding::Finding;
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::standing::Standing;
use crate::spreadsheets::book;
use crate::spreadsheets::cell::{number, quoted, sheet_name, text, texts};
use crate::spreadsheets::cell_formats::{qualified, signed};
use anyhow::Result;
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use std::sync::Arc;

const TABLE: Table<'_> = Table {
    name: key!("summary-doubts-sheet"),
    title: key!("summary-doubts-title"),
    heads: &[
        (key!("head-code"), 6),
        (key!("head-locality"), 18),
        (key!("head-line-code"), 9),
        (key!("head-line"), 30),
        (key!("head-value"), 16),
        (key!("head-unit"), 11),
        (key!("head-sign"), 6),
        (key!("head-state"), 20),
        (key!("head-reason"), 60),
        (key!("head-suggestion"), 40),
    ],
    repeated: None,
};
/// Columns that formulas look in.
const LINE: u16 = 2;
const VALUE: u16 = 4;
const SIGN: u16 = 6;

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let doubted: Vec<_> = doubted(of).collect();
    desk.table(&TABLE, doubted.len())?;
    for (row, (locality, line, figure, value)) in doubted.into_iter().enumerate() {
        let told: Vec<&Finding> =
            figure.doubt.iter().filter_map(|id| of.findings.iter().find(|finding| finding.id == *id)).collect();
        let reasons = joined(told.iter().map(|finding| of.catalogue.text(&finding.message)));
        let suggestions =
            joined(told.iter().filter_map(|finding| Some(of.catalogue.text(finding.suggestion.as_ref()?))));
        let is_held = figure.standing == Standing::Held;
        let state = if is_held { key!("standing-held") } else { key!("standing-doubtful") };
        let signs: String = figure.signs(Aspect::Value).collect();
        let pattern = signed(qualified(value, line.decimals, figure.qualifier, of.catalogue), signs.chars());
        let state = of.catalogue.word(state);
        let (sheet, formats) = desk.open(TABLE.name)?;
        let names = [&*locality.id.code, &locality.name, &line.code, &line.short];
        texts(sheet, under(row, 0), &names, &formats.wrapped)?;
        number(sheet, under(row, VALUE), value, formats.number(&pattern), of.catalogue)?;
        text(sheet, under(row, VALUE + 1), &line.unit, &formats.centred)?;
        text(sheet, under(row, SIGN), &signs, &formats.centred)?;
        texts(sheet, under(row, SIGN + 1), &[&state, &reasons, &suggestions], &formats.wrapped)?;
        book::fit(sheet, under(row, 0).0, &[(&line.short, 30), (&reasons, 60), (&suggestions, 40)])?;
    }
    Ok(())
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

/// Values of localities that are not sound, by locality and line.
fn doubted<'a>(of: Totals<'a>) -> impl Iterator<Item = (&'a Locality, &'a Line, &'a Figure, Decimal)> {
    of.book.localities.iter().flat_map(move |locality| {
        let place = Place::Locality(Arc::clone(&locality.id.code));
        of.form.lines.iter().filter_map(move |line| {
            let figure = of.book.figure(&place, &line.code)?;
            let own = (&**locality, line, figure, figure.value?);
            (figure.standing != Standing::Sound).then_some(own)
        })
    })
}

/// The total in the cell `total`, which may be a sign, with the held values of the line whose code stands in the cell `line`.
/// Codes are compared as words: "15.1" is not "15.10".
pub(super) fn with_held(of: Totals<'_>, line: &str, total: &str, decimals: u32) -> String {
    let last = under(doubted(of).count().max(1), 0).0;
    let column = |col: u16| {
        let (sheet, name) = (sheet_name(&of.catalogue.word(TABLE.name)), column_number_to_name(col));
        format!("{sheet}!${name}${}:${name}${last}", under(0, 0).0 + 1)
    };
    let sign = quoted(&HELD.to_string());
    let held = format!("SUMPRODUCT(({}={line})*({}={sign}),{})", column(LINE), column(SIGN), column(VALUE));
    format!("ROUND(N({total})+{held},{decimals})")
}
