//! Sheets of one thing per row: clusters, difficulties, delegates.
//!
//! In: the candidate sheets and the declared columns. Out: rows with a cell in every required column. Must not: stop at
//! a blank row, take a total or a heading for a thing, or drop a number without a word.

use super::candidates::{Candidate, Sheets, second};
use super::date::date;
use super::header::{Column, Header, header};
use super::separator_inference::{Evidence, Habit};
use super::sheet::{SheetView, cell, column_name, is_numeric, label_key, numbers_columns, words};
use super::unit::{Meant, in_brackets, meant};
use super::value::{Input, interpret};
use super::{Reader, declared};
use crate::localities::fold;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{ColumnKind, SheetKind, TableColumn};
use crate::model::number::{decimal, short_date};
use crate::model::reading;
use crate::model::submission::{Reported, TableRow, TableValue};
use crate::model::workbook::{CellRef, RawCell, RawValue};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// Rows of the longest list that is read: many times those of any locality, and what documents can be made of within the
/// memory of a usual machine.
const LONGEST: usize = 5_000;

/// Beginnings of the words in a row of totals.
const TOTALS: [&str; 4] = ["tổng cộng", "tổng số", "cộng", "tổng"];
static TOTAL_KEYS: LazyLock<[String; 4]> = LazyLock::new(|| TOTALS.map(label_key));

/// Kinds of districts and cities of a province, by which lists are often grouped.
const DISTRICTS: [&str; 4] = ["huyện", "quận", "thị xã", "thành phố"];

