//! Where two submissions of one locality differ.
//!
//! In: two submissions. Out: the cells that differ, both addresses and both values. Must not: mind where a value
//! stands, or who filled the workbook in.

use crate::model::number::{quantity, short_date};
use crate::model::submission::{Reported, Submission, TableRow, TableValue};
use crate::model::workbook::CellRef;
use std::collections::BTreeSet;

/// What differs, each in words: `chỉ tiêu 25 (BIEU_04!D38: 5.200; BIEU_04!D38: 5.201)`.
pub(super) fn differences(one: &Submission, other: &Submission) -> Vec<String> {
    let mut found = Vec::new();
    if one.data_to != other.data_to {
        let shown = |s: &Submission| s.data_to.map_or_else(|| "không rõ".to_owned(), short_date);
        found.push(format!("số liệu đến ngày ({}; {})", shown(one), shown(other)));
    }
    let codes: BTreeSet<_> = one.lines.keys().chain(other.lines.keys()).collect();
    for code in codes {
        let (a, b) = (one.lines.get(code), other.lines.get(code));
        if a.map(|reported| reported.quantity) != b.map(|reported| reported.quantity) {
            found.push(format!("chỉ tiêu {code} ({}; {})", line(a), line(b)));
        }
    }
    let keys: BTreeSet<_> = one.tables.keys().chain(other.tables.keys()).collect();
    for key in keys {
        let rows = |s: &'_ Submission| s.tables.get(key).cloned().unwrap_or_default();
        found.extend(rows_differ(&rows(one), &rows(other)));
    }
    found
}

fn line(reported: Option<&Reported>) -> String {
    reported.map_or_else(|| "không có".to_owned(), |reported| at(&reported.cell, &quantity(reported.quantity, "")))
}

fn at(cell: &CellRef, text: &str) -> String {
    format!("{}!{}: {text}", cell.sheet, cell.a1())
}

/// Rows in order; cells that differ, and rows that only one has.
fn rows_differ(one: &[TableRow], other: &[TableRow]) -> Vec<String> {
    let mut found = Vec::new();
    for i in 0..one.len().max(other.len()) {
        match (one.get(i), other.get(i)) {
            (Some(a), Some(b)) => {
                let keys: BTreeSet<_> = a.cells.iter().chain(b.cells.iter()).map(|(key, _)| key).collect();
                let shown = |row: &TableRow, key| row.cells.get(key).map(TableValue::shown).unwrap_or_default();
                let differ = keys.into_iter().map(|key| (shown(a, key), shown(b, key))).filter(|(a, b)| a != b);
                found.extend(differ.map(|(x, y)| format!("dòng ({}; {})", at(&a.at, &x), at(&b.at, &y))));
            }
            (Some(row), None) | (None, Some(row)) => {
                found.push(format!("dòng chỉ có ở một tệp ({}!{})", row.at.sheet, row.at.a1()));
            }
            (None, None) => {}
        }
    }
    found
}
