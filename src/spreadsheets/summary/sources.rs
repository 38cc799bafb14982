//! The sheet of sources: each number of a locality with the cell it was read from.

use super::rows::Cell;
use super::summary_workbook::{SummaryWorkbook, Table, Totals, under};
use super::totals::printed;
use crate::key;
use crate::messages::Catalogue;
use crate::model::figure::{Aspect, Figure, Place, Source};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::spreadsheets::cell_formats::{qualified, signed};
use anyhow::Result;
use rust_decimal::Decimal;
use rust_xlsxwriter::IgnoreError;
use std::borrow::Cow;
use std::sync::Arc;

const TABLE: Table<'_> = Table {
    name: key!("summary-sources-sheet"),
    title: key!("summary-sources-title"),
    heads: &[
        (key!("head-code"), 6),
        (key!("head-locality"), 20),
        (key!("head-line-code"), 9),
        (key!("head-line"), 34),
        (key!("head-value"), 14),
        (key!("head-unit"), 11),
        (key!("head-printed"), 14),
        (key!("head-file"), 28),
        (key!("head-cell"), 18),
        (key!("head-raw"), 18),
        (key!("head-reading"), 40),
    ],
    repeated: None,
};
/// Column of the raw texts.
const RAW: u16 = 9;

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let count = figures(of).count();
    desk.table(&TABLE, count)?;
    let (sheet, formats) = desk.open(TABLE.name)?;
    // Codes and raw texts are texts that look like numbers, and are meant to be.
    let last = under(count, 0).0;
    for col in [0, 2, RAW] {
        sheet.ignore_error_range(under(0, 0).0, col, last, col, IgnoreError::NumberStoredAsText)?;
    }
    let looks = [formats.text.clone()];
    desk.write_rows(under(0, 0).0, &looks, figures(of).map(move |figure| row(figure, of.catalogue)))
}

fn row<'a>(
    (locality, line, figure, value): (&'a Locality, &'a Line, &'a Figure, Decimal),
    catalogue: &Catalogue,
) -> Vec<Cell<'a>> {
    let before = [&*locality.id.code, &locality.name, &figure.line, &line.short];
    let pattern = signed(qualified(value, 0, figure.qualifier, catalogue), figure.signs(Aspect::Value));
    let behind = [Cow::from(&*figure.unit), printed(figure).into()].into_iter().chain(cells(figure));
    let text = |said| Cell::Text(0, said);
    before.map(Cow::from).map(text).into_iter().chain([Cell::Number(pattern, value)]).chain(behind.map(text)).collect()
}

/// The figures of localities that have a value, by locality and line.
fn figures<'a>(of: Totals<'a>) -> impl Iterator<Item = (&'a Locality, &'a Line, &'a Figure, Decimal)> + Clone {
    of.book.localities.iter().flat_map(move |locality| {
        let place = Place::Locality(Arc::clone(&locality.id.code));
        of.form.lines.iter().filter_map(move |line| {
            let figure = of.book.figure(&place, &line.code)?;
            Some((&**locality, line, figure, figure.value?))
        })
    })
}

/// File, cell as documents name it, raw text and reading; of a value carried forward over a merger, of each cell it is the
/// sum of.
fn cells(figure: &Figure) -> [Cow<'_, str>; 4] {
    let mut columns: [Vec<Cow<'_, str>>; 4] = Default::default();
    for source in &figure.sources {
        let Source::Cell { file, sheet, cell, raw, reading } = source else { continue };
        let said = [(**file).into(), format!("{sheet}!{cell}").into(), (**raw).into(), (**reading).into()];
        columns.iter_mut().zip(said).for_each(|(column, said)| column.push(said));
    }
    columns.map(|mut column| match column.len() {
        0 | 1 => column.pop().unwrap_or_default(),
        _ => column.join("; ").into(),
    })
}
