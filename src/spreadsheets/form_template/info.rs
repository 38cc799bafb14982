//! The sheet that says whose workbook it is: name and period filled in, the rest to write.

use super::choices;
use super::form_workbook::FormWorkbook;
use crate::key;
use crate::model::form::{Field, FieldRole, Sheet};
use crate::model::message::Fact;
use crate::spreadsheets::book::HEADS;
use crate::spreadsheets::cell::text;
use crate::spreadsheets::cell_formats::{DAY, WORDS};
use anyhow::Result;
use chrono::Datelike;
use rust_xlsxwriter::ExcelDateTime;

const HOW_TO: [&str; 4] =
    [key!("form-how-to-cells"), key!("form-how-to-zero"), key!("form-how-to-helpers"), key!("form-how-to-again")];

pub(super) fn write(desk: &mut FormWorkbook<'_>, sheet: &Sheet, fields: &[Field]) -> Result<()> {
    desk.sheet(sheet, false)?;
    let (of, catalogue) = (desk.of, desk.of.catalogue);
    let (written, formats) = desk.open(sheet)?;
    written.set_column_width(0, 26)?.set_column_width(1, 60)?;
    for (row, field) in (HEADS..).zip(fields) {
        let name = field.label.first().map_or(&*field.key, String::as_str);
        text(written, (row, 0), name, &formats.label)?;
        match field.role {
            FieldRole::Place => text(written, (row, 1), &of.locality.title(), &formats.text)?,
            FieldRole::Period => text(written, (row, 1), &of.conference.period.to_string(), &formats.text)?,
            FieldRole::DataTo => {
                let day = of.conference.data_to;
                let day = ExcelDateTime::from_ymd(u16::try_from(day.year())?, day.month() as u8, day.day() as u8)?;
                written.write_datetime_with_format(row, 1, &day, formats.input(DAY))?;
            }
            FieldRole::Revision => {
                written.write_number_with_format(row, 1, 1, formats.input("0"))?;
                let asked = catalogue.word(key!("form-revision"));
                let rule = choices::number(0, name, &asked, catalogue)?;
                written.add_data_validation(row, 1, row, 1, &rule)?;
            }
            FieldRole::Text => text(written, (row, 1), "", formats.input(WORDS))?,
        }
    }
    let below = HEADS + fields.len() as u32 + 1;
    text(written, (below, 0), &catalogue.word(key!("form-deadline")), &formats.label)?;
    text(written, (below, 1), &catalogue.fact(&Fact::Moment(of.conference.deadline)), &formats.text)?;
    for (row, words) in (below + 2..).zip(HOW_TO.map(|key| catalogue.word(key))) {
        written.merge_range(row, 0, row, 1, &words, &formats.text)?;
        written.set_row_height(row, 34)?;
    }
    Ok(())
}
