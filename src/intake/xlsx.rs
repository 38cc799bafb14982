//! `.xlsx` through calamine's streaming cell reader.
//!
//! In: bytes that passed the gate. Out: every non-empty cell in one pass. Must not: ask for a dense range, because one
//! far cell makes that reserve the whole sheet and abort the process.

use super::text::clean;
use crate::model::finding::{Checked, Finding, Location, Severity, reading};
use crate::model::quantity::LIMIT;
use crate::model::workbook::{CellRef, Hint, RawCell, RawSheet, RawValue, RawWorkbook};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use rust_decimal::Decimal;
use std::io::Cursor;
use std::str::FromStr;
use std::sync::Arc;

/// Most sheets read.
const MOST_SHEETS: usize = 100;
/// Most non-empty cells of a workbook.
const MOST_CELLS: usize = 300_000;
/// Days between the epochs of the two date systems of Excel.
const DAYS_1904: u32 = 1462;

/// Reads all sheets.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    printable: &dyn Fn(char) -> bool,
) -> Result<Checked<RawWorkbook>, String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|e| in_vietnamese(&e))?;
    let names = book.sheet_names();
    if names.is_empty() {
        return Err("tệp không có trang tính nào".to_owned());
    }
    if names.len() > MOST_SHEETS {
        return Err(format!("tệp có quá nhiều trang tính ({})", names.len()));
    }
    let mut reading = Reading { file, printable, since_1904: book.has_1904_epoch(), cells: 0, findings: Vec::new() };
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        sheets.push(reading.sheet(&mut book, &name)?);
    }
    Ok(Checked { value: RawWorkbook { file: Arc::clone(file), sheets }, findings: reading.findings })
}

/// One pass over a workbook.
struct Reading<'a> {
    file: &'a Arc<str>,
    printable: &'a dyn Fn(char) -> bool,
    since_1904: bool,
    cells: usize,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    /// A sheet that breaks off keeps the cells before the break and has a finding.
    fn sheet(&mut self, book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<RawSheet, String> {
        let mut sheet = RawSheet { name: name.into(), hidden: false, cells: Vec::new() };
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // Chart sheets have no cells.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
            Err(error) => {
                self.broken(&sheet, &error);
                return Ok(sheet);
            }
        };
        loop {
            match reader.next_cell() {
                Ok(Some(cell)) => {
                    let (row, col) = cell.get_position();
                    if let Some(value) = self.value(&sheet.name, row, col, cell.get_value()) {
                        sheet.cells.push(RawCell { row, col, value, hint: Hint::default() });
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    self.broken(&sheet, &error);
                    break;
                }
            }
            self.cells += 1;
            if self.cells > MOST_CELLS {
                return Err(format!("tệp có hơn {MOST_CELLS} ô"));
            }
        }
        // Cells may stand in any order in the file; the stages after this one rely on reading order.
        if !sheet.cells.is_sorted_by_key(|cell| (cell.row, cell.col)) {
            sheet.cells.sort_by_key(|cell| (cell.row, cell.col));
        }
        Ok(sheet)
    }

    fn value(&mut self, sheet: &Arc<str>, row: u32, col: u32, value: &DataRef<'_>) -> Option<RawValue> {
        match value {
            DataRef::Empty => None,
            DataRef::Int(n) => Some(RawValue::Number(Decimal::from(*n))),
            DataRef::Float(n) => Some(number(*n)),
            DataRef::Bool(b) => Some(RawValue::Bool(*b)),
            DataRef::Error(error) => Some(RawValue::Error(error.to_string())),
            DataRef::DateTime(moment) => Some(match number(moment.as_f64()) {
                RawValue::Number(days) if self.since_1904 => RawValue::Date(days + Decimal::from(DAYS_1904)),
                RawValue::Number(days) => RawValue::Date(days),
                other => other,
            }),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                self.text(sheet, row, col, text)
            }
            DataRef::SharedString(text) => self.text(sheet, row, col, text),
        }
    }

    fn text(&mut self, sheet: &Arc<str>, row: u32, col: u32, text: &str) -> Option<RawValue> {
        let (text, replaced) = clean(text, self.printable);
        if let Some(first) = replaced.first() {
            let cell = CellRef { file: Arc::clone(self.file), sheet: Arc::clone(sheet), row, col };
            let message = format!(
                "Ô {} có {} ký tự không in được (ký tự đầu: U+{:04X}); tài liệu in mã của ký tự thay cho ký tự.",
                cell.a1(),
                replaced.len(),
                u32::from(*first)
            );
            self.findings.push(
                Finding::new(reading::CHARACTER, Severity::Info, message)
                    .with_cell(&cell, text.clone())
                    .with_suggestion("Xóa ký tự lạ hoặc gõ lại bằng bộ gõ Unicode."),
            );
        }
        (!text.trim().is_empty()).then_some(RawValue::Text(text))
    }

    fn broken(&mut self, sheet: &RawSheet, error: &XlsxError) {
        let message = format!(
            "Trang tính {} bị hỏng, chỉ đọc được {} ô: {}.",
            sheet.name,
            sheet.cells.len(),
            in_vietnamese(error)
        );
        self.findings.push(
            Finding::new(reading::UNOPENABLE, Severity::Error, message)
                .with_location(Location::Sheet(Arc::clone(self.file), Arc::clone(&sheet.name)))
                .with_suggestion("Mở tệp bằng Excel, lưu lại theo định dạng .xlsx và gửi lại."),
        );
    }
}

/// The exact decimal that the shortest spelling of a stored binary number denotes: the number its author typed.
fn number(value: f64) -> RawValue {
    let spelled = format!("{value}");
    match Decimal::from_str(&spelled) {
        // A spelling longer than 28 digits would be rounded without a word.
        Ok(exact) if spelled.len() < 28 && exact.abs() < LIMIT => RawValue::Number(exact.normalize()),
        _ => RawValue::Unrepresentable(spelled),
    }
}

/// What a reader's error means to the person who sent the file.
fn in_vietnamese(error: &XlsxError) -> String {
    match error {
        XlsxError::Password => "tệp có mật khẩu".to_owned(),
        XlsxError::Zip(_) | XlsxError::Io(_) => "tệp nén bị hỏng".to_owned(),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => "tệp thiếu thành phần bắt buộc".to_owned(),
        _ => "cấu trúc bên trong không đúng định dạng Excel".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_was_typed() {
        let typed = |n: f64| number(n).raw();
        assert_eq!(
            (typed(108.7), typed(0.1 + 0.2), typed(30912.0)),
            ("108.7".into(), "0.30000000000000004".into(), "30912".into())
        );
        assert!(matches!(number(f64::INFINITY), RawValue::Unrepresentable(_)));
        assert!(matches!(number(1e300), RawValue::Unrepresentable(_)));
    }
}
