//! `so-lieu-tong-hop.xlsx`: every figure of a conference, its totals as formulas an auditor can follow.
//!
//! In: figures, findings, submissions. Out: one workbook: explanation, country, regions, localities, coverage, findings,
//! sources. Must not: hold a total as a typed number, or show a figure without its coverage beside it.
//!
//! ```text
//! Địa phương: one number a locality and line ◄── Vùng, Cả nước, Độ phủ: formulas over its columns
//! ```

mod grid;

mod about;

mod country;

mod regions;

mod localities;

mod coverage;

mod findings;

mod sources;

mod rows;

use super::book::{self, Paper, Print};
use super::cell::{At, text, texts};
use super::look::Look;
use crate::messages::Catalogue;
use crate::model::book::Consolidated;
use crate::model::conference::Conference;
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::number::short_date;
use crate::model::period::Period;
use crate::model::submission::Submission;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use grid::Grid;
use rows::Rows;
use rust_xlsxwriter::{Workbook, Worksheet};

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
    id: &'a str,
    title: &'a str,
    period: &'a Period,
    data_to: NaiveDate,
    synthetic: bool,
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
    code: &'a str,
    file: &'a str,
    revision: u32,
    data_to: Option<NaiveDate>,
    lines: usize,
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

/// Makes the workbook.
///
/// # Errors
/// A text or a number does not fit the file format.
pub fn workbook(of: &Totals<'_>) -> Result<Vec<u8>> {
    let mut desk = Desk {
        of: *of,
        grid: Grid::of(of.form, of.book),
        look: Look::new(),
        workbook: book::open(&format!("Số liệu tổng hợp: {}", of.conference.title), of.created)?,
        rows: Vec::new(),
    };
    about::write(&mut desk)?;
    country::write(&mut desk)?;
    regions::write(&mut desk)?;
    localities::write(&mut desk)?;
    coverage::write(&mut desk)?;
    findings::write(&mut desk)?;
    sources::write(&mut desk)?;
    rows::fill(&desk.workbook.save_to_buffer()?, desk.rows)
}

/// What every sheet is written with.
struct Desk<'a> {
    of: Totals<'a>,
    grid: Grid<'a>,
    look: Look,
    workbook: Workbook,
    /// Rows that are written when it is saved.
    rows: Vec<Rows<'a>>,
}

/// A sheet of rows under heads: its name, what stands over it, its columns with their widths.
struct Table<'t> {
    name: &'t str,
    title: &'t str,
    paper: Paper,
    heads: &'t [(&'t str, u16)],
}

/// Row of the heads of a plain table.
const HEADS: u32 = 3;

impl Desk<'_> {
    /// Adds a sheet with title and coverage on top; `heads` are the rows repeated on every page.
    fn sheet(&mut self, name: &str, title: &str, paper: Paper, heads: (u32, u32)) -> Result<&mut Worksheet> {
        let print = Print {
            paper,
            landscape: true,
            heads,
            foot: &format!("{} · {}", self.of.conference.id, name),
            synthetic: self.of.conference.synthetic,
        };
        let sheet = book::sheet(&mut self.workbook, name, &print)?;
        text(sheet, (0, 0), title, &self.look.title)?;
        text(sheet, (1, 0), &self.of.covered(), &self.look.remark)?;
        sheet.set_formula_result_default("");
        Ok(sheet)
    }

    /// Adds a sheet with `rows` rows under one row of heads that stays in sight and filters.
    fn table(&mut self, table: &Table<'_>, rows: usize) -> Result<()> {
        self.sheet(table.name, table.title, table.paper, (HEADS, HEADS))?;
        let (names, widths): (Vec<&str>, Vec<u16>) = table.heads.iter().copied().unzip();
        let (sheet, look) = self.open(table.name)?;
        book::widths(sheet, 0, &widths)?;
        texts(sheet, (HEADS, 0), &names, &look.head)?;
        book::fit(sheet, HEADS, table.heads)?;
        sheet.set_freeze_panes(HEADS + 1, 2)?;
        sheet.autofilter(HEADS, 0, HEADS + rows.max(1) as u32, names.len() as u16 - 1)?;
        Ok(())
    }

    /// A sheet and the looks, to write in it.
    fn open(&mut self, name: &str) -> Result<(&mut Worksheet, &mut Look)> {
        Ok((self.workbook.worksheet_from_name(name)?, &mut self.look))
    }
}

/// Cell of a row and a column under the heads.
fn under(row: usize, col: u16) -> At {
    (HEADS + 1 + row as u32, col)
}

impl Totals<'_> {
    /// `61/63 địa phương, số liệu đến 14/6/2021`.
    fn covered(&self) -> String {
        let coverage = &self.book.coverage;
        let day = short_date(self.conference.data_to);
        format!("{}/{} địa phương, số liệu đến {day}", coverage.accepted, coverage.expected)
    }
}
