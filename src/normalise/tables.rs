//! Sheets of one thing per row: clusters, difficulties, delegates. A blank row does not end them, a total or a heading is no
//! thing, and no number is dropped without a word.

use super::candidates::{Candidate, Sheets, second};
use super::caution::is_caution;
use super::date::date;
use super::header::{Column, Header, header};
use super::heading::not_the_result;
use super::nothing::reports_nothing;
use super::our_notes::without_our_note;
use super::separator_inference::{Evidence, Habit};
use super::sheet::{SheetView, cell, column_name, is_numeric, label_key, numbers_columns, words};
use super::unit::{Meant, in_brackets, meant, unit_words};
use super::value::{Input, NoValue, interpret};
use super::{Reader, declared};
use crate::localities::fold;
use crate::messages::built_in;
use crate::model::dates::short_date;
use crate::model::finding::{Finding, Severity};
use crate::model::findings::Findings;
use crate::model::form::{ColumnKind, SheetKind, TableColumn};
use crate::model::message::{Fact, Message};
use crate::model::number::decimal;
use crate::model::reading;
use crate::model::submission::{Reported, TableRow, TableValue};
use crate::model::workbook::{CellRef, RawCell, RawValue};
use crate::msg;
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
    findings: &mut Findings,
) -> BTreeMap<Arc<str>, Vec<TableRow>> {
    let mut tables = BTreeMap::new();
    for (sheet, columns, candidates) in declared(reader.form, sheets, SheetKind::table) {
        let mut read = candidates.iter().map(|candidate| {
            let mut findings = Findings::new();
            let rows = Table::open(reader, columns, candidate, &mut findings).map(Table::rows);
            (candidate, rows.unwrap_or_default(), findings)
        });
        let Some((taken, mut rows, told)) = read.next() else { continue };
        findings.extend(told);
        for (other, others, _) in read {
            let same = contents(&rows) == contents(&others);
            findings.push(second(taken, other, same));
            if !same && !taken.counts_before(other) {
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
    /// The unit that the heading of each column of numbers states, with the words.
    stated: Vec<Option<(String, Meant<'a>)>>,
    findings: &'a mut Findings,
}

impl<'a, 'w> Table<'a, 'w> {
    fn open(
        reader: Reader<'a>,
        columns: &'a [TableColumn],
        candidate: &'a Candidate<'w>,
        findings: &'a mut Findings,
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
            let numbers = matches!(column.kind, ColumnKind::Number { .. });
            let what = |found: &Column| not_the_result(&found.text, reader.period).filter(|_| numbers && !found.exact);
            if let Some((what, other)) = found.as_ref().and_then(&what).and_then(|what| Some((what, found.take()?))) {
                findings.push(not_this_column(view, column, (header.row, &other), what));
            }
        }
        for (column, found) in columns.iter().zip(&header.columns) {
            let found = found.as_ref().filter(|found| view.is_hidden_column(found.col) && !view.hidden());
            findings.extend(found.map(|found| hidden_column(view, column, found.col)));
        }
        let habits = (0..columns.len()).map(|i| habit(view, &header, i)).collect();
        let stated = columns.iter().zip(&header.columns).map(|(column, found)| stated(reader, column, found.as_ref()?));
        let stated = stated.collect();
        Some(Table { reader, columns, view, header, habits, stated, findings })
    }

    fn rows(mut self) -> Vec<TableRow> {
        let view = self.view;
        view.rows_below(Some(self.header.row)).filter_map(|(row, cells)| self.row(row, cells)).collect()
    }

    fn row(&mut self, row: u32, cells: &[RawCell]) -> Option<TableRow> {
        if numbers_columns(cells) {
            return None;
        }
        if self.says_nothing(cells) {
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
        if let Some(mark) = self.nameless_mark(cells) {
            let at = self.view.at(row, mark.col);
            let message = msg!("list-not-a-name", cell = at.a1(), text = words(mark), row = (row + 1).to_string());
            let finding = Finding::new(reading::MISSING, Severity::Warning, message).with_cell(&at, words(mark));
            self.findings.push(finding.with_suggestion(msg!(
                "list-name-it",
                column = self.columns.iter().find(|column| column.required).map(TableColumn::name).unwrap_or_default()
            )));
            return None;
        }
        if self.view.is_hidden_row(row) && !self.view.hidden() {
            self.findings.push(hidden_row(self.view, row));
        }
        let mut read = Vec::with_capacity(columns.len());
        for (i, column) in columns.iter().enumerate() {
            match self.cell(cells, i) {
                Some(found) => {
                    let value = self.value(row, i, column, found);
                    read.extend(value.map(|value| (Arc::clone(&column.key), value)));
                }
                None => self.findings.extend(self.merged(row, i, column)),
            }
        }
        Some(TableRow { at: self.view.at(row, 0), cells: read.into_iter().collect() })
    }

    /// `Không có khó khăn, vướng mắc`: a row that says there is no such thing, and nothing else.
    fn says_nothing(&self, cells: &[RawCell]) -> bool {
        let named = |(i, column): (usize, &TableColumn)| column.required.then(|| self.cell(cells, i)).flatten();
        let name = self.columns.iter().enumerate().find_map(named);
        let holds = |cell: &RawCell| matches!(cell.value, RawValue::Number(_)) || !reports_nothing(&words(cell));
        name.is_some_and(|name| {
            let index = self.columns.iter().position(|column| column.kind == ColumnKind::Index);
            let others = cells.iter().filter(|cell| Some(cell.col) != index.and_then(|i| self.header.col(i)));
            let mut others = others.filter(|cell| cell.col != name.col && matches!(cell.value, RawValue::Number(_)));
            !holds(name) && others.next().is_none()
        })
    }

    /// The cell of a name without a letter or digit, `.`: a slip of the hand, not a thing.
    fn nameless_mark<'c>(&self, cells: &'c [RawCell]) -> Option<&'c RawCell> {
        let (i, _) = self.columns.iter().enumerate().find(|(_, column)| column.required)?;
        let name = self.cell(cells, i)?;
        (!words(name).contains(char::is_alphanumeric)).then_some(name)
    }

    /// An empty cell of a column of numbers that is one with a cell above it.
    fn merged(&self, row: u32, which: usize, column: &TableColumn) -> Option<Finding> {
        let col = self.header.col(which).filter(|_| matches!(column.kind, ColumnKind::Number { .. }))?;
        let area = self.view.merged(row, col).filter(|area| area.top < row && area.top > self.header.row)?;
        let at = self.view.at(row, col);
        let message = msg!("list-merged", cell = at.a1(), column = column.name(), area = area.a1());
        let finding = Finding::new(reading::MERGED, Severity::Warning, message);
        Some(
            finding
                .with_cell(&at, "")
                .with_column(&column.key)
                .with_key(column.name())
                .with_suggestion(msg!("line-unmerge")),
        )
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
        let message = msg!("list-nameless", row = (row + 1).to_string(), column = column.name(), cell = at.a1());
        self.findings.push(
            Finding::new(reading::MISSING, Severity::Warning, message)
                .with_cell(&at, "")
                .with_column(&column.key)
                .with_suggestion(msg!("list-name-it", column = column.name())),
        );
    }

    fn total(&self, row: u32, found: &RawCell) -> Finding {
        let at = self.view.at(row, found.col);
        Finding::new(reading::TWICE, Severity::Info, msg!("list-total", cell = at.a1())).with_cell(&at, words(found))
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
        let reason = match &found.value {
            RawValue::Date(_) => return Some(date(&found.value).map_or_else(|| words(found).into_owned(), short_date)),
            RawValue::Error(_) => msg!("unread-excel-error"),
            RawValue::Uncomputed(_) => msg!("unread-uncomputed"),
            // `Không`, `-`: a proposal, a note, a decision that there is none of.
            RawValue::Text(text) if reports_nothing(text) => return None,
            _ => return Some(words(found).into_owned()),
        };
        let at = self.view.at(row, found.col);
        let key = built_in(&reason);
        let message = msg!("list-unread-text", cell = at.a1(), column = column.name(), reason = reason);
        let finding = unread((&at, found), column, reading::NUMBER, message, &key);
        self.findings.push(finding.with_suggestion(msg!("list-type-words")));
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
        let stated = self.stated.get(which).map(Option::as_slice).unwrap_or_default();
        let habit = self.habits.get(which).copied().unwrap_or_default();
        let evidence = Evidence { decimals, habit, last: None };
        match interpret(found, Input { unit, stated, evidence }) {
            Ok(value) => {
                self.cautions_told(&cell, &raw, column, found);
                let (quantity, reading) = (value.quantity, self.reader.receipt(&value.receipt()));
                Some(Reported { quantity, cell, raw: raw.into(), reading, note: None })
            }
            Err(why) => {
                self.findings.push(no_value((&cell, found), column, why));
                None
            }
        }
    }

    /// What a reader of the sheet would see of a value besides its digits.
    fn cautions_told(&mut self, at: &CellRef, raw: &str, column: &TableColumn, found: &RawCell) {
        let told = |severity, message, key: &str| {
            Finding::new(reading::UNSETTLED, severity, message)
                .with_cell(at, raw)
                .with_column(&column.key)
                .with_key(format!("{} {key}", column.name()))
                .with_suggestion(msg!("line-settle"))
        };
        let (cell, name) = (at.a1(), column.name());
        if found.hint.struck || found.hint.struck_part.is_some() {
            self.findings.push(told(Severity::Warning, msg!("list-struck", cell = &cell, column = name), "struck"));
        }
        let said = self.view.comment(at.row, at.col).map(|said| without_our_note(said, self.reader.words));
        if let Some(said) = said.as_deref().filter(|said| !said.is_empty()) {
            let (severity, message) = match is_caution(said) {
                true => (Severity::Warning, msg!("list-unsettled", cell = &cell, column = name, said = said)),
                false => (Severity::Info, msg!("list-commented", cell = &cell, column = name, said = said)),
            };
            self.findings.push(told(severity, message, said));
        }
    }
}

/// A cell whose content is left out.
fn unread((at, found): (&CellRef, &RawCell), column: &TableColumn, rule: &str, message: Message, key: &str) -> Finding {
    Finding::new(rule, Severity::Warning, message)
        .with_cell(at, found.value.raw())
        .with_column(&column.key)
        .with_key(format!("{} {key}", column.name()))
}

/// A cell that holds no number, or none that is sure.
fn no_value((at, found): (&CellRef, &RawCell), column: &TableColumn, why: NoValue) -> Finding {
    let (cell, name) = (at.a1(), column.name());
    match why {
        NoValue::Unread(reason) => {
            let key = built_in(&reason);
            let message = msg!("list-unread-number", cell = cell, column = name, reason = reason);
            unread((at, found), column, reading::NUMBER, message, &key).with_suggestion(msg!("list-type-number"))
        }
        NoValue::Shown { held, shown } => {
            let message = msg!("list-shows-another", cell = cell, column = name, held = held, shown = shown.clone());
            unread((at, found), column, reading::SHOWN, message, "shown")
                .with_sides(shown, Message::verbatim(Fact::Number(held)))
                .with_suggestion(msg!("list-show-as-held"))
        }
        NoValue::Units(one, other) => {
            let message = msg!("list-two-units", cell = cell, column = name, one = &one, other = &other);
            let finding = unread((at, found), column, reading::UNIT, message, &format!("{one} {other}"));
            finding.with_sides(one, other).with_suggestion(msg!("list-one-unit"))
        }
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
    let message = msg!("list-not-an-option", cell = at.a1(), shown = shown, column = column.name());
    Finding::new(reading::CHOICE, Severity::Warning, message)
        .with_cell(at, raw)
        .with_column(&column.key)
        .with_key(format!("{} {shown}", column.name()))
        .with_suggestion(msg!("list-choose", options = options.join(", ")))
}

/// A row that is not shown and is read nevertheless.
fn hidden_row(view: &SheetView<'_>, row: u32) -> Finding {
    let at = view.at(row, 0);
    Finding::new(reading::HIDDEN, Severity::Warning, msg!("list-hidden-row", row = (row + 1).to_string()))
        .with_cell(&at, "")
        .with_key("hidden row")
        .with_suggestion(msg!("show-hidden"))
}

/// A column that is not shown and is read nevertheless.
fn hidden_column(view: &SheetView<'_>, column: &TableColumn, col: u32) -> Finding {
    let message = msg!("list-hidden-column", column = column.name(), letter = column_name(view, col));
    Finding::new(reading::HIDDEN, Severity::Warning, message)
        .with_location(view.location())
        .with_column(&column.key)
        .with_suggestion(msg!("show-hidden"))
}

/// A column whose heading says that its numbers are not those of the period.
fn not_this_column(view: &SheetView<'_>, column: &TableColumn, (row, found): (u32, &Column), what: Message) -> Finding {
    let at = view.at(row, found.col);
    let message = msg!(
        "list-not-the-result",
        letter = column_name(view, found.col),
        heading = &found.text,
        what = what,
        column = column.name()
    );
    Finding::new(reading::COLUMN, Severity::Error, message)
        .with_cell(&at, &*found.text)
        .with_column(&column.key)
        .with_suggestion(msg!("column-give-the-result"))
}

fn habit(view: &SheetView<'_>, header: &Header, which: usize) -> Habit {
    let texts =
        view.rows_below(Some(header.row)).filter_map(|(_, cells)| match &cell(cells, header.col(which))?.value {
            RawValue::Text(text) => Some(text.as_str()),
            _ => None,
        });
    Habit::of(texts)
}

/// The first unit that the heading of a column of numbers states, with the words.
fn stated<'f>(reader: Reader<'f>, column: &TableColumn, found: &Column) -> Option<(String, Meant<'f>)> {
    let ColumnKind::Number { unit, .. } = &column.kind else { return None };
    let unit = reader.form.unit(unit)?;
    let mut words = in_brackets(&found.text).into_iter().chain(unit_words(&found.text));
    words.find_map(|words| Some((words.to_owned(), meant(unit, words)?)))
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

/// `Tổng cộng`, `Tổng số: 35 cụm`, `Cộng huyện Yên Sơn`.
fn is_total(cell: &RawCell) -> bool {
    let words = words(cell);
    let name = words.split(':').next().unwrap_or_default();
    !matches!(cell.value, RawValue::Number(_)) && (TOTAL_KEYS.contains(&label_key(name)) || adds_a_group(name))
}

/// A cluster may be called `Cộng Hòa`, and none is called after a district and a sum.
fn adds_a_group(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let mut groups = TOTALS.iter().filter_map(|total| name.strip_prefix(total)?.strip_prefix(' '));
    groups.any(|group| DISTRICTS.iter().any(|kind| group.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' '))))
}

/// A column that stands there twice is not read: nothing says which one counts.
fn columns_twice(view: &SheetView<'_>, column: &TableColumn, twice: &Column) -> Finding {
    let mut columns = twice.also.clone();
    columns.push(twice.col);
    columns.sort_unstable();
    let letters: Vec<String> = columns.iter().map(|col| column_name(view, *col)).collect();
    let message = msg!("list-columns-twice", sheet = view.name(), column = column.name(), columns = letters);
    Finding::new(reading::TWICE, Severity::Error, message)
        .with_location(view.location())
        .with_column(&column.key)
        .with_suggestion(msg!("list-one-column", column = column.name()))
}

/// A list of which nothing is read: a part of it would be a wrong figure.
fn too_long(view: &SheetView<'_>) -> Finding {
    let message = msg!("list-too-long", sheet = view.name(), most = LONGEST.to_string());
    Finding::new(reading::UNOPENABLE, Severity::Error, message)
        .with_location(view.location())
        .with_suggestion(msg!("list-shorten"))
}

fn no_header(view: &SheetView<'_>, columns: &[TableColumn]) -> Finding {
    let names: Vec<&str> = columns.iter().map(TableColumn::name).collect();
    let message = msg!("list-without-header", sheet = view.name());
    Finding::new(reading::SHEET, Severity::Warning, message)
        .with_location(view.location())
        .with_suggestion(msg!("sheet-keep-header-of", columns = names))
}
