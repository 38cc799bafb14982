//! Sheets of lines: one indicator per row, found by its code and its words, on one sheet or on two that may be it. Where rows
//! and columns stand does not matter; of two values for a line that differ none is taken.

use super::candidates::{Candidate, Sheets, hidden_copy};
use super::caution::is_caution;
use super::detect_columns::{Layout, NoLayout, layout, value_cell};
use super::diagnostics;
use super::match_lines::{LineIndex, Named};
use super::note::by_note;
use super::nothing::says_nothing;
use super::our_notes::without_our_note;
use super::separator_inference::{Evidence, Habit};
use super::sheet::{SheetView, cell, column_name, is_numeric, label_key, words};
use super::titles::{Tables, Title};
use super::unit::{Meant, declared_unit, meant, unit_words};
use super::value::{Input, NoValue, Value, interpret};
use super::{Reader, declared};
use crate::model::finding::{Finding, Location};
use crate::model::findings::Findings;
use crate::model::form::{Form, Line, LineColumns, National, SheetKind, Unit};
use crate::model::message::Message;
use crate::model::submission::Reported;
use crate::model::workbook::{Area, CellRef, RawCell, RawValue};
use crate::msg;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Values by line code.
type Values = BTreeMap<Arc<str>, Reported>;

/// Reads every sheet of lines.
pub(super) fn read(reader: Reader<'_>, sheets: &Sheets<'_, '_>, findings: &mut Findings) -> Values {
    let mut values = Values::new();
    for (sheet, columns, candidates) in declared(reader.form, sheets, SheetKind::lines) {
        let index = LineIndex::new(reader.form, &sheet.key);
        let open = |candidate| LinesSheet::open(candidate, columns, &index, reader, findings);
        let mut sheets: Vec<LinesSheet<'_, '_>> = candidates.iter().filter_map(open).collect();
        let hidden = split_hidden(&mut sheets);
        if let Some(first) = sheets.first() {
            let mut decision =
                Decision { reader, first, values: &mut values, clashes: Vec::new(), agreed: false, findings };
            // A rate comes after what it is of: where that is 0 there is none.
            let (rates, others): (Vec<&Line>, Vec<&Line>) = index.lines.iter().partition(|line| base(line).is_some());
            for line in others.into_iter().chain(rates) {
                let reported = decision.line(line, &sheets);
                decision.values.extend(reported.map(|reported| (Arc::clone(&line.code), reported)));
            }
            decision.other_tables(&sheets);
            decision.two_sheets(&sheets);
            decision.hidden_copies(&hidden);
        }
    }
    values
}

