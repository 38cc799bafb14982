//! All sheets of the summary.

use super::grid::Grid;
use super::summary_workbook::{SummaryWorkbook, Totals};
use super::{about, country, coverage, doubts, findings, localities, regions, rows, sources};
use crate::msg;
use crate::spreadsheets::book;
use crate::spreadsheets::cell_formats::CellFormats;
use anyhow::Result;

/// Makes the workbook.
///
/// # Errors
/// A text or a number does not fit the file format.
pub fn workbook(of: &Totals<'_>) -> Result<Vec<u8>> {
    let title = msg!("summary-name", conference = of.conference.title);
    let mut desk = SummaryWorkbook {
        of: *of,
        grid: Grid::of(of.form, of.book, of.catalogue),
        formats: CellFormats::of_figures(),
        workbook: book::open(&of.catalogue.text(&title), of.created)?,
        rows: Vec::new(),
    };
    about::write(&mut desk)?;
    country::write(&mut desk)?;
    regions::write(&mut desk)?;
    localities::write(&mut desk)?;
    coverage::write(&mut desk)?;
    doubts::write(&mut desk)?;
    findings::write(&mut desk)?;
    sources::write(&mut desk)?;
    rows::fill(&book::save(&mut desk.workbook)?, desk.rows)
}
