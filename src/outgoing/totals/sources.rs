//! The sheet of sources: each number of a locality with the cell it was read from.
//!
//! In: the localities' figures. Out: one figure per row with file, cell, raw text and reading. Must not: change the raw text,
//! or have more than eleven columns: a row of twelve takes three times the memory in rust_xlsxwriter, and there is a row for
//! each line of each locality.

use super::{Desk, Table, under};
use crate::model::figure::{Figure, Place, Source};
use crate::outgoing::book::Paper;
use crate::outgoing::cell::{number, text, texts};
use crate::outgoing::look::{marked, pattern};
use anyhow::Result;
use rust_xlsxwriter::IgnoreError;
use std::borrow::Cow;

const TABLE: Table<'_> = Table {
    name: "Nguồn số liệu",
    title: "NGUỒN CỦA TỪNG SỐ LIỆU",
    paper: Paper::A4,
    heads: &[
        ("Mã", 6),
        ("Địa phương", 20),
        ("Mã chỉ tiêu", 9),
        ("Chỉ tiêu", 34),
        ("Giá trị", 14),
        ("Đơn vị tính", 11),
        ("Số in trong tài liệu", 14),
        ("Tệp", 28),
        ("Ô", 18),
        ("Nội dung ô", 18),
        ("Cách đọc", 40),
    ],
};
/// Column of the raw texts.
const RAW: u16 = 9;

pub(super) fn write(desk: &mut Desk<'_>) -> Result<()> {
    let of = desk.of;
    let mut figures: Vec<(&str, &str, &Figure)> = Vec::new();
    for locality in &of.book.localities {
        let place = Place::Locality(locality.id.code.clone());
        let own = of.form.lines.iter().filter_map(|line| Some((line, of.book.figure(&place, &line.code)?)));
        figures.extend(own.filter(|(_, f)| f.value.is_some()).map(|(line, f)| (&*locality.name, &*line.short, f)));
    }
    desk.table(&TABLE, figures.len())?;
    let (sheet, look) = desk.open(TABLE.name)?;
    for (row, (name, short, figure)) in figures.iter().enumerate() {
        let Some(value) = figure.value else { continue };
        let [file, cell, raw, reading] = cells(figure);
        let Place::Locality(code) = &figure.place else { continue };
        texts(sheet, under(row, 0), &[code, name, &figure.line, short], &look.text)?;
        number(
            sheet,
            under(row, 4),
            value,
            look.number(marked(pattern(value, 0, figure.qualifier), !figure.carried.is_empty())),
        )?;
        texts(sheet, under(row, 5), &[&figure.unit, &figure.text, &file, &cell, &raw], &look.text)?;
        text(sheet, under(row, RAW + 1), &reading, &look.text)?;
    }
    // Codes and raw texts are texts that look like numbers, and are meant to be.
    let last = under(figures.len(), 0).0;
    for col in [0, 2, RAW] {
        sheet.ignore_error_range(under(0, 0).0, col, last, col, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// File, cell as documents name it, raw text and reading; of a value carried forward over a merger, of each cell it is the
/// sum of.
fn cells(figure: &Figure) -> [String; 4] {
    let mut columns: [Vec<Cow<'_, str>>; 4] = Default::default();
    for source in &figure.sources {
        let Source::Cell { file, sheet, cell, raw, reading } = source else { continue };
        let said = [(**file).into(), format!("{sheet}!{cell}").into(), raw.into(), reading.into()];
        columns.iter_mut().zip(said).for_each(|(column, said)| column.push(said));
    }
    columns.map(|column| column.join("; "))
}
