//! The summary while its sheets are written, and what it is made of.

use super::grid::Grid;
use super::rows::{Cell, Rows};
use crate::messages::Catalogue;
use crate::model::book::Consolidated;
use crate::model::conference::Conference;
use crate::model::figure::{DOUBTFUL, HELD};
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::period::Period;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::spreadsheets::book::{self, HEADS, Print};
use crate::spreadsheets::cell::{At, exact, text, texts};
use crate::spreadsheets::cell_formats::CellFormats;
use crate::{key, msg};
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Its name in the book.
pub const FILE: &str = "so-lieu-tong-hop.xlsx";

/// What it is made of.
#[derive(Clone, Copy)]
pub struct Totals<'a> {
    /// What it says of its conference.
    pub conference: Named<'a>,
    /// Its form.
    pub form: &'a Form,
    /// Its figures.
    pub book: &'a Consolidated,
    /// Submissions that count, by code.
    pub counted: &'a [Counted<'a>],
    /// The files each locality sent, by its code, whether or not they count.
    pub files: &'a BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// Names of files that wait for a decision.
    pub waiting: &'a BTreeSet<Arc<str>>,
    /// What is said to localities.
    pub findings: &'a [Finding],
    /// Time of generation, the workbook's own.
    pub created: DateTime<FixedOffset>,
    /// Its words.
    pub catalogue: &'a Catalogue,
}

/// A conference, as far as the workbook speaks of it.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) period: &'a Period,
    pub(super) data_to: NaiveDate,
    pub(super) synthetic: bool,
}

impl<'a> From<&'a Conference> for Named<'a> {
    fn from(conference: &'a Conference) -> Named<'a> {
        let Conference { id, title, period, data_to, synthetic, .. } = conference;
        Named { id, title, period, data_to: *data_to, synthetic: *synthetic }
    }
}

/// A submission that counts, as far as the workbook speaks of it.
#[derive(Debug)]
pub struct Counted<'a> {
    pub(super) code: &'a str,
    pub(super) file: &'a str,
    pub(super) revision: u32,
    pub(super) data_to: Option<NaiveDate>,
    pub(super) lines: usize,
}

impl<'a> From<&'a Submission> for Counted<'a> {
    fn from(submission: &'a Submission) -> Counted<'a> {
        Counted {
            code: &submission.locality.id.code,
            file: &submission.file,
            revision: submission.revision,
            data_to: submission.data_to,
            lines: submission.lines.len(),
        }
    }
}

/// What every sheet is written with.
pub(super) struct SummaryWorkbook<'a> {
    pub(super) of: Totals<'a>,
    pub(super) grid: Grid<'a>,
    pub(super) formats: CellFormats,
    pub(super) workbook: Workbook,
    /// Rows that are written when it is saved.
    pub(super) rows: Vec<Rows<'a>>,
}

/// A sheet of rows under heads. Name, title and heads are keys of messages.
pub(super) struct Table<'t> {
    pub(super) name: &'static str,
    /// Stands over it.
    pub(super) title: &'static str,
    /// Columns with their widths, in characters.
    pub(super) heads: &'t [(&'static str, u16)],
    /// How many columns come again on each page, where it is too wide for one.
    pub(super) repeated: Option<usize>,
}

