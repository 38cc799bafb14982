//! The sheet that says whose workbook it is: name and period filled in, the rest to write.

use super::choices;
use super::form_workbook::FormWorkbook;
use super::style::{DAY, HEADS, WORDS};
use crate::model::form::{Field, FieldRole, Sheet};
use crate::model::number::moment;
use crate::spreadsheets::cell::text;
use anyhow::Result;
use chrono::Datelike;
use rust_xlsxwriter::ExcelDateTime;

const HOW_TO: [&str; 4] = [
    "Chỉ nhập vào các ô nền vàng nhạt; các ô khác được khóa để giữ nguyên mẫu biểu.",
    "Số liệu bằng 0 thì ghi 0; ô để trống nghĩa là chưa có số liệu. Số ước tính ghi kèm từ “khoảng”, “trên”, “dưới”.",
    "Các cột bên phải mẫu biểu chỉ để đối chiếu: số tính lại, điểm cần kiểm tra, số kỳ trước; không phải nhập.",
    "Gửi lại lần sau thì tăng số ở ô lần gửi.",
];

pub(super) fn write(desk: &mut FormWorkbook<'_>, sheet: &Sheet, fields: &[Field]) -> Result<()> {
    desk.sheet(sheet, false)?;
    let of = desk.of;
    let (written, style) = desk.open(sheet)?;
    written.set_column_width(0, 26)?.set_column_width(1, 60)?;
    for (row, field) in (HEADS..).zip(fields) {
        let name = field.label.first().map_or(&*field.key, String::as_str);
        text(written, (row, 0), name, &style.label)?;
        match field.role {
            FieldRole::Place => text(written, (row, 1), &of.locality.title(), &style.text)?,
            FieldRole::Period => text(written, (row, 1), &of.conference.period.to_string(), &style.text)?,
            FieldRole::DataTo => {
                let day = of.conference.data_to;
                let day = ExcelDateTime::from_ymd(u16::try_from(day.year())?, day.month() as u8, day.day() as u8)?;
                written.write_datetime_with_format(row, 1, &day, style.input(DAY))?;
            }
            FieldRole::Revision => {
                written.write_number_with_format(row, 1, 1, style.input("0"))?;
                let asked = "1 cho lần gửi đầu, tăng thêm 1 mỗi lần gửi lại.";
                written.add_data_validation(row, 1, row, 1, &choices::number(0, name, asked)?)?;
            }
            FieldRole::Text => text(written, (row, 1), "", style.input(WORDS))?,
        }
    }
    let below = HEADS + fields.len() as u32 + 1;
    text(written, (below, 0), "Hạn gửi", &style.label)?;
    text(written, (below, 1), &moment(of.conference.deadline), &style.text)?;
    for (row, words) in (below + 2..).zip(HOW_TO) {
        written.merge_range(row, 0, row, 1, words, &style.text)?;
        written.set_row_height(row, 34)?;
    }
    Ok(())
}
