//! The sheet of coverage: who is counted, from which file, with how many lines.

use super::summary_workbook::{SummaryWorkbook, Table, under};
use crate::key;
use crate::model::dates::short_date_in;
use crate::spreadsheets::book::Paper;
use crate::spreadsheets::cell::{Shown, formula, number, text, texts};
use crate::spreadsheets::cell_formats::digits;
use anyhow::Result;
use rust_decimal::Decimal;

const TABLE: Table<'_> = Table {
    name: key!("summary-coverage-sheet"),
    title: key!("summary-coverage-title"),
    paper: Paper::A4,
    heads: &[
        (key!("head-code"), 6),
        (key!("head-locality"), 22),
        (key!("head-region"), 28),
        (key!("head-state"), 24),
        (key!("head-in-time"), 12),
        (key!("head-file-counted"), 32),
        (key!("head-revision"), 8),
        (key!("head-data-to"), 12),
        (key!("head-lines-with-data"), 12),
        (key!("head-of-all"), 9),
    ],
};

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    desk.table(&TABLE, of.book.localities.len())?;
    for (row, locality) in of.book.localities.iter().enumerate() {
        let code = &locality.id.code;
        let at = of.counted.binary_search_by(|counted| counted.code.cmp(code));
        let counted = at.ok().and_then(|at| of.counted.get(at));
        let carried = of.book.carried.as_ref().is_some_and(|carried| carried.localities.contains(code));
        let state = match counted {
            Some(_) => key!("state-counted"),
            None if carried => key!("state-carried"),
            None => key!("state-absent"),
        };
        let state = of.catalogue.word(state);
        let late = of.book.coverage.late.contains(code).then(|| of.catalogue.word(key!("state-late")));
        let late = late.unwrap_or_default();
        let file = counted.map_or("", |counted| counted.file);
        let day = counted
            .and_then(|counted| counted.data_to)
            .map(|day| short_date_in(of.catalogue.language(), day))
            .unwrap_or_default();
        let lines = desk.grid.lines_of(row);
        let (sheet, formats) = desk.open(TABLE.name)?;
        text(sheet, under(row, 0), code, &formats.centred)?;
        texts(sheet, under(row, 1), &[&locality.name, &locality.region.name, &state, &late, file], &formats.text)?;
        let plain = formats.number(&digits(0)).clone();
        match counted {
            Some(counted) => number(sheet, under(row, 6), Decimal::from(counted.revision), &plain, of.catalogue)?,
            None => text(sheet, under(row, 6), "", &formats.text)?,
        }
        text(sheet, under(row, 7), &day, &formats.centred)?;
        let reported = counted.map_or(0, |counted| counted.lines);
        formula(sheet, under(row, 8), &lines, Shown::Value(Decimal::from(reported)), &plain, of.catalogue)?;
        number(sheet, under(row, 9), Decimal::from(of.form.lines.len()), &plain, of.catalogue)?;
    }
    Ok(())
}
