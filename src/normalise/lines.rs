//! Sheets of lines: one indicator per row, found by its code and, where the code is gone, by its words.
//!
//! In: the sheet and the form's lines. Out: values by line code. Must not: depend on where rows and columns stand.

use super::number;
use super::sheet::{Header, SheetView, cell, words};
use super::{Sheets, present};
use crate::model::finding::{Finding, Location, Severity, reading};
use crate::model::form::{Form, Line, SheetKind};
use crate::model::number::{decimal, with_unit};
use crate::model::quantity::Quantity;
use crate::model::submission::Reported;
use crate::model::workbook::{CellRef, RawCell, RawValue};
use crate::registry::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values by line code.
type Values = BTreeMap<Arc<str>, Reported>;

/// Reads every sheet of lines.
pub(super) fn read(form: &Form, sheets: &Sheets<'_>, findings: &mut Vec<Finding>) -> Values {
    let mut values = Values::new();
    for (key, columns, view) in present(form, sheets, SheetKind::lines) {
        let asked: [&[String]; 5] = [&columns.code, &columns.label, &columns.unit, &columns.value, &columns.note];
        let lines: Vec<&Line> = form.lines.iter().filter(|line| line.sheet == *key).collect();
        match view.header(&asked, 3).filter(|header| column(header, VALUE).is_some()) {
            Some(header) => SheetReader { form, view, header, findings }.read(&lines, &mut values),
            None => findings.push(no_header(view, &asked)),
        }
    }
    values
}

/// Positions of the columns in the order asked.
const CODE: usize = 0;
const LABEL: usize = 1;
const VALUE: usize = 3;
const NOTE: usize = 4;

fn column(header: &Header, which: usize) -> Option<u32> {
    header.columns.get(which).copied().flatten()
}

fn no_header(view: &SheetView<'_>, asked: &[&[String]]) -> Finding {
    let names: Vec<&str> = asked.iter().filter_map(|names| names.first().map(String::as_str)).collect();
    Finding::new(reading::SHEET, Severity::Error, format!("Trang tính {} không có dòng tiêu đề cột.", view.name()))
        .with_location(Location::Sheet(Arc::clone(view.file()), Arc::clone(view.name())))
        .with_suggestion(format!("Giữ nguyên dòng tiêu đề của mẫu biểu: {}.", names.join(", ")))
}

struct SheetReader<'a, 'w> {
    form: &'a Form,
    view: &'a SheetView<'w>,
    header: Header,
    findings: &'a mut Vec<Finding>,
}

