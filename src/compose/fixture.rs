//! A made-up submission that has everything a form declares, so that templates can be tried before a workbook is read.
//!
//! In: a form and a locality. Out: a submission with a value on every line and rows on every table. Must not: reach
//! an output.

use crate::model::form::{ColumnKind, Form, TableColumn};
use crate::model::locality::Locality;
use crate::model::quantity::Quantity;
use crate::model::submission::{Reported, Submission, TableRow, TableValue};
use crate::model::workbook::CellRef;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of each table: templates may treat the first, a middle and the last one differently.
const ROWS: usize = 4;

/// The fullest submission a form allows.
pub fn probe(form: &Form, locality: &Arc<Locality>) -> Submission {
    let cell = CellRef { file: "probe".into(), sheet: "probe".into(), row: 0, col: 0 };
    let reported = Reported {
        quantity: Quantity { value: Decimal::ONE, qualifier: None },
        cell: cell.clone(),
        raw: "1".into(),
        reading: "".into(),
        note: None,
    };
    let rows = |sheet: &crate::model::form::Sheet| -> Option<(Arc<str>, Vec<TableRow>)> {
        let columns = sheet.kind.table()?;
        let options = columns.iter().map(|column| column.kind.options().len()).max().unwrap_or(0);
        let row = |n: usize| TableRow {
            at: cell.clone(),
            cells: columns.iter().map(|column| (Arc::clone(&column.key), value(column, n, &reported))).collect(),
        };
        Some((Arc::clone(&sheet.key), (0..options.max(ROWS)).map(row).collect()))
    };
    Submission {
        file: "probe".into(),
        locality: Arc::clone(locality),
        period: None,
        data_to: None,
        revision: 1,
        info: BTreeMap::new(),
        info_at: BTreeMap::new(),
        lines: form.lines.iter().map(|line| (Arc::clone(&line.code), reported.clone())).collect(),
        tables: form.sheets.iter().filter_map(rows).collect(),
        listed: Vec::new(),
    }
}

/// What row `n` says in a column: every option of a choice comes up, words differ from row to row.
fn value(column: &TableColumn, n: usize, reported: &Reported) -> TableValue {
    let option = |options: &[String]| options.get(n % options.len().max(1)).cloned().unwrap_or_default();
    match &column.kind {
        ColumnKind::Number { .. } => TableValue::Number(Box::new(reported.clone())),
        ColumnKind::Choice(options) => TableValue::Text(option(options), 0),
        ColumnKind::Index | ColumnKind::Text => TableValue::Text(format!("x{n}"), 0),
    }
}
