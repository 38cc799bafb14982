//! A made-up submission that has everything a form declares, so that templates can be tried before a workbook is read.
//!
//! In: a form and a locality. Out: a submission with a value on every line and a row on every table. Must not: reach
//! an output.

use crate::model::form::{ColumnKind, Form};
use crate::model::locality::Locality;
use crate::model::quantity::Quantity;
use crate::model::submission::{Reported, Submission, TableRow, TableValue};
use crate::model::workbook::CellRef;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fullest submission a form allows.
pub fn probe(form: &Form, locality: &Arc<Locality>) -> Submission {
    let cell = CellRef { file: "probe".into(), sheet: "probe".into(), row: 0, col: 0 };
    let reported = Reported {
        quantity: Quantity { value: Decimal::ONE, qualifier: None },
        cell: cell.clone(),
        raw: "1".to_owned(),
        reading: String::new(),
        note: None,
    };
    let row = |sheet: &crate::model::form::Sheet| -> Option<(Arc<str>, Vec<TableRow>)> {
        let columns = sheet.kind.table()?;
        let cells = columns.iter().map(|column| {
            let value = match &column.kind {
                ColumnKind::Number { .. } => TableValue::Number(reported.clone()),
                ColumnKind::Choice(options) => TableValue::Text(options.first().cloned().unwrap_or_default()),
                ColumnKind::Index | ColumnKind::Text => TableValue::Text("x".to_owned()),
            };
            (Arc::clone(&column.key), value)
        });
        Some((Arc::clone(&sheet.key), vec![TableRow { at: cell.clone(), cells: cells.collect() }]))
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
        tables: form.sheets.iter().filter_map(row).collect(),
    }
}