impl<'w> SheetReader<'_, 'w> {
    fn read(mut self, lines: &[&Line], values: &mut Values) {
        let rows = self.rows_of(lines);
        for line in lines {
            match rows.get(&*line.code).map(Vec::as_slice) {
                None | Some([]) => self.missing(line, None),
                Some([(row, cells)]) => {
                    if let Some(reported) = self.value(line, *row, cells) {
                        values.insert(Arc::clone(&line.code), reported);
                    }
                }
                Some(several) => self.twice(line, several),
            }
        }
    }

    /// The rows that name each line.
    fn rows_of(&self, lines: &[&Line]) -> BTreeMap<Arc<str>, Vec<(u32, &'w [RawCell])>> {
        let by_code: BTreeMap<String, &Line> = lines.iter().map(|line| (line.code.to_lowercase(), *line)).collect();
        let by_label: BTreeMap<String, &Line> =
            lines.iter().flat_map(|line| line.label.iter().map(|label| (fold(label), *line))).collect();
        let mut rows: BTreeMap<Arc<str>, Vec<_>> = BTreeMap::new();
        for (row, cells) in self.view.rows_below(self.header.row) {
            let text = |which| cell(cells, column(&self.header, which)).map(words);
            let code = text(CODE).map(|code| code.trim_end_matches('.').to_lowercase());
            let line = match code.as_deref() {
                Some(code) if !code.is_empty() => by_code.get(code),
                _ => text(LABEL).and_then(|label| by_label.get(&fold(&label))),
            };
            if let Some(line) = line {
                rows.entry(Arc::clone(&line.code)).or_default().push((row, cells));
            }
        }
        rows
    }

    fn value(&mut self, line: &Line, row: u32, cells: &[RawCell]) -> Option<Reported> {
        let col = column(&self.header, VALUE)?;
        let at = self.view.at(row, col);
        let Some(found) = cell(cells, Some(col)) else {
            self.missing(line, Some(&at));
            return None;
        };
        match interpret(self.form, &line.unit, line.decimals, &found.value) {
            Ok((quantity, reading)) => Some(Reported {
                quantity,
                reading,
                raw: found.value.raw(),
                cell: at,
                note: cell(cells, column(&self.header, NOTE)).map(words),
            }),
            Err(reason) => {
                self.findings.push(unreadable(line, &at, &found.value.raw(), &reason));
                None
            }
        }
    }

    fn missing(&mut self, line: &Line, at: Option<&CellRef>) {
        if !line.required {
            return;
        }
        let location = match at {
            Some(at) => Location::Cell(at.clone()),
            None => Location::Sheet(Arc::clone(self.view.file()), Arc::clone(self.view.name())),
        };
        let message = match at {
            Some(at) => format!("Chỉ tiêu {} ({}) để trống, ô {}.", line.code, line.short, at.a1()),
            None => format!("Không có dòng của chỉ tiêu {} ({}).", line.code, line.short),
        };
        self.findings.push(
            Finding::new(reading::MISSING, Severity::Error, message)
                .with_line(Arc::clone(&line.code))
                .with_location(location)
                .with_suggestion(format!("Bổ sung số liệu, đơn vị {}; nếu không có thì ghi 0.", line.unit)),
        );
    }

    fn twice(&mut self, line: &Line, rows: &[(u32, &[RawCell])]) {
        let col = column(&self.header, VALUE).unwrap_or(0);
        let cells: Vec<CellRef> = rows.iter().map(|(row, _)| self.view.at(*row, col)).collect();
        let addresses: Vec<String> = cells.iter().map(CellRef::a1).collect();
        let message = format!("Chỉ tiêu {} xuất hiện ở nhiều dòng: ô {}.", line.code, addresses.join(", "));
        let at = cells.into_iter().next().map_or(Location::Nowhere, Location::Cell);
        self.findings.push(
            Finding::new(reading::TWICE, Severity::Error, message)
                .with_line(Arc::clone(&line.code))
                .with_location(at)
                .with_suggestion("Chỉ giữ một dòng cho mỗi chỉ tiêu."),
        );
    }
}

/// A stored value as a quantity of a unit, with the rule of reading; or why it is none.
pub(super) fn interpret(
    form: &Form,
    unit: &str,
    decimals: u32,
    value: &RawValue,
) -> Result<(Quantity, String), String> {
    match value {
        RawValue::Number(n) if n.is_sign_negative() && !n.is_zero() => Err("số âm".to_owned()),
        RawValue::Number(n) => Ok((Quantity { value: *n, qualifier: None }, "số trong ô".to_owned())),
        RawValue::Text(text) => {
            let known = form.units.iter().filter(|known| &*known.name == unit);
            let spellings: Vec<&str> =
                known.flat_map(|u| [&*u.name].into_iter().chain(u.spellings.iter().map(String::as_str))).collect();
            number::read(text, decimals, &spellings).map(|read| (read.quantity, read.reading))
        }
        RawValue::Uncomputed(_) => Err("công thức chưa được tính".to_owned()),
        RawValue::Error(code) => Err(format!("công thức lỗi {code}")),
        RawValue::Date(_) => Err("ô đang ở dạng ngày tháng".to_owned()),
        RawValue::Bool(_) => Err("ô chứa giá trị đúng/sai".to_owned()),
        RawValue::Unrepresentable(_) => Err("số quá lớn hoặc quá nhiều chữ số".to_owned()),
    }
}

fn unreadable(line: &Line, at: &CellRef, raw: &str, reason: &str) -> Finding {
    let example = with_unit(&decimal(example(line.decimals)), &line.unit);
    Finding::new(
        reading::NUMBER,
        Severity::Error,
        format!("Chỉ tiêu {} ({}): không đọc được số ở ô {}: {reason}.", line.code, line.short, at.a1()),
    )
    .with_line(Arc::clone(&line.code))
    .with_cell(at, raw)
    .with_suggestion(format!("Nhập một con số, không kèm chữ, ví dụ {example}."))
}

fn example(decimals: u32) -> rust_decimal::Decimal {
    if decimals == 0 { rust_decimal::Decimal::from(1250) } else { rust_decimal::Decimal::new(12505, 1) }
}