/// Reads every table sheet.
pub(super) fn read(
    reader: Reader<'_>,
    sheets: &Sheets<'_, '_>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<Arc<str>, Vec<TableRow>> {
    let mut tables = BTreeMap::new();
    for (sheet, columns, candidates) in declared(reader.form, sheets, SheetKind::table) {
        let mut read = candidates.iter().map(|candidate| {
            let mut findings = Vec::new();
            let rows = Table::open(reader, columns, candidate, &mut findings).map(Table::rows);
            (candidate, rows.unwrap_or_default(), findings)
        });
        let Some((taken, mut rows, told)) = read.next() else { continue };
        findings.extend(told);
        for (other, others, _) in read {
            let same = contents(&rows) == contents(&others);
            findings.push(second(taken, other, same));
            if !same && !taken.named {
                rows.clear();
            }
        }
        tables.insert(Arc::clone(&sheet.key), rows);
    }
    tables
}

/// What rows say, wherever they stand.
fn contents(rows: &[TableRow]) -> Vec<Vec<(&Arc<str>, String)>> {
    rows.iter().map(|row| row.cells.iter().map(|(key, value)| (key, value.shown())).collect()).collect()
}

struct Table<'a, 'w> {
    reader: Reader<'a>,
    columns: &'a [TableColumn],
    view: &'a SheetView<'w>,
    header: Header,
    habits: Vec<Habit>,
    findings: &'a mut Vec<Finding>,
}

impl<'a, 'w> Table<'a, 'w> {
    fn open(
        reader: Reader<'a>,
        columns: &'a [TableColumn],
        candidate: &'a Candidate<'w>,
        findings: &'a mut Vec<Finding>,
    ) -> Option<Table<'a, 'w>> {
        let view = &candidate.view;
        if view.rows().count() > LONGEST {
            findings.push(too_long(view));
            return None;
        }
        let asked: Vec<&[String]> = columns.iter().map(|column| column.head.as_slice()).collect();
        let Some(mut header) = header(view, &asked, 2) else {
            findings.extend((view.rows().count() > 1).then(|| no_header(view, columns)));
            return None;
        };
        for (column, found) in columns.iter().zip(&mut header.columns).filter(|(column, _)| !column.required) {
            if let Some(twice) = found.take_if(|found| !found.also.is_empty()) {
                findings.push(columns_twice(view, column, &twice));
            }
        }
        let habits = (0..columns.len()).map(|i| habit(view, &header, i)).collect();
        Some(Table { reader, columns, view, header, habits, findings })
    }

    fn rows(mut self) -> Vec<TableRow> {
        let view = self.view;
        view.rows_below(Some(self.header.row)).filter_map(|(row, cells)| self.row(row, cells)).collect()
    }

    fn row(&mut self, row: u32, cells: &[RawCell]) -> Option<TableRow> {
        if numbers_columns(cells) {
            return None;
        }
        if let Some(total) = cells.iter().take(3).find(|cell| is_total(cell)) {
            self.findings.push(self.total(row, total));
            return None;
        }
        let columns = self.columns;
        let lacking = columns.iter().enumerate().find(|(i, column)| column.required && self.cell(cells, *i).is_none());
        if let Some((i, column)) = lacking {
            self.nameless(row, i, column, cells);
            return None;
        }
        if self.is_heading(cells) {
            return None;
        }
        let mut read = Vec::with_capacity(columns.len());
        for (i, column) in columns.iter().enumerate() {
            if let Some(value) = self.cell(cells, i).and_then(|found| self.value(row, i, column, found)) {
                read.push((Arc::clone(&column.key), value));
            }
        }
        Some(TableRow { at: self.view.at(row, 0), cells: read.into_iter().collect() })
    }

    fn cell<'c>(&self, cells: &'c [RawCell], which: usize) -> Option<&'c RawCell> {
        cell(cells, self.header.col(which))
    }

    /// `II · Huyện Yên Sơn` and nothing else: a group of rows, not one of them.
    fn is_heading(&self, cells: &[RawCell]) -> bool {
        let index = self.columns.iter().position(|column| column.kind == ColumnKind::Index);
        let mark = index.and_then(|i| self.cell(cells, i)).map(words).unwrap_or_default();
        let roman = mark.trim_end_matches('.');
        let lettered = !roman.is_empty() && roman.chars().all(|c| c.is_ascii_uppercase());
        lettered && cells.len() <= 2 || matches!(cells, [name] if self.is_measured() && names_a_group(&words(name)))
    }

    /// A list of things with numbers; in others a lone text may be all there is to say.
    fn is_measured(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.kind, ColumnKind::Number { .. }))
    }

    /// A row without its name: a finding if it holds what would be lost.
    fn nameless(&mut self, row: u32, which: usize, column: &TableColumn, cells: &[RawCell]) {
        let held = self.columns.iter().enumerate().filter(|(_, column)| column.kind != ColumnKind::Index);
        let held: Vec<&RawCell> = held.filter_map(|(i, _)| self.cell(cells, i)).collect();
        if held.len() < 2 && !held.iter().any(|cell| is_numeric(cell)) {
            return;
        }
        let at = self.view.at(row, self.header.col(which).unwrap_or(0));
        let message =
            format!("Dòng {} có số liệu nhưng trống cột {}, ô {}; chưa được đọc.", row + 1, column.name(), at.a1());
        self.findings.push(
            Finding::new(reading::MISSING, Severity::Warning, message)
                .with_cell(&at, "")
                .with_column(&column.key)
                .with_suggestion(format!("Điền cột {}, hoặc xóa dòng thừa.", column.name())),
        );
    }

    fn total(&self, row: u32, found: &RawCell) -> Finding {
        let at = self.view.at(row, found.col);
        let message = format!("Ô {} là dòng tổng, không đọc; số tổng được tính lại từ các dòng.", at.a1());
        Finding::new(reading::TWICE, Severity::Info, message).with_cell(&at, words(found))
    }

    fn value(&mut self, row: u32, which: usize, column: &TableColumn, found: &RawCell) -> Option<TableValue> {
        match &column.kind {
            ColumnKind::Index => None,
            ColumnKind::Text => self.text(row, column, found).map(|text| TableValue::Text(text, found.col)),
            ColumnKind::Choice(options) => Some(TableValue::Text(self.choice(row, column, options, found), found.col)),
            ColumnKind::Number { unit, decimals, only } => {
                let value = self.number(row, (which, column), (unit, *decimals), found)?;
                self.findings.extend(unlisted(&value, column, only));
                Some(TableValue::Number(Box::new(value)))
            }
        }
    }

    /// Words; a day that Excel made of them is written as one again.
    fn text(&mut self, row: u32, column: &TableColumn, found: &RawCell) -> Option<String> {
        let trouble = match &found.value {
            RawValue::Date(_) => return Some(date(&found.value).map_or_else(|| words(found).into_owned(), short_date)),
            RawValue::Error(_) => "ô có lỗi của Excel",
            RawValue::Uncomputed(_) => "công thức chưa được tính",
            _ => return Some(words(found).into_owned()),
        };
        self.unread((row, found), column, ("không đọc được", trouble), "Nhập chữ thay cho công thức.");
        None
    }

    /// The listed spelling of a word, or the word itself with a finding.
    fn choice(&mut self, row: u32, column: &TableColumn, options: &[String], found: &RawCell) -> String {
        let text = words(found).into_owned();
        let key = fold(&text);
        if let Some(option) = options.iter().find(|option| **option == text || fold(option) == key) {
            return option.clone();
        }
        let at = self.view.at(row, found.col);
        self.findings.push(not_listed(&at, column, (&text, &text), options));
        text
    }

    fn number(
        &mut self,
        row: u32,
        (which, column): (usize, &TableColumn),
        (unit, decimals): (&str, u32),
        found: &RawCell,
    ) -> Option<Reported> {
        let cell = self.view.at(row, found.col);
        let raw = found.value.raw();
        let unit = self.reader.form.unit(unit);
        let head = self.header.column(which).map(|column| column.text.as_str()).unwrap_or_default();
        let stated = unit.and_then(|unit| match meant(unit, in_brackets(head)?)? {
            Meant::Other(scale) => Some(scale),
            Meant::Own => None,
        });
        let habit = self.habits.get(which).copied().unwrap_or_default();
        let evidence = Evidence { decimals, habit, last: None };
        match interpret(found, Input { unit, stated, evidence }) {
            Ok(value) => {
                let (quantity, reading) = (value.quantity, value.reading.into());
                Some(Reported { quantity, cell, raw: raw.into(), reading, note: None })
            }
            Err(reason) => {
                let said = ("không đọc được số", &*reason);
                self.unread((row, found), column, said, "Nhập một con số, không kèm chữ.");
                None
            }
        }
    }

    /// A cell whose content is left out, and why.
    fn unread(
        &mut self,
        (row, found): (u32, &RawCell),
        column: &TableColumn,
        (what, reason): (&str, &str),
        mend: &str,
    ) {
        let at = self.view.at(row, found.col);
        let message = format!("Ô {}, cột {}: {what}: {reason}.", at.a1(), column.name());
        self.findings.push(
            Finding::new(reading::NUMBER, Severity::Warning, message)
                .with_cell(&at, found.value.raw())
                .with_column(&column.key)
                .with_key(format!("{} {reason}", column.name()))
                .with_suggestion(mend),
        );
    }
}

