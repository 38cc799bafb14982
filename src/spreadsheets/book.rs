//! A workbook: what its properties say, its sheets as they are printed.

use super::cell::clipped;
use crate::messages::Explain as _;
use crate::msg;
use crate::ooxml::zip_parts;
use anyhow::Result;
use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

/// Row of the heads of a table, under the title of its sheet and what that is about.
pub(super) const HEADS: u32 = 3;

/// A4 by the number the file format gives it.
const A4: u8 = 9;

/// How a sheet is printed: on A4, as wide as one page, as long as it is.
pub(super) struct Print<'a> {
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

/// Its bytes, the same on every system.
pub(super) fn save(workbook: &mut Workbook) -> Result<Vec<u8>> {
    Ok(zip_parts::on_one_system(workbook.save_to_buffer()?)?)
}

/// Adds a sheet, set up for paper.
pub(super) fn sheet<'w>(workbook: &'w mut Workbook, name: &str, print: &Print<'_>) -> Result<&'w mut Worksheet> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).explain(|| msg!("no-name-of-a-sheet", name = name))?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
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

/// Prints a lying sheet that is too wide to be read on one page on pages side by side; the first columns come again on each of
/// them.
pub(super) fn side_by_side(sheet: &mut Worksheet, widths: &[u16], repeated: usize) -> Result<()> {
    let pixels = |width: &u16| u32::from(*width) * DIGIT + PADDING;
    let page = PAGE * 100 / u32::from(SCALE);
    if widths.iter().map(pixels).sum::<u32>() <= page {
        return Ok(());
    }
    let again: u32 = widths.iter().take(repeated).map(pixels).sum();
    let (mut breaks, mut used) = (Vec::new(), again);
    for (column, width) in (0..).zip(widths).skip(repeated) {
        if used + pixels(width) > page && used > again {
            breaks.push(column);
            used = again;
        }
        used += pixels(width);
    }
    sheet.set_print_scale(SCALE).set_vertical_page_breaks(&breaks)?;
    sheet.set_repeat_columns(0, repeated.max(1) as u16 - 1)?;
    Ok(())
}

/// Percent at which letters of 11 points can be read in print.
const SCALE: u16 = 75;
/// Width of a lying page between its margins in pixels, 96 to an inch.
const PAGE: u32 = 1020;
/// Pixels of a digit of the default font, by which columns are measured: 7 where that font is, up to 9 where another stands in
/// for it. Those around the text of a cell.
const DIGIT: u32 = 9;
const PADDING: u32 = 5;

/// Makes a row as high as its longest text needs: not every program does that by itself for text that wraps.
pub(super) fn fit(sheet: &mut Worksheet, row: u32, cells: &[(&str, u16)]) -> Result<()> {
    let lines = cells.iter().map(|(text, width)| lines(text, usize::from(*width))).max().unwrap_or(1);
    sheet.set_row_height(row, (lines * POINTS_PER_LINE).min(HIGHEST))?;
    Ok(())
}

/// Height of a line of 11 or 12 points.
const POINTS_PER_LINE: u32 = 16;
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
