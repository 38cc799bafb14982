//! The sheet of coverage: who is counted, from which file, with how many lines.

use super::summary_workbook::{Counted, SummaryWorkbook, Table, Totals, under};
use crate::key;
use crate::model::dates::short_date_in;
use crate::model::figure::Place;
use crate::model::finding::Finding;
use crate::model::locality::Locality;
use crate::spreadsheets::book;
use crate::spreadsheets::cell::{Shown, formula, number, text, texts};
use crate::spreadsheets::cell_formats::digits;
use anyhow::Result;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Column of the files that do not count.
const REFUSED: u16 = 10;

const TABLE: Table<'_> = Table {
    name: key!("summary-coverage-sheet"),
    title: key!("summary-coverage-title"),
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
        (key!("head-files-not-counted"), 32),
        (key!("head-reason"), 60),
    ],
    repeated: Some(2),
};

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    let strange: Vec<(&str, String)> = of_nobody(of);
    desk.table(&TABLE, of.book.localities.len() + strange.len())?;
    for (row, locality) in of.book.localities.iter().enumerate() {
        of_locality(desk, row, locality)?;
    }
    for (row, (file, reason)) in (of.book.localities.len()..).zip(strange) {
        let nobody = of.catalogue.word(key!("state-of-nobody"));
        let (sheet, formats) = desk.open(TABLE.name)?;
        texts(sheet, under(row, 0), &["", &nobody, "", "", "", "", "", "", "", ""], &formats.wrapped)?;
        texts(sheet, under(row, REFUSED), &[file, &reason], &formats.wrapped)?;
        book::fit(sheet, under(row, 0).0, &[(&nobody, 22), (file, 32), (&reason, 60)])?;
    }
    Ok(())
}

fn of_locality(desk: &mut SummaryWorkbook<'_>, row: usize, locality: &Locality) -> Result<()> {
    let of = desk.of;
    let code = &locality.id.code;
    let at = of.counted.binary_search_by(|counted| counted.code.cmp(code));
    let counted = at.ok().and_then(|at| of.counted.get(at));
    let state = of.catalogue.word(state(of, code, counted.is_some()));
    let late = of.book.coverage.late.contains(code).then(|| of.catalogue.word(key!("state-late")));
    let late = late.unwrap_or_default();
    let file = counted.map_or("", |counted| counted.file);
    let day = counted
        .and_then(|counted| counted.data_to)
        .map(|day| short_date_in(of.catalogue.language(), day))
        .unwrap_or_default();
    let (refused, reason) = refused(of, code, counted);
    let lines = desk.grid.lines_of(row);
    let (sheet, formats) = desk.open(TABLE.name)?;
    text(sheet, under(row, 0), code, &formats.centred)?;
    texts(sheet, under(row, 1), &[&locality.name, &locality.region.name, &state, &late, file], &formats.wrapped)?;
    let plain = formats.number(&digits(0)).clone();
    match counted {
        Some(counted) => number(sheet, under(row, 6), Decimal::from(counted.revision), &plain, of.catalogue)?,
        None => text(sheet, under(row, 6), "", &formats.text)?,
    }
    text(sheet, under(row, 7), &day, &formats.centred)?;
    let reported = counted.map_or(0, |counted| counted.lines);
    formula(sheet, under(row, 8), &lines, Shown::Value(Decimal::from(reported)), &plain, of.catalogue)?;
    number(sheet, under(row, 9), Decimal::from(of.form.lines.len()), &plain, of.catalogue)?;
    texts(sheet, under(row, REFUSED), &[&refused, &reason], &formats.wrapped)?;
    let wide: [(&str, u16); 5] = [(&locality.region.name, 28), (&state, 24), (file, 32), (&refused, 32), (&reason, 60)];
    book::fit(sheet, under(row, 0).0, &wide)
}

/// Key of what became of a locality's report.
fn state(of: Totals<'_>, code: &Arc<str>, counts: bool) -> &'static str {
    let coverage = &of.book.coverage;
    let is_carried = of.book.carried.as_ref().is_some_and(|carried| carried.localities.contains(code));
    match () {
        () if counts => key!("state-counted"),
        () if is_carried => key!("state-carried"),
        () if coverage.unreadable.contains(code) => key!("submission-unreadable"),
        () if coverage.waiting.contains(code) => key!("submission-waiting"),
        () => key!("state-absent"),
    }
}

/// Files of a locality that do not count, those that wait for a decision named as such, and what was said of them; where none
/// counts, why.
fn refused(of: Totals<'_>, code: &Arc<str>, counted: Option<&Counted<'_>>) -> (String, String) {
    let sent = of.files.get(code).map_or(&[][..], Vec::as_slice);
    let others: Vec<&Arc<str>> =
        sent.iter().filter(|file| counted.is_none_or(|counted| *counted.file != ***file)).collect();
    let waiting = of.catalogue.word(key!("submission-waiting"));
    let named = |file: &&Arc<str>| match of.waiting.contains(*file) {
        true => format!("{file} ({waiting})"),
        false => file.to_string(),
    };
    let names = others.iter().map(named).collect::<Vec<_>>().join("\n");
    let is_told = |finding: &&Finding| {
        let of_other = finding.at.file().is_some_and(|file| others.iter().any(|other| ***other == *file));
        let own = finding.place.as_ref().and_then(Place::code) == Some(code);
        of_other || (counted.is_none() && own)
    };
    (names, messages(of, of.findings.iter().filter(is_told)))
}

/// Files that name no locality of the conference, and what was said of them.
fn of_nobody<'a>(of: Totals<'a>) -> Vec<(&'a str, String)> {
    let strange = |finding: &&Finding| finding.place.is_none();
    let files: BTreeSet<&str> = of.findings.iter().filter(strange).filter_map(|finding| finding.at.file()).collect();
    let told = |file: &&str| {
        let file = *file;
        let of_file = of.findings.iter().filter(strange).filter(move |finding| finding.at.file() == Some(file));
        messages(of, of_file)
    };
    files.iter().map(|file| (*file, told(file))).collect()
}

fn messages<'f>(of: Totals<'_>, findings: impl Iterator<Item = &'f Finding>) -> String {
    findings.map(|finding| of.catalogue.text(&finding.message)).collect::<Vec<_>>().join("\n")
}