impl SummaryWorkbook<'_> {
    /// Adds a sheet with title and coverage on top; `heads` are the rows repeated on every page.
    pub(super) fn sheet(
        &mut self,
        name: &'static str,
        title: &'static str,
        heads: (u32, u32),
    ) -> Result<&mut Worksheet> {
        let words = |key| self.of.catalogue.word(key);
        let name = words(name);
        let synthetic = self.of.conference.synthetic.then(|| words(key!("synthetic-data")));
        let foot = format!("{} · {name}", self.of.conference.id);
        let print = Print { landscape: true, heads, foot: &foot, remark: synthetic.as_deref() };
        let sheet = book::sheet(&mut self.workbook, &name, &print)?;
        text(sheet, (0, 0), &words(title), &self.formats.title)?;
        text(sheet, (1, 0), &self.of.covered(), &self.formats.remark)?;
        text(sheet, (2, 0), &self.of.signs(), &self.formats.remark)?;
        sheet.set_formula_result_default("");
        Ok(sheet)
    }

    /// Adds a sheet with `rows` rows under one row of heads that stays in sight and filters.
    pub(super) fn table(&mut self, table: &Table<'_>, rows: usize) -> Result<()> {
        self.sheet(table.name, table.title, (HEADS, HEADS))?;
        let widths: Vec<u16> = table.heads.iter().map(|(_, width)| *width).collect();
        let names = self.words(table.heads.iter().map(|(head, _)| *head));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let heads: Vec<(&str, u16)> = names.iter().copied().zip(widths.iter().copied()).collect();
        let (sheet, formats) = self.open(table.name)?;
        book::widths(sheet, 0, &widths)?;
        texts(sheet, (HEADS, 0), &names, &formats.head)?;
        book::fit(sheet, HEADS, &heads)?;
        sheet.set_freeze_panes(HEADS + 1, 2)?;
        if let Some(repeated) = table.repeated {
            book::side_by_side(sheet, &widths, repeated)?;
        }
        sheet.autofilter(HEADS, 0, HEADS + rows.max(1) as u32, names.len() as u16 - 1)?;
        Ok(())
    }

    /// A sheet, by the key of its name, and the looks, to write in it.
    pub(super) fn open(&mut self, name: &'static str) -> Result<(&mut Worksheet, &mut CellFormats)> {
        Ok((self.workbook.worksheet_from_name(&self.of.catalogue.word(name))?, &mut self.formats))
    }

    /// The words of keys.
    pub(super) fn words(&self, keys: impl IntoIterator<Item = &'static str>) -> Vec<String> {
        keys.into_iter().map(|key| self.of.catalogue.word(key)).collect()
    }
}

/// Cell of a row and a column under the heads.
pub(super) fn under(row: usize, col: u16) -> At {
    (HEADS + 1 + row as u32, col)
}

impl Totals<'_> {
    /// `61/63 địa phương, số liệu đến 14/6/2021`.
    pub(super) fn covered(&self) -> String {
        let coverage = &self.book.coverage;
        let (accepted, expected) = (coverage.accepted, coverage.expected);
        let day = self.conference.data_to;
        self.catalogue.text(&msg!("coverage-text", accepted = accepted, expected = expected, day = day))
    }

    /// What the signs in it mean; nothing where there are none.
    fn signs(&self) -> String {
        let held = self.book.coverage.held.iter().map(|held| {
            let name = self.book.locality(&held.place).map_or("", |locality| &locality.name);
            format!("{name} ({})", held.line)
        });
        let held = held.collect::<Vec<_>>().join(", ");
        let is_doubtful = self.book.figures.iter().any(|(_, _, figure)| figure.standing == Standing::Doubtful);
        let doubtful = is_doubtful.then(|| msg!("doubtful-note", sign = DOUBTFUL.to_string()));
        let held = (!held.is_empty()).then(|| msg!("held-note", sign = HELD.to_string(), values = held));
        doubtful.into_iter().chain(held).map(|note| self.catalogue.text(&note)).collect::<Vec<_>>().join(" ")
    }
}

impl<'a> SummaryWorkbook<'a> {
    /// Has the last rows of the sheet that was added last written when the workbook is saved.
    pub(super) fn write_rows(
        &mut self,
        first: u32,
        texts: &[Format],
        rows: impl Iterator<Item = Vec<Cell<'a>>> + Clone + 'a,
    ) -> Result<()> {
        let number = self.workbook.worksheets().len();
        let sheet = self.workbook.worksheet_from_index(number.saturating_sub(1))?;
        let (mut last, mut patterns): (Option<At>, _) = (None, BTreeSet::new());
        for (row, cells) in (first..).zip(rows.clone()) {
            for (col, cell) in (0..).zip(cells) {
                last = Some((row, last.map_or(col, |(_, last)| last.max(col))));
                if let Cell::Number(pattern, value) = cell {
                    exact(sheet, (row, col), value, self.of.catalogue)?;
                    patterns.insert(pattern);
                }
            }
        }
        let numbers = patterns.iter().map(|pattern| self.formats.number(pattern).clone());
        for (col, look) in (0..).zip(texts.iter().cloned().chain(numbers)) {
            sheet.write_blank(first, col, &look)?;
        }
        let part = format!("xl/worksheets/sheet{number}.xml");
        self.rows.push(Rows { part, first, last, texts: texts.len(), patterns, rows: Box::new(rows) });
        Ok(())
    }
}
