//! The cells in which two submissions of one locality differ, wherever they stand.

use crate::model::message::Message;
use crate::model::number::quantity;
use crate::model::submission::{Reported, Submission, TableRow, TableValue};
use crate::model::workbook::CellRef;
use crate::msg;
use std::collections::BTreeSet;

/// What differs, each as a message: line 25 (BIEU_04!D38: 5.200; BIEU_04!D38: 5.201).
pub fn differences(one: &Submission, other: &Submission) -> Vec<Message> {
    let mut found = Vec::new();
    if one.data_to != other.data_to {
        let shown = |s: &Submission| s.data_to.map_or_else(|| msg!("difference-no-day"), Message::verbatim);
        found.push(msg!("difference-data-to", one = shown(one), other = shown(other)));
    }
    let codes: BTreeSet<_> = one.lines.keys().chain(other.lines.keys()).collect();
    for code in codes {
        let (a, b) = (one.lines.get(code), other.lines.get(code));
        if a.map(|reported| reported.quantity) != b.map(|reported| reported.quantity) {
            found.push(msg!("difference-line", line = code, one = line(a), other = line(b)));
        }
    }
    let keys: BTreeSet<_> = one.tables.keys().chain(other.tables.keys()).collect();
    for key in keys {
        let rows = |s: &'_ Submission| s.tables.get(key).cloned().unwrap_or_default();
        found.extend(rows_differ(&rows(one), &rows(other)));
    }
    found
}

fn line(reported: Option<&Reported>) -> Message {
    let told = |reported: &Reported| Message::verbatim(at(&reported.cell, &quantity(reported.quantity, "")));
    reported.map_or_else(|| msg!("difference-absent"), told)
}

fn at(cell: &CellRef, text: &str) -> String {
    format!("{}!{}: {text}", cell.sheet, cell.a1())
}

/// Rows in order; cells that differ, and rows that only one has.
fn rows_differ(one: &[TableRow], other: &[TableRow]) -> Vec<Message> {
    let mut found = Vec::new();
    for i in 0..one.len().max(other.len()) {
        match (one.get(i), other.get(i)) {
            (Some(a), Some(b)) => {
                let keys: BTreeSet<_> = a.cells.iter().chain(b.cells.iter()).map(|(key, _)| key).collect();
                let shown = |row: &TableRow, key| row.cells.get(key).map(TableValue::shown).unwrap_or_default();
                let differ = keys.into_iter().map(|key| (shown(a, key), shown(b, key))).filter(|(a, b)| a != b);
                let told =
                    |(x, y): (String, String)| msg!("difference-row", one = at(&a.at, &x), other = at(&b.at, &y));
                found.extend(differ.map(told));
            }
            (Some(row), None) | (None, Some(row)) => {
                found.push(msg!("difference-row-of-one", at = format!("{}!{}", row.at.sheet, row.at.a1())));
            }
            (None, None) => {}
        }
    }
    found
}
