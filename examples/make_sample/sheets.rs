//! The sheets with one value per label or line: THONG_TIN, BIEU_04, BO_SUNG; gives the addresses of their lines for the
//! README.

use crate::conference::Conference;
use crate::lines::{self, Cell, Typed};
use crate::styles::{self, MARK, Styles};
use crate::submission::Submission;
use anyhow::{Context, Result};
use rust_xlsxwriter::{ExcelDateTime, Worksheet};

const HEADS: [&str; 5] = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"];
const WIDTHS: [u16; 5] = [6, 62, 12, 16, 22];
/// Title, place, and an empty row.
const TITLE_ROWS: u32 = 3;

/// Labels in column A, values in B; the mark stands alone in column A below them.
pub(crate) fn write_information(
    sheet: &mut Worksheet,
    conference: &Conference,
    submission: &Submission,
    styles: &Styles,
) -> Result<()> {
    sheet.set_name("THONG_TIN")?;
    styles::set_widths(sheet, &[24, 52])?;
    styles::set_page(sheet, "THÔNG TIN CHUNG", false);
    let code = &submission.locality.code;
    let texts = [
        (0, "Địa phương", submission.typed_name.clone()),
        (1, "Kỳ báo cáo", conference.period.to_owned()),
        (4, "Người lập biểu", "Chuyên viên Phòng Quản lý công nghiệp".to_owned()),
        (5, "Điện thoại", format!("0200 000 0{code}")),
        (6, "Người phê duyệt", "Giám đốc Sở Công Thương".to_owned()),
    ];
    for (row, label, value) in texts {
        sheet.write_string_with_format(row, 0, label, &styles.label)?;
        sheet.write_string_with_format(row, 1, value, &styles.plain)?;
    }
    sheet.write_string_with_format(2, 0, "Số liệu đến ngày", &styles.label)?;
    match conference.text_dates.iter().find(|(of, _)| of == code) {
        Some((_, text)) => sheet.write_string_with_format(2, 1, *text, &styles.plain)?,
        None => {
            let (day, month, year) = conference.as_of;
            let date = ExcelDateTime::from_ymd(year, month, day)?;
            sheet.write_datetime_with_format(2, 1, &date, &styles.date)?
        }
    };
    sheet.write_string_with_format(3, 0, "Lần gửi", &styles.label)?;
    sheet.write_number_with_format(3, 1, 1, &styles.plain)?;
    sheet.write_string_with_format(8, 0, MARK, &styles.mark)?;
    Ok(())
}

/// The statutory form.
pub(crate) fn write_form(
    sheet: &mut Worksheet,
    conference: &Conference,
    submission: &Submission,
    styles: &Styles,
) -> Result<()> {
    sheet.set_name("BIEU_04")?;
    styles::set_widths(sheet, &WIDTHS)?;
    let place = submission.locality.full_name();
    let title = format!("TÌNH HÌNH CỤM CÔNG NGHIỆP TRÊN ĐỊA BÀN {}", place.to_uppercase());
    let first = first_row(conference, submission);
    if first > 0 {
        sheet.merge_range(0, 0, 0, 4, "Biểu 04", &styles.title)?;
        sheet.merge_range(1, 0, 1, 4, &title, &styles.title)?;
        styles::set_page(sheet, "", false);
    } else {
        styles::set_page(sheet, &format!("Biểu 04\n{title}"), false);
    }
    write_table_head(sheet, first, styles)?;
    let mut row = first + 2;
    let mut section = String::new();
    for line in lines::form()? {
        if line.section != section {
            write_section(sheet, row, &line.section, styles)?;
            section = line.section;
            row += 1;
        }
        write_line(sheet, row, [&line.code, &line.indicator, &line.unit], submission, styles)?;
        row += 1;
    }
    sheet.write_string_with_format(row + 1, 1, "NGƯỜI LẬP BIỂU", &styles.signature)?;
    sheet.write_string_with_format(row + 1, 3, "GIÁM ĐỐC SỞ CÔNG THƯƠNG", &styles.signature)?;
    Ok(())
}

/// The conference's supplement.
pub(crate) fn write_supplement(sheet: &mut Worksheet, submission: &Submission, styles: &Styles) -> Result<()> {
    sheet.set_name("BO_SUNG")?;
    styles::set_widths(sheet, &WIDTHS)?;
    styles::set_page(sheet, "SỐ LIỆU BỔ SUNG PHỤC VỤ HỘI NGHỊ", false);
    write_table_head(sheet, 0, styles)?;
    for (row, (code, indicator, unit)) in (2..).zip(lines::SUPPLEMENT) {
        write_line(sheet, row, [code, indicator, unit], submission, styles)?;
    }
    Ok(())
}

/// Sheet and A1 address of a line's value.
pub(crate) fn address(conference: &Conference, submission: &Submission, code: &str) -> Result<(&'static str, String)> {
    if let Some(i) = lines::SUPPLEMENT.iter().position(|(of, _, _)| *of == code) {
        return Ok(("BO_SUNG", format!("D{}", i + 3)));
    }
    let mut row = first_row(conference, submission) + 2;
    let mut section = String::new();
    for line in lines::form()? {
        row += if line.section == section { 1 } else { 2 };
        section = line.section;
        if line.code == code {
            return Ok(("BIEU_04", format!("D{row}")));
        }
    }
    None.with_context(|| format!("no line {code}"))
}

fn first_row(conference: &Conference, submission: &Submission) -> u32 {
    if conference.titled.contains(&submission.locality.code.as_str()) { TITLE_ROWS } else { 0 }
}

fn write_table_head(sheet: &mut Worksheet, row: u32, styles: &Styles) -> Result<()> {
    styles::write_heads(sheet, row, &HEADS, &WIDTHS, styles)?;
    for column in 0..5_u16 {
        sheet.write_string_with_format(row + 1, column, format!("({})", column + 1), &styles.numbering)?;
    }
    Ok(())
}

/// `II. Thành lập, …` → number and title in their own cells.
fn write_section(sheet: &mut Worksheet, row: u32, section: &str, styles: &Styles) -> Result<()> {
    let (number, title) = section.split_once(". ").unwrap_or(("", section));
    sheet.write_string_with_format(row, 0, number, &styles.section)?;
    sheet.write_string_with_format(row, 1, title, &styles.section)?;
    for column in 2..5 {
        sheet.write_blank(row, column, &styles.section)?;
    }
    Ok(())
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    [code, indicator, unit]: [&str; 3],
    submission: &Submission,
    styles: &Styles,
) -> Result<()> {
    let nothing = Cell { typed: Typed::Nothing, meaning: None };
    styles::set_height(sheet, row, &[code, indicator, unit], &WIDTHS)?;
    sheet.write_string_with_format(row, 0, code, &styles.centred)?;
    sheet.write_string_with_format(row, 1, indicator, &styles.text)?;
    sheet.write_string_with_format(row, 2, unit, &styles.centred)?;
    styles::write_cell(sheet, row, 3, submission.lines.get(code).unwrap_or(&nothing), styles)?;
    sheet.write_blank(row, 4, &styles.text)?;
    Ok(())
}
