//! Sheets of one thing per row: clusters, difficulties, delegates.
//!
//! In: the sheet and its declared columns. Out: rows with a cell in at least one required column. Must not: stop at a
//! blank row.

use super::lines::interpret;
use super::sheet::{Header, SheetView, cell, words};
use super::{Sheets, present};
use crate::model::finding::{Finding, Severity, reading};
use crate::model::form::{ColumnKind, Form, SheetKind, TableColumn};
use crate::model::submission::{Reported, TableRow, TableValue};
use crate::model::workbook::RawCell;
use crate::registry::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads every table sheet. A sheet without a header row that fits has no rows; it is optional.
pub(super) fn read(form: &Form, sheets: &Sheets<'_>, findings: &mut Vec<Finding>) -> BTreeMap<Arc<str>, Vec<TableRow>> {
    let mut tables = BTreeMap::new();
    for (key, columns, view) in present(form, sheets, SheetKind::table) {
        let asked: Vec<&[String]> = columns.iter().map(|column| column.head.as_slice()).collect();
        let Some(header) = view.header(&asked, 2) else { continue };
        let rows = view.rows_below(header.row).filter_map(|(row, cells)| {
            let mut reader = RowReader { form, view, row, findings };
            reader.read(columns, &header, cells)
        });
        tables.insert(Arc::clone(key), rows.collect());
    }
    tables
}

struct RowReader<'a, 'w> {
    form: &'a Form,
    view: &'a SheetView<'w>,
    row: u32,
    findings: &'a mut Vec<Finding>,
}

impl RowReader<'_, '_> {
    fn read(&mut self, columns: &[TableColumn], header: &Header, cells: &[RawCell]) -> Option<TableRow> {
        let filled = |i: usize| cell(cells, header.columns.get(i).copied().flatten());
        if columns.iter().enumerate().any(|(i, column)| column.required && filled(i).is_none()) {
            return None;
        }
        let mut row = TableRow { at: self.view.at(self.row, 0), cells: BTreeMap::new() };
        for (i, column) in columns.iter().enumerate() {
            if let Some(value) = filled(i).and_then(|found| self.value(column, found)) {
                row.cells.insert(Arc::clone(&column.key), value);
            }
        }
        Some(row)
    }

    fn value(&mut self, column: &TableColumn, found: &RawCell) -> Option<TableValue> {
        match &column.kind {
            ColumnKind::Index => None,
            ColumnKind::Text => Some(TableValue::Text(words(found))),
            ColumnKind::Choice(options) => Some(TableValue::Text(self.choice(column, options, found))),
            ColumnKind::Number { unit, decimals } => self.number(column, unit, *decimals, found),
        }
    }

    /// The listed spelling of a word, or the word itself with a finding.
    fn choice(&mut self, column: &TableColumn, options: &[String], found: &RawCell) -> String {
        let text = words(found);
        if let Some(option) = options.iter().find(|option| fold(option) == fold(&text)) {
            return option.clone();
        }
        let at = self.view.at(self.row, found.col);
        let message = format!("Ô {}: “{text}” không thuộc các giá trị của cột {}.", at.a1(), name(column));
        self.findings.push(
            Finding::new(reading::CHOICE, Severity::Warning, message)
                .with_cell(&at, text.clone())
                .with_suggestion(format!("Chọn một trong: {}.", options.join(", "))),
        );
        text
    }

    fn number(&mut self, column: &TableColumn, unit: &str, decimals: u32, found: &RawCell) -> Option<TableValue> {
        let at = self.view.at(self.row, found.col);
        let raw = found.value.raw();
        match interpret(self.form, unit, decimals, &found.value) {
            Ok((quantity, reading)) => {
                Some(TableValue::Number(Reported { quantity, cell: at, raw, reading, note: None }))
            }
            Err(reason) => {
                let message = format!("Ô {}, cột {}: không đọc được số: {reason}.", at.a1(), name(column));
                self.findings.push(
                    Finding::new(reading::NUMBER, Severity::Warning, message)
                        .with_cell(&at, raw)
                        .with_suggestion("Nhập một con số, không kèm chữ."),
                );
                None
            }
        }
    }
}

fn name(column: &TableColumn) -> &str {
    column.head.first().map_or(&column.key, String::as_str)
}
