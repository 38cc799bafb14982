//! A workbook drawn as a grid, with what was found on its cells.

use crate::model::dates;
use crate::model::finding::Finding;
use crate::model::number;
use crate::model::workbook::{Area, RawCell, RawSheet, RawValue, RawWorkbook, a1, day_of};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Most rows and columns that are drawn of a sheet.
const ROWS: u32 = 400;
const COLUMNS: u32 = 40;

/// The sheets by name, and one of them as a grid. `findings` are numbered as the page lists them.
pub(super) fn grid(workbook: &RawWorkbook, at: usize, findings: &[(usize, &Finding)]) -> Value {
    let sheets: Vec<Value> = workbook
        .sheets
        .iter()
        .enumerate()
        .map(|(n, sheet)| {
            let count = findings.iter().filter(|(_, finding)| finding.at.sheet() == Some(&*sheet.name)).count();
            json!({
                "name": *sheet.name,
                "index": n.to_string(),
                "here": n == at,
                "hidden": sheet.hidden,
                "count": if count == 0 { String::new() } else { count.to_string() },
            })
        })
        .collect();
    let sheet = workbook.sheets.get(at);
    json!({ "sheets": sheets, "grid": sheet.map(|sheet| drawn(sheet, findings)), "any": sheet.is_some() })
}

/// The sheet on which most was found; the first where nothing was.
pub(super) fn worst_sheet(workbook: &RawWorkbook, findings: &[(usize, &Finding)]) -> usize {
    let count = |sheet: &RawSheet| findings.iter().filter(|(_, one)| one.at.sheet() == Some(&*sheet.name)).count();
    let counts = workbook.sheets.iter().map(count).enumerate();
    counts.max_by_key(|(n, count)| (*count, usize::MAX - n)).map_or(0, |(n, _)| n)
}

/// Findings by cell, each with its number.
type Marks<'f> = BTreeMap<(u32, u32), Vec<(usize, &'f Finding)>>;

fn drawn(sheet: &RawSheet, findings: &[(usize, &Finding)]) -> Value {
    let marks = marks(sheet, findings);
    let cells: BTreeMap<(u32, u32), &RawCell> = sheet.cells.iter().map(|cell| ((cell.row, cell.col), cell)).collect();
    let at = || cells.keys().chain(marks.keys());
    let rows = at().map(|(row, _)| row + 1).max().unwrap_or(0);
    let columns = at().map(|(_, column)| column + 1).max().unwrap_or(0);
    let hidden: BTreeSet<u32> = cells.values().filter(|cell| cell.hint.formula).map(|cell| cell.row).collect();
    let row = |row: u32| {
        let cells = (0..columns.min(COLUMNS)).filter_map(|column| cell(sheet, (row, column), &cells, &marks));
        json!({
            "number": (row + 1).to_string(),
            "cells": cells.collect::<Vec<_>>(),
            "computed": hidden.contains(&row),
        })
    };
    let letters = |column: u32| a1(0, column).trim_end_matches('1').to_owned();
    json!({
        "columns": (0..columns.min(COLUMNS)).map(letters).collect::<Vec<_>>(),
        "rows": (0..rows.min(ROWS)).map(row).collect::<Vec<_>>(),
        "cut": rows > ROWS || columns > COLUMNS,
        "name": *sheet.name,
    })
}

fn marks<'f>(sheet: &RawSheet, findings: &[(usize, &'f Finding)]) -> Marks<'f> {
    let mut marks: Marks<'f> = BTreeMap::new();
    for (number, finding) in findings {
        let folded = finding.explains.iter().filter_map(|folded| folded.at.cell());
        let cells: BTreeSet<(u32, u32)> = finding
            .at
            .cell()
            .into_iter()
            .chain(&finding.more)
            .chain(folded)
            .filter(|cell| cell.sheet == sheet.name)
            .map(|cell| (cell.row, cell.col))
            .collect();
        for cell in cells {
            marks.entry(cell).or_default().push((*number, finding));
        }
    }
    marks
}

/// A cell, or nothing where it is under another that is merged.
fn cell(
    sheet: &RawSheet,
    (row, column): (u32, u32),
    cells: &BTreeMap<(u32, u32), &RawCell>,
    marks: &Marks<'_>,
) -> Option<Value> {
    let merged = sheet.marks.merged.iter().find(|area| area.contains(row, column));
    if merged.is_some_and(|area| (area.top, area.left) != (row, column)) {
        return None;
    }
    let (down, across) = merged.map_or((1, 1), spans);
    let known = cells.get(&(row, column));
    let found = marks.get(&(row, column)).map_or(&[][..], Vec::as_slice);
    let worst = found.iter().map(|(_, finding)| finding.severity).min();
    let numbers: Vec<String> = found.iter().map(|(number, _)| number.to_string()).collect();
    Some(json!({
        "at": a1(row, column),
        "text": known.map(|cell| shown(cell)).unwrap_or_default(),
        "is_number": known.is_some_and(|cell| matches!(cell.value, RawValue::Number(_))),
        "formula": known.is_some_and(|cell| cell.hint.formula),
        "down": down.to_string(),
        "across": across.to_string(),
        "marked": worst.map_or("", |severity| severity.name()),
        "numbers": numbers,
    }))
}

/// Rows and columns that a merged cell takes, as far as they are drawn.
fn spans(area: &Area) -> (u32, u32) {
    let down = area.bottom.min(ROWS - 1).saturating_sub(area.top) + 1;
    let across = area.right.min(COLUMNS - 1).saturating_sub(area.left) + 1;
    (down, across)
}

/// What a reader sees in a cell.
fn shown(cell: &RawCell) -> String {
    match &cell.value {
        RawValue::Number(value) if cell.hint.percent => {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*value);
            format!("{}%", number::decimal(percent.normalize()))
        }
        RawValue::Number(value) => number::decimal(value.normalize()),
        RawValue::Date(serial) => day_of(*serial).map_or_else(|| cell.value.raw(), dates::short_date),
        other => other.raw(),
    }
}
