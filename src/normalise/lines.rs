//! Sheets of lines: one indicator per row, found by its code and its words, on one sheet or on two that may be it.
//!
//! In: the candidate sheets and the form's lines. Out: values by line code. Must not: depend on where rows and columns
//! stand, or take one of two values for a line that differ.

use super::candidates::{Candidate, Sheets};
use super::detect_columns::{Layout, NoLayout, layout, value_cell};
use super::diagnostics;
use super::match_lines::{LineIndex, Named};
use super::separator_inference::{Evidence, Habit};
use super::sheet::{SheetView, cell, column_name, words};
use super::unit::{Meant, meant};
use super::value::{Input, Value, interpret};
use super::{Reader, declared};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::{Form, Line, LineColumns, National, Scale, SheetKind, Unit};
use crate::model::reading;
use crate::model::submission::Reported;
use crate::model::workbook::{CellRef, RawCell, RawValue};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Values by line code.
type Values = BTreeMap<Arc<str>, Reported>;

/// Reads every sheet of lines.
pub(super) fn read(reader: Reader<'_>, sheets: &Sheets<'_, '_>, findings: &mut Vec<Finding>) -> Values {
    let mut values = Values::new();
    for (sheet, columns, candidates) in declared(reader.form, sheets, SheetKind::lines) {
        let index = LineIndex::new(reader.form, &sheet.key);
        let open = |candidate| LinesSheet::open(candidate, columns, &index, findings);
        let sheets: Vec<LinesSheet<'_, '_>> = candidates.iter().filter_map(open).collect();
        if let Some(first) = sheets.first() {
            let mut decision = Decision { reader, first, clashes: Vec::new(), agreed: false, findings };
            for line in &index.lines {
                values.extend(decision.line(line, &sheets).map(|reported| (Arc::clone(&line.code), reported)));
            }
            decision.two_sheets(&sheets);
        }
    }
    findings.retain(|finding| !is_rate_of_nothing(reader.form, finding, &values));
    values
}

/// Whether a finding asks for a rate of which there is none: a locality without clusters has no occupancy.
fn is_rate_of_nothing(form: &Form, finding: &Finding, values: &Values) -> bool {
    let line = finding.line.as_deref().filter(|_| *finding.rule == *reading::MISSING);
    match line.and_then(|code| form.line(code)).map(|line| &line.national) {
        Some(National::Ratio { per, .. }) => values.get(per).is_some_and(|per| per.quantity.value.is_zero()),
        _ => false,
    }
}

/// A sheet with its columns found and its rows named.
struct LinesSheet<'s, 'w> {
    view: &'s SheetView<'w>,
    layout: Layout,
    rows: BTreeMap<Arc<str>, Vec<(u32, &'w [RawCell])>>,
    habit: Habit,
    /// Lines that a row names by its code only; its words name another.
    disputed: BTreeSet<Arc<str>>,
}

impl<'s, 'w> LinesSheet<'s, 'w> {
    fn open(
        candidate: &'s Candidate<'w>,
        names: &LineColumns,
        index: &LineIndex<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<LinesSheet<'s, 'w>> {
        let view = &candidate.view;
        let layout = match layout(view, names, index) {
            Ok(layout) => layout,
            Err(why) => {
                findings.extend(candidate.named.then(|| no_layout(view, names, &why)));
                return None;
            }
        };
        if layout.below.is_none() {
            findings.push(diagnostics::guessed_columns(view, &column_name(view, layout.value)));
        }
        let mut rows: BTreeMap<Arc<str>, Vec<_>> = BTreeMap::new();
        let mut disputed = BTreeSet::new();
        for (row, cells) in view.rows_below(layout.below) {
            match index.named(cells, layout.code, layout.label) {
                Some(Named::Line(line)) => rows.entry(Arc::clone(&line.code)).or_default().push((row, cells)),
                Some(Named::Two(one, other)) => {
                    let at = view.at(row, layout.code.unwrap_or(layout.value));
                    findings.push(diagnostics::names_two_lines(&at, one, other));
                    disputed.insert(Arc::clone(&one.code));
                }
                None => {}
            }
        }
        let texts = rows.values().flatten().filter_map(|(_, cells)| match &value_cell(&layout, cells)?.value {
            RawValue::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let habit = Habit::of(texts);
        Some(LinesSheet { view, layout, rows, habit, disputed })
    }
}

fn no_layout(view: &SheetView<'_>, names: &LineColumns, why: &NoLayout) -> Finding {
    match why {
        NoLayout::Header => diagnostics::no_header(view, names),
        NoLayout::Columns(columns) => {
            let columns: Vec<String> = columns.iter().map(|col| column_name(view, *col)).collect();
            diagnostics::several_columns(view, &columns)
        }
    }
}

/// A row that may hold a line's value.
#[derive(Clone, Copy)]
struct Row<'a, 's, 'w> {
    sheet: &'a LinesSheet<'s, 'w>,
    row: u32,
    cells: &'w [RawCell],
}

impl Row<'_, '_, '_> {
    fn at(self) -> CellRef {
        self.sheet.view.at(self.row, self.sheet.layout.value)
    }
}

/// Deciding line by line.
struct Decision<'a, 's, 'w> {
    reader: Reader<'a>,
    first: &'a LinesSheet<'s, 'w>,
    /// Lines whose values differ between two sheets, in words.
    clashes: Vec<String>,
    /// Two sheets agreed on some line.
    agreed: bool,
    findings: &'a mut Vec<Finding>,
}

impl<'a, 's, 'w> Decision<'a, 's, 'w> {
    fn line(&mut self, line: &Line, sheets: &'a [LinesSheet<'s, 'w>]) -> Option<Reported> {
        let all: Vec<Row<'_, '_, '_>> = sheets
            .iter()
            .flat_map(|sheet| sheet.rows.get(&line.code).into_iter().flatten().map(move |row| (sheet, row)))
            .map(|(sheet, (row, cells))| Row { sheet, row: *row, cells })
            .collect();
        let filled: Vec<_> =
            all.iter().copied().filter_map(|row| Some((row, value_cell(&row.sheet.layout, row.cells)?))).collect();
        match filled[..] {
            [] => {
                let location = match all.first() {
                    Some(row) => Location::Cell(row.at()),
                    None => self.first.view.location(),
                };
                let told = sheets.iter().any(|sheet| sheet.disputed.contains(&line.code));
                self.findings.extend((line.required && !told).then(|| diagnostics::missing(line, location)));
                None
            }
            [(row, found)] => self.value(line, row, found),
            [(row, found), ref others @ ..] => self.several(line, (row, found), others),
        }
    }