/// A sheet with its columns found and its rows named.
struct LinesSheet<'s, 'w> {
    view: &'s SheetView<'w>,
    layout: Layout,
    rows: BTreeMap<Arc<str>, Vec<(u32, &'w [RawCell])>>,
    habit: Habit,
    /// Lines that a row names by its code only; its words name another.
    disputed: BTreeSet<Arc<str>>,
    /// Rows that name a line by their words, with or without its code.
    worded: BTreeSet<u32>,
    tables: Tables<'w>,
}

impl<'s, 'w> LinesSheet<'s, 'w> {
    fn open(
        candidate: &'s Candidate<'w>,
        names: &LineColumns,
        index: &LineIndex<'_>,
        reader: Reader<'_>,
        findings: &mut Findings,
    ) -> Option<LinesSheet<'s, 'w>> {
        let view = &candidate.view;
        let layout = match layout(view, names, index, reader.period) {
            Ok(layout) => layout,
            Err(why) => {
                let told = candidate.named || matches!(why, NoLayout::NotTheResult { .. });
                findings.extend(told.then(|| no_layout(view, names, why)));
                return None;
            }
        };
        if view.is_hidden_column(layout.value) && !view.hidden() {
            findings.push(diagnostics::hidden_column(view, &column_name(view, layout.value)));
        }
        if layout.below.is_none() {
            findings.push(diagnostics::guessed_columns(view, &column_name(view, layout.value)));
        }
        let mut rows: BTreeMap<Arc<str>, Vec<_>> = BTreeMap::new();
        let (mut disputed, mut worded) = (BTreeSet::new(), BTreeSet::new());
        let mut tables = Tables::new(view, layout.value, reader.period);
        for (row, cells) in view.rows() {
            let below = layout.below.is_none_or(|header| header < row);
            match index.named(cells, layout.columns()).filter(|_| below) {
                Some(Named::Line(line)) => {
                    tables.line(row, &line.code);
                    let label = cell(cells, layout.label).map(words).unwrap_or_default();
                    worded.extend(index.with_label(&label).map(|_| row));
                    rows.entry(Arc::clone(&line.code)).or_default().push((row, cells));
                }
                Some(Named::Two(one, other)) => {
                    let at = view.at(row, layout.code.unwrap_or(layout.value));
                    findings.push(diagnostics::names_two_lines(&at, one, other));
                    disputed.insert(Arc::clone(&one.code));
                }
                None => tables.other_row(cells),
            }
        }
        let texts = rows.values().flatten().filter_map(|(_, cells)| match &value_cell(&layout, cells)?.value {
            RawValue::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let habit = Habit::of(texts);
        Some(LinesSheet { view, layout, rows, habit, disputed, worded, tables })
    }

    /// Whether a table of it is not of another period.
    fn has_own_table(&self) -> bool {
        self.rows.values().flatten().any(|(row, _)| self.tables.title_over(*row).is_none())
    }

    /// The line that a row names.
    fn line_in(&self, row: u32) -> Option<&Arc<str>> {
        self.rows.iter().find(|(_, rows)| rows.iter().any(|(named, _)| *named == row)).map(|(code, _)| code)
    }
}

fn no_layout(view: &SheetView<'_>, names: &LineColumns, why: NoLayout) -> Finding {
    match why {
        NoLayout::Header => diagnostics::no_header(view, names),
        NoLayout::Columns(columns) => {
            diagnostics::several_columns(view, columns.iter().map(|col| column_name(view, *col)).collect())
        }
        NoLayout::NotTheResult { row, col, heading, what } => {
            diagnostics::not_the_result(view, &view.at(row, col), &heading, what)
        }
    }
}

/// Takes the sheets that are not shown out of those that may be a form's, where one is shown: what is shown counts.
fn split_hidden<'s, 'w>(sheets: &mut Vec<LinesSheet<'s, 'w>>) -> Vec<LinesSheet<'s, 'w>> {
    if sheets.iter().all(|sheet| sheet.view.hidden()) {
        return Vec::new();
    }
    sheets.extract_if(.., |sheet| sheet.view.hidden()).collect()
}

/// A row that may hold a line's value.
#[derive(Clone, Copy)]
struct Row<'a, 's, 'w> {
    sheet: &'a LinesSheet<'s, 'w>,
    row: u32,
    cells: &'w [RawCell],
}

impl<'a> Row<'a, '_, '_> {
    fn at(self) -> CellRef {
        self.sheet.view.at(self.row, self.sheet.layout.value)
    }

    fn is_hidden(self) -> bool {
        self.sheet.view.is_hidden_row(self.row)
    }

    /// The title over its table, where that names another period.
    fn title(self) -> Option<&'a Title> {
        self.sheet.tables.title_over(self.row)
    }

    /// Whether it names its line by the code alone and has no number: `1 | Số liệu do các xã cung cấp | | NGƯỜI LẬP BIỂU`.
    fn may_be_a_footnote(self, found: &RawCell) -> bool {
        !self.sheet.worded.contains(&self.row) && !is_numeric(found)
    }

