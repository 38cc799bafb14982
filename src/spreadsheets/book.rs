//! A workbook: what its properties say, its sheets as they are printed.

use super::cell::clipped;
use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

/// Row of the heads of a table, under the title of its sheet and what that is about.
pub(super) const HEADS: u32 = 3;

/// Sizes of paper by the numbers the file format gives them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paper {
    A3 = 8,
    A4 = 9,
}

/// How a sheet is printed: as wide as one page, as long as it is.
pub(super) struct Print<'a> {
    pub(super) paper: Paper,
    pub(super) landscape: bool,
    /// Rows repeated on every page, first and last.
    pub(super) heads: (u32, u32),
    /// Left foot; page numbers stand on the right.
    pub(super) foot: &'a str,
    /// Printed in the middle of the foot.
    pub(super) remark: Option<&'a str>,
}

/// An empty workbook.
pub(super) fn open(title: &str, created: DateTime<FixedOffset>) -> Result<Workbook> {
    let mut workbook = Workbook::new();
    let time = created.to_utc();
    let day = ExcelDateTime::from_ymd(u16::try_from(time.year())?, time.month() as u8, time.day() as u8)?;
    let moment = day.and_hms(time.hour() as u16, time.minute() as u8, time.second())?;
    workbook.set_properties(&DocProperties::new().set_title(clipped(title)).set_creation_datetime(&moment));
    Ok(workbook)
}

/// Adds a sheet, set up for paper.
pub(super) fn sheet<'w>(workbook: &'w mut Workbook, name: &str, print: &Print<'_>) -> Result<&'w mut Worksheet> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).explain(|| msg!("no-name-of-a-sheet", name = name))?;
    sheet.set_paper_size(print.paper as u8).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    if print.landscape {
        sheet.set_landscape();
    }
    sheet.set_repeat_rows(print.heads.0, print.heads.1)?;
    let foot = print.foot.replace('&', "&&");
    let remark = print.remark.unwrap_or_default().replace('&', "&&");
    let font = "&\"Times New Roman,Regular\"&9";
    // Without the space a foot that begins with a digit would be read as a size.
    sheet.set_footer(format!("&L{font} {foot}&C{font} {remark}&R{font} &P/&N"));
    Ok(sheet)
}

/// Column widths, in characters, from a column on.
pub(super) fn widths(sheet: &mut Worksheet, first: u16, widths: &[u16]) -> Result<()> {
    for (column, width) in (first..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

/// Makes a row as high as its longest text needs: not every program does that by itself for text that wraps.
pub(super) fn fit(sheet: &mut Worksheet, row: u32, cells: &[(&str, u16)]) -> Result<()> {
    let lines = cells.iter().map(|(text, width)| lines(text, usize::from(*width))).max().unwrap_or(1);
    sheet.set_row_height(row, (lines * POINTS_PER_LINE).min(HIGHEST))?;
    Ok(())
}

/// Height of a line of 11 points.
const POINTS_PER_LINE: u32 = 15;
/// Height Excel allows a row.
const HIGHEST: u32 = 409;

/// Lines a text takes when it breaks between words.
fn lines(text: &str, width: usize) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split([' ', '\n']) {
        let length = word.chars().count();
        let longer = used > 0 && used + 1 + length > width;
        lines += u32::from(longer);
        used = if longer { length } else { used + usize::from(used > 0) + length };
    }
    lines
}