/// What is said of a number that is none of those a column knows.
fn unlisted(value: &Reported, column: &TableColumn, only: &[Decimal]) -> Option<Finding> {
    if only.is_empty() || only.contains(&value.quantity.value) {
        return None;
    }
    let options: Vec<String> = only.iter().map(|one| decimal(*one)).collect();
    let shown = decimal(value.quantity.value);
    Some(not_listed(&value.cell, column, (&shown, &value.raw), &options))
}

fn not_listed(at: &CellRef, column: &TableColumn, (shown, raw): (&str, &str), options: &[String]) -> Finding {
    let message = format!("Ô {}: “{shown}” không thuộc các giá trị của cột {}.", at.a1(), column.name());
    Finding::new(reading::CHOICE, Severity::Warning, message)
        .with_cell(at, raw)
        .with_column(&column.key)
        .with_key(format!("{} {shown}", column.name()))
        .with_suggestion(format!("Chọn một trong: {}.", options.join(", ")))
}

fn habit(view: &SheetView<'_>, header: &Header, which: usize) -> Habit {
    let texts =
        view.rows_below(Some(header.row)).filter_map(|(_, cells)| match &cell(cells, header.col(which))?.value {
            RawValue::Text(text) => Some(text.as_str()),
            _ => None,
        });
    Habit::of(texts)
}

/// `I. Huyện Yên Sơn`, `B) Vùng cao`, `Thành phố Tuyên Quang`.
fn names_a_group(text: &str) -> bool {
    let text = text.trim();
    let numbered = text.split_once(['.', ')']).is_some_and(|(mark, rest)| {
        (1..=4).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_uppercase()) && rest.starts_with(' ')
    });
    let folded = fold(text);
    numbered || DISTRICTS.iter().any(|kind| folded.starts_with(&format!("{} ", fold(kind))))
}

/// `Tổng cộng`, `Tổng số: 35 cụm`.
fn is_total(cell: &RawCell) -> bool {
    let words = words(cell);
    let name = words.split(':').next().unwrap_or_default();
    !matches!(cell.value, RawValue::Number(_)) && TOTAL_KEYS.contains(&label_key(name))
}

/// A column that stands there twice is not read: nothing says which one counts.
fn columns_twice(view: &SheetView<'_>, column: &TableColumn, twice: &Column) -> Finding {
    let mut columns = twice.also.clone();
    columns.push(twice.col);
    columns.sort_unstable();
    let letters: Vec<String> = columns.iter().map(|col| column_name(view, *col)).collect();
    let message = format!(
        "Trang tính {} có nhiều cột {}: {}; không đọc cột nào.",
        view.name(),
        column.name(),
        letters.join(", ")
    );
    Finding::new(reading::TWICE, Severity::Error, message)
        .with_location(view.location())
        .with_column(&column.key)
        .with_suggestion(format!("Chỉ để một cột {} như mẫu biểu.", column.name()))
}

/// A list of which nothing is read: a part of it would be a wrong figure.
fn too_long(view: &SheetView<'_>) -> Finding {
    let message = format!("Trang tính {} có hơn {LONGEST} dòng, danh mục chưa được đọc.", view.name());
    Finding::new(reading::UNOPENABLE, Severity::Error, message)
        .with_location(view.location())
        .with_suggestion("Chỉ giữ các dòng của danh mục theo mẫu, xóa các dòng thừa rồi gửi lại.")
}

fn no_header(view: &SheetView<'_>, columns: &[TableColumn]) -> Finding {
    let names: Vec<&str> = columns.iter().map(TableColumn::name).collect();
    let message = format!("Trang tính {} không có dòng tiêu đề cột, chưa đọc được dòng nào.", view.name());
    Finding::new(reading::SHEET, Severity::Warning, message)
        .with_location(view.location())
        .with_suggestion(format!("Giữ nguyên dòng tiêu đề của mẫu biểu: {}.", names.join(", ")))
}
