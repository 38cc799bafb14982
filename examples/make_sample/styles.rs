//! Cell formats and page set-up shared by the sheets.

use crate::lines::{Cell, Typed};
use anyhow::{Context, Result};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

/// Said in every workbook, so that a copy that travels alone cannot be taken for the real thing.
pub(crate) const MARK: &str = "SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT";

const A4: u8 = 9;
const POINTS_PER_LINE: u16 = 16;

pub(crate) struct Styles {
    pub(crate) title: Format,
    pub(crate) head: Format,
    pub(crate) numbering: Format,
    pub(crate) section: Format,
    pub(crate) text: Format,
    pub(crate) centred: Format,
    pub(crate) number: Format,
    pub(crate) label: Format,
    pub(crate) plain: Format,
    pub(crate) date: Format,
    pub(crate) mark: Format,
    pub(crate) signature: Format,
}

impl Styles {
    pub(crate) fn new() -> Styles {
        let font = || Format::new().set_font_name("Times New Roman").set_font_size(12).set_align(FormatAlign::Top);
        let boxed = || font().set_border(FormatBorder::Thin).set_text_wrap();
        let centre = FormatAlign::Center;
        Styles {
            title: font().set_bold().set_font_size(13).set_align(centre).set_text_wrap(),
            head: boxed()
                .set_bold()
                .set_align(centre)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xE7_EE_F4)),
            numbering: boxed().set_italic().set_align(centre),
            section: boxed().set_bold(),
            text: boxed(),
            centred: boxed().set_align(centre),
            number: boxed().set_align(FormatAlign::Right),
            label: font().set_bold(),
            plain: font().set_align(FormatAlign::Left),
            date: font().set_align(FormatAlign::Left).set_num_format("dd/mm/yyyy"),
            mark: font().set_bold().set_font_color(Color::RGB(0xC0_00_00)),
            signature: font().set_bold().set_align(centre),
        }
    }
}

/// A4, as wide as the table, title in the header, the mark and the page number in the footer.
pub(crate) fn set_page(sheet: &mut Worksheet, title: &str, is_landscape: bool) {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.5, 0.9, 0.8, 0.3, 0.3);
    if is_landscape {
        sheet.set_landscape();
    }
    let escaped = title.replace('&', "&&");
    sheet.set_header(format!("&C&\"Times New Roman,Bold\"&12{escaped}"));
    sheet.set_footer(format!("&L&\"Times New Roman,Regular\"&9{MARK}&R&\"Times New Roman,Regular\"&9&P/&N"));
}

/// Column widths, in characters, from column A on.
pub(crate) fn set_widths(sheet: &mut Worksheet, widths: &[u16]) -> Result<()> {
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

/// Makes a row as high as its longest text needs, as not every program does that by itself for wrapped text.
pub(crate) fn set_height(sheet: &mut Worksheet, row: u32, texts: &[&str], widths: &[u16]) -> Result<()> {
    let lines = |(text, width): (&&str, &u16)| wrapped_lines(text, usize::from(*width) * 6 / 5);
    let most = texts.iter().zip(widths).map(lines).max().unwrap_or(1);
    sheet.set_row_height(row, u16::try_from(most)? * POINTS_PER_LINE + 1)?;
    Ok(())
}

/// Lines that a text takes when it breaks between words.
fn wrapped_lines(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for length in text.split(' ').map(|word| word.chars().count()) {
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = length;
        } else {
            used += length + usize::from(used > 0);
        }
    }
    lines
}

/// A row of column heads, with the sheet frozen below and the row repeated on every printed page.
pub(crate) fn write_heads(
    sheet: &mut Worksheet,
    row: u32,
    heads: &[&str],
    widths: &[u16],
    styles: &Styles,
) -> Result<()> {
    set_height(sheet, row, heads, widths)?;
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(row, column, *head, &styles.head)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    sheet.set_repeat_rows(row, row)?;
    Ok(())
}

/// The double nearest to an exact decimal: going through text, so that a reader's shortest form is the decimal again.
pub(crate) fn double(value: Decimal) -> Result<f64> {
    value.normalize().to_string().parse().with_context(|| format!("{value} is no cell value"))
}

/// A cell as its office typed it.
pub(crate) fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, styles: &Styles) -> Result<()> {
    match &cell.typed {
        Typed::Number(value) => sheet.write_number_with_format(row, column, double(*value)?, &styles.number)?,
        Typed::Text(text) => sheet.write_string_with_format(row, column, text, &styles.number)?,
        Typed::Nothing => sheet.write_blank(row, column, &styles.number)?,
    };
    Ok(())
}