    /// The cells above that the cell of the value is one with.
    fn merged(self) -> Option<Area> {
        self.sheet.view.merged(self.row, self.sheet.layout.value).filter(|area| area.top < self.row)
    }
}

/// Deciding line by line.
struct Decision<'a, 's, 'w> {
    reader: Reader<'a>,
    first: &'a LinesSheet<'s, 'w>,
    /// What was read so far.
    values: &'a mut Values,
    /// Lines whose values differ between two sheets, in words.
    clashes: Vec<Message>,
    /// Two sheets agreed on some line.
    agreed: bool,
    findings: &'a mut Findings,
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
        // `-` next to a rate says that there is none, not that it is 0.
        let filled: Vec<_> =
            filled.into_iter().filter(|(_, found)| base(line).is_none() || !says_none(found)).collect();
        let filled = preferred(filled, |(row, found)| !row.may_be_a_footnote(found));
        let filled = self.shown(line, preferred(filled, |(row, _)| row.title().is_none()));
        match filled[..] {
            [] => {
                self.findings.extend(self.missing(line, &all, sheets));
                None
            }
            [(row, found)] => self.value(line, row, found),
            [(row, found), ref others @ ..] => self.several(line, (row, found), others),
        }
    }

    /// The rows of a line that are shown; where none is, all. Those passed over are reported.
    fn shown<'r>(
        &mut self,
        line: &Line,
        rows: Vec<(Row<'r, 's, 'w>, &'w RawCell)>,
    ) -> Vec<(Row<'r, 's, 'w>, &'w RawCell)> {
        let (hidden, shown): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(row, _)| row.is_hidden());
        let Some((taken, _)) = shown.first() else { return hidden };
        let told = hidden
            .iter()
            .map(|(row, found)| diagnostics::hidden_row_passed_over(line, &taken.at(), &row.at(), &found.value.raw()));
        self.findings.extend(told);
        shown
    }

    /// Whether a line is a rate of nothing: a locality without a cluster has no occupancy, which is not the same as 0%.
    fn is_of_nothing(&self, line: &Line) -> bool {
        base(line).and_then(|base| self.values.get(base)).is_some_and(|base| base.quantity.value.is_zero())
    }

    /// What is to be said of a line without a value.
    fn missing(&self, line: &Line, all: &[Row<'_, '_, '_>], sheets: &[LinesSheet<'_, '_>]) -> Option<Finding> {
        let covered = all.iter().find_map(|row| Some((row, row.merged()?)));
        if let Some((row, area)) = covered {
            let above = row.sheet.line_in(area.top).map(|code| &**code);
            return Some(diagnostics::merged(line, &row.at(), area, above));
        }
        let location = match all.first() {
            Some(row) => Location::Cell(row.at()),
            None => self.first.view.location(),
        };
        let told = sheets.iter().any(|sheet| sheet.disputed.contains(&line.code));
        (line.required && !told && !self.is_of_nothing(line)).then(|| diagnostics::missing(line, location))
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
            Some((other, text)) if !one_sheet => {
                let stands = |row: Row<'_, '_, '_>, found: &RawCell| {
                    format!("{}!{}: {}", row.sheet.view.name(), row.at().a1(), found.value.raw())
                };
                let (left, right) = (stands(row, found), stands(*other, text));
                self.clashes.push(msg!("sheets-clash", line = &line.code, left = left, right = right));
            }
            Some((_, other)) => {
                self.findings.push(diagnostics::twice(line, &cells, &found.value.raw(), &other.value.raw()))
            }
        }
        if differs.is_none() { self.value(line, row, found) } else { None }
    }

    fn value(&mut self, line: &Line, row: Row<'_, '_, '_>, found: &RawCell) -> Option<Reported> {
        let at = row.at();
        let raw = found.value.raw();
        let note = cell(row.cells, row.sheet.layout.note).map(|cell| words(cell).into_owned());
        let interpreted = self.interpret(line, row, found);
        if self.is_of_nothing(line) && is_rate_of_nothing(found, &interpreted) {
            return None;
        }
        match interpreted {
            Ok(value) => {
                self.unit_told(line, row, &value, &at, &raw);
                self.findings.extend(row.title().map(|title| diagnostics::under_title(line, &at, &raw, title)));
                self.cautions_told(line, row, found, (&at, &raw), note.as_deref());
                Some(Reported {
                    quantity: value.quantity,
                    reading: self.reader.receipt(&value.receipt()),
                    raw: raw.into(),
                    cell: at,
                    note,
                })
            }
            Err(why) => {
                self.findings.push(diagnostics::no_value(line, &at, &raw, why));
                None
            }
        }
    }

    fn interpret(&self, line: &Line, row: Row<'_, '_, '_>, found: &RawCell) -> Result<Value<'a>, NoValue> {
        let unit = self.reader.form.unit(&line.unit);
        let last = self.reader.last.and_then(|last| last.quantity(&line.code)).map(|quantity| quantity.value);
        let evidence = Evidence { decimals: line.decimals, habit: row.sheet.habit, last };
        let places = UnitPlaces::of(line, row);
        if let Some(unit) = unit
            && let Some(other) = places.of_another_thing(self.reader.form, unit)
        {
            return Err(NoValue::Units(unit.name.to_string(), other.to_owned()));
        }
        let stated = unit.map(|unit| places.stated(unit)).unwrap_or_default();
        interpret(found, Input { unit, stated: &stated, evidence })
    }

    /// What is to be said of a unit that is not the line's.
    fn unit_told(&mut self, line: &Line, row: Row<'_, '_, '_>, value: &Value<'_>, at: &CellRef, raw: &str) {
        let words = cell(row.cells, row.sheet.layout.unit).map(words).unwrap_or_default();
        if let Some(scale) = &value.from {
            self.findings.push(diagnostics::converted(line, at, raw, scale, value.quantity));
        } else if !words.is_empty()
            && self.reader.form.unit(&line.unit).is_some_and(|unit| meant(unit, &words).is_none())
        {
            self.findings.push(diagnostics::other_unit(line, at, raw, &words));
        }
    }

    /// What a reader of the sheet would see of a value besides its digits.
    fn cautions_told(
        &mut self,
        line: &Line,
        row: Row<'_, '_, '_>,
        found: &RawCell,
        (at, raw): (&CellRef, &str),
        note: Option<&str>,
    ) {
        let comment = row.sheet.view.comment(at.row, at.col).map(|said| without_our_note(said, self.reader.words));
        let comment = comment.filter(|said| !said.is_empty());
        let of_another = |said: &str| {
            let (what, standing) = by_note(said, self.reader.period)?;
            Some(diagnostics::noted(line, at, raw, said, (what, standing)))
        };
        let comment = comment.map(|said| {
            of_another(&said).unwrap_or_else(|| diagnostics::commented(line, at, raw, &said, is_caution(&said)))
        });
        let note = note.and_then(|said| {
            let is_caution = is_caution(said);
            of_another(said).or(is_caution.then(|| diagnostics::commented(line, at, raw, said, true)))
        });
        self.findings.extend(row.is_hidden().then(|| diagnostics::hidden_row(line, at, raw)));
        self.findings.extend(found.hint.struck.then(|| diagnostics::struck(line, at, raw)));
        let part = found.hint.struck_part.as_deref();
        self.findings.extend(part.map(|part| diagnostics::struck_part(line, at, raw, part)));
        self.findings.extend(comment.into_iter().chain(note));
    }

    /// Tables of another period next to those of this one.
    fn other_tables(&mut self, sheets: &[LinesSheet<'_, '_>]) {
        if !sheets.iter().any(LinesSheet::has_own_table) {
            return;
        }
        for sheet in sheets {
            let told = sheet.tables.of_others().map(|(row, title)| {
                diagnostics::table_passed_over(sheet.view, &sheet.view.at(row, sheet.layout.value), title)
            });
            self.findings.extend(told);
        }
    }

    /// What two sheets of the same form came to.
    fn two_sheets(&mut self, sheets: &[LinesSheet<'_, '_>]) {
        let Some(other) = sheets.get(1).map(|other| other.view) else { return };
        let taken = self.first.view;
        if !self.clashes.is_empty() {
            self.findings.push(diagnostics::sheets_differ(taken, other, std::mem::take(&mut self.clashes)));
        } else if self.agreed {
            self.findings.push(diagnostics::sheets_alike(taken, other));
        }
    }

    /// Sheets of the same form that are not shown.
    fn hidden_copies(&mut self, hidden: &[LinesSheet<'_, '_>]) {
        for copy in hidden {
            let says = |sheet: &LinesSheet<'_, '_>, code: &Arc<str>| {
                let (_, cells) = sheet.rows.get(code)?.first()?;
                Some(value_cell(&sheet.layout, cells)?.value.raw())
            };
            let same = copy.rows.keys().all(|code| says(copy, code) == says(self.first, code));
            self.findings.push(hidden_copy(self.first.view, copy.view, same));
        }
    }
}