    /// Two cells for one line: the first where they say the same, none where they differ.
    fn several(
        &mut self,
        line: &Line,
        (row, found): (Row<'_, '_, '_>, &RawCell),
        others: &[(Row<'_, '_, '_>, &RawCell)],
    ) -> Option<Reported> {
        let quantity = |row, found| self.interpret(line, row, found).map(|value| value.quantity).ok();
        let first = quantity(row, found);
        let differs = others.iter().find(|(row, found)| quantity(*row, found) != first || first.is_none());
        let cells: Vec<CellRef> = std::iter::once(row).chain(others.iter().map(|(row, _)| *row)).map(Row::at).collect();
        let one_sheet = cells.iter().all(|cell| cell.sheet == *row.sheet.view.name());
        match differs {
            None if !one_sheet => self.agreed = true,
            None => self.findings.push(diagnostics::twice_alike(line, &cells)),
            Some((other, text)) if !one_sheet => self.clashes.push(format!(
                "{} ({}!{}: {}; {}!{}: {})",
                line.code,
                row.sheet.view.name(),
                row.at().a1(),
                found.value.raw(),
                other.sheet.view.name(),
                other.at().a1(),
                text.value.raw()
            )),
            Some((_, other)) => {
                self.findings.push(diagnostics::twice(line, &cells, &found.value.raw(), &other.value.raw()))
            }
        }
        if differs.is_none() { self.value(line, row, found) } else { None }
    }

    fn value(&mut self, line: &Line, row: Row<'_, '_, '_>, found: &RawCell) -> Option<Reported> {
        let at = row.at();
        let raw = found.value.raw();
        match self.interpret(line, row, found) {
            Ok(value) => {
                self.unit_told(line, row, &value, &at, &raw);
                let note = cell(row.cells, row.sheet.layout.note).map(|cell| words(cell).into_owned());
                Some(Reported {
                    quantity: value.quantity,
                    reading: value.reading.into(),
                    raw: raw.into(),
                    cell: at,
                    note,
                })
            }
            Err(reason) => {
                self.findings.push(diagnostics::unreadable(line, &at, &raw, &reason));
                None
            }
        }
    }

    fn interpret(&self, line: &Line, row: Row<'_, '_, '_>, found: &RawCell) -> Result<Value<'a>, String> {
        let unit = self.reader.form.unit(&line.unit);
        let last = self.reader.last.and_then(|last| last.quantity(&line.code)).map(|quantity| quantity.value);
        let evidence = Evidence { decimals: line.decimals, habit: row.sheet.habit, last };
        let stated = unit.and_then(|unit| stated(unit, row));
        interpret(found, Input { unit, stated, evidence })
    }

    /// What is to be said of a unit that is not the line's.
    fn unit_told(&mut self, line: &Line, row: Row<'_, '_, '_>, value: &Value<'_>, at: &CellRef, raw: &str) {
        let words = cell(row.cells, row.sheet.layout.unit).map(words).unwrap_or_default();
        if let Some(scale) = value.from {
            self.findings.push(diagnostics::converted(line, at, raw, scale, value.quantity));
        } else if !words.is_empty()
            && self.reader.form.unit(&line.unit).is_some_and(|unit| meant(unit, &words).is_none())
        {
            self.findings.push(diagnostics::other_unit(line, at, raw, &words));
        }
    }

    /// What two sheets of the same form came to.
    fn two_sheets(&mut self, sheets: &[LinesSheet<'_, '_>]) {
        let Some(other) = sheets.get(1).map(|other| other.view) else { return };
        let taken = self.first.view;
        if !self.clashes.is_empty() {
            self.findings.push(diagnostics::sheets_differ(taken, other, &self.clashes));
        } else if self.agreed {
            let message = format!(
                "Hai trang tính {} và {} cùng là một biểu, số liệu trùng nhau; dùng trang {}.",
                taken.name(),
                other.name(),
                taken.name()
            );
            self.findings.push(
                Finding::new(reading::TWICE, Severity::Info, message)
                    .with_location(other.location())
                    .with_suggestion("Chỉ giữ một trang tính cho mỗi biểu."),
            );
        }
    }
}

/// The other unit a row states, or else the header over the numbers.
fn stated<'f>(unit: &'f Unit, row: Row<'_, '_, '_>) -> Option<&'f Scale> {
    let other = |words: &str| match meant(unit, words)? {
        Meant::Other(scale) => Some(scale),
        Meant::Own => None,
    };
    match cell(row.cells, row.sheet.layout.unit).map(words) {
        Some(words) => other(&words),
        None => row.sheet.layout.unit_words.iter().find_map(|words| other(words)),
    }
}