/// The line whose value a rate is a share of.
fn base(line: &Line) -> Option<&Arc<str>> {
    match &line.national {
        National::Ratio { per, .. } => Some(per),
        _ => None,
    }
}

/// What people and formulas put for a rate of nothing: 0, or what Excel makes of 0 ÷ 0.
fn is_rate_of_nothing(cell: &RawCell, interpreted: &Result<Value<'_>, NoValue>) -> bool {
    match (&cell.value, interpreted) {
        (RawValue::Error(error), _) => error == "#DIV/0!",
        (_, Ok(value)) => value.quantity.value.is_zero(),
        (_, Err(_)) => false,
    }
}

fn says_none(cell: &RawCell) -> bool {
    matches!(&cell.value, RawValue::Text(text) if says_nothing(&text.trim().to_lowercase()))
}

/// Rows of a line with what their cells of values hold.
type Filled<'a, 's, 'w> = Vec<(Row<'a, 's, 'w>, &'w RawCell)>;

/// The rows that are preferred; where none is, all.
fn preferred<'a, 's, 'w>(
    rows: Filled<'a, 's, 'w>,
    is_preferred: impl Fn(&(Row<'a, 's, 'w>, &'w RawCell)) -> bool,
) -> Filled<'a, 's, 'w> {
    let (preferred, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_preferred);
    if preferred.is_empty() { others } else { preferred }
}

/// Words that may state a unit for a row.
struct UnitPlaces {
    /// Of its unit column, of its note, over the numbers and over the table.
    others: Vec<String>,
    /// Behind the name of the line, where the form has none: `Vốn hạ tầng (triệu đồng)`.
    label: Vec<String>,
}

impl UnitPlaces {
    fn of(line: &Line, row: Row<'_, '_, '_>) -> UnitPlaces {
        let layout = &row.sheet.layout;
        let own = cell(row.cells, layout.unit).map(|cell| words(cell).into_owned());
        let note = cell(row.cells, layout.note).map(|note| declared_unit(note).unwrap_or(words(note).into_owned()));
        let note = note.map(|note| note.trim_matches(['(', ')', ' ']).to_owned());
        let label = cell(row.cells, layout.label).map(words).unwrap_or_default();
        let key = label_key(&label);
        let is_the_forms = line.label.iter().any(|known| label_key(known) == key);
        let label = unit_words(&label).skip(1).filter(|_| !is_the_forms).map(str::to_owned).collect();
        UnitPlaces { others: own.into_iter().chain(note).chain(layout.unit_words.iter().cloned()).collect(), label }
    }

    /// The units that are stated, with the words.
    fn stated<'f>(&self, unit: &'f Unit) -> Vec<(String, Meant<'f>)> {
        let all = self.others.iter().chain(&self.label);
        all.filter_map(|words| meant(unit, words).map(|meant| (words.clone(), meant))).collect()
    }

    /// The words behind the name that are a measure of another thing: dollars next to a line in đồng. What is counted is no
    /// such measure: `(CCN)` may be an abbreviation.
    fn of_another_thing(&self, form: &Form, unit: &Unit) -> Option<&str> {
        let is_measure =
            |words: &str| form.units.iter().any(|other| !other.scales.is_empty() && meant(other, words).is_some());
        self.label.iter().map(String::as_str).find(|words| meant(unit, words).is_none() && is_measure(words))
    }
}
