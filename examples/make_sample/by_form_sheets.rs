//! Workbooks of a recipe, laid out as the form says. No indicator or sheet is known here by name.

use crate::by_form::{Filled, Recipe, Word};
use crate::styles::{self, MARK, Styles};
use anyhow::{Context, Result};
use briefbook::model::conference::Conference;
use briefbook::model::dates::short_date;
use briefbook::model::form::{Field, FieldRole, FormSection, LineColumns, Sheet, SheetKind, TableColumn};
use briefbook::model::locality::Locality;
use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};
use std::sync::Arc;

const LINE_WIDTHS: [u16; 5] = [6, 62, 14, 16, 22];

pub(crate) fn workbook(filled: &Filled<'_>) -> Result<Vec<u8>> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    let day = filled.conference.data_to;
    let made = ExcelDateTime::from_ymd(u16::try_from(day.year())?, day.month() as u8, day.day() as u8)?;
    let properties = DocProperties::new().set_title(MARK).set_author("make_sample").set_creation_datetime(&made);
    workbook.set_properties(&properties);
    for sheet in &filled.form.sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        styles::set_page(worksheet, &filled.form.title, matches!(sheet.kind, SheetKind::Table(_)));
        match &sheet.kind {
            SheetKind::Info(fields) => write_info(worksheet, fields, filled, &styles)?,
            SheetKind::Lines { columns, sections } => {
                write_lines(worksheet, sheet, (columns, sections), filled, &styles)?;
            }
            SheetKind::Table(columns) => write_table(worksheet, sheet, columns, filled, &styles)?,
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_info(sheet: &mut Worksheet, fields: &[Field], filled: &Filled<'_>, styles: &Styles) -> Result<()> {
    styles::set_widths(sheet, &[24, 52])?;
    for (row, field) in (0..).zip(fields) {
        let value = match field.role {
            FieldRole::Place => filled.locality.title(),
            FieldRole::Period => filled.conference.period.to_string(),
            FieldRole::DataTo => short_date(filled.conference.data_to),
            FieldRole::Revision => "1".to_owned(),
            FieldRole::Text => "Chuyên viên (mẫu)".to_owned(),
        };
        sheet.write_string_with_format(row, 0, first(&field.label)?, &styles.label)?;
        sheet.write_string_with_format(row, 1, value, &styles.plain)?;
    }
    sheet.write_string_with_format(u32::try_from(fields.len())? + 1, 0, MARK, &styles.mark)?;
    Ok(())
}

fn write_lines(
    sheet: &mut Worksheet,
    declared: &Sheet,
    (columns, sections): (&LineColumns, &[FormSection]),
    filled: &Filled<'_>,
    styles: &Styles,
) -> Result<()> {
    styles::set_widths(sheet, &LINE_WIDTHS)?;
    let heads = [&columns.code, &columns.label, &columns.unit, &columns.value, &columns.note];
    let heads = heads.into_iter().map(|head| first(head)).collect::<Result<Vec<_>>>()?;
    styles::write_heads(sheet, 0, &heads, &LINE_WIDTHS, styles)?;
    let mut row = 1;
    for section in sections {
        if !section.code.is_empty() {
            sheet.write_string_with_format(row, 0, &*section.code, &styles.section)?;
            sheet.write_string_with_format(row, 1, &section.title, &styles.section)?;
            row += 1;
        }
        let lines = filled.form.lines.iter().filter(|line| line.sheet == declared.key && line.section == section.code);
        for line in lines {
            sheet.write_string_with_format(row, 0, &*line.code, &styles.centred)?;
            sheet.write_string_with_format(row, 1, first(&line.label)?, &styles.text)?;
            sheet.write_string_with_format(row, 2, &*line.unit, &styles.centred)?;
            write_value(sheet, row, &line.code, filled, styles)?;
            row += 1;
        }
    }
    Ok(())
}

fn write_value(sheet: &mut Worksheet, row: u32, code: &Arc<str>, filled: &Filled<'_>, styles: &Styles) -> Result<()> {
    let value = filled.lines.get(&**code).with_context(|| format!("no line {code}"))?;
    let defect = filled.defects.iter().find(|defect| *defect.line == **code);
    let typed = defect.map_or_else(|| value.to_string(), |defect| defect.typed.clone());
    match typed.parse::<f64>() {
        Ok(number) => sheet.write_number_with_format(row, 3, number, &styles.number)?,
        Err(_) => sheet.write_string_with_format(row, 3, typed, &styles.number)?,
    };
    Ok(())
}

fn write_table(
    sheet: &mut Worksheet,
    declared: &Sheet,
    columns: &[TableColumn],
    filled: &Filled<'_>,
    styles: &Styles,
) -> Result<()> {
    let widths: Vec<u16> = columns.iter().map(|column| if column.key.as_ref() == "tt" { 5 } else { 26 }).collect();
    let heads: Vec<&str> = columns.iter().map(TableColumn::name).collect();
    styles::set_widths(sheet, &widths)?;
    styles::write_heads(sheet, 0, &heads, &widths, styles)?;
    for (row, cells) in (1_u32..).zip(filled.tables.get(&*declared.key).into_iter().flatten()) {
        for (n, column) in (0_u16..).zip(columns) {
            match cells.get(&*column.key) {
                None => sheet.write_number_with_format(row, n, row, &styles.centred)?,
                Some(Word::Text(text)) => sheet.write_string_with_format(row, n, text, &styles.text)?,
                Some(Word::Number(value)) => {
                    sheet.write_number_with_format(row, n, styles::double(*value)?, &styles.number)?
                }
            };
        }
    }
    Ok(())
}

fn first(spellings: &[String]) -> Result<&str> {
    spellings.first().map(String::as_str).context("a name without a spelling")
}

/// The README next to the sample.
pub(crate) fn readme(recipe: &Recipe, conference: &Conference, localities: &[Arc<Locality>]) -> String {
    let name = |code: &str| localities.iter().find(|l| *l.id.code == *code).map_or("", |l| &l.slug);
    let row = |defect: &crate::by_form::Defect| {
        let typed = if defect.typed.is_empty() { "(trống)" } else { &defect.typed };
        format!("| `{}.xlsx` | {} | {typed} | {} | {} |\n", name(&defect.code), defect.line, defect.note, defect.rule)
    };
    format!(
        "# Số liệu mẫu: {title}\n\n**Toàn bộ {count} tệp trong `submissions/` là số liệu mẫu do chương trình sinh ra, không phải \
         số liệu thật của địa phương nào.** Tên đề án, đơn vị đều là giả.\n\n## Sinh lại\n\n```\ncargo run --release --example \
         make_sample -- --conference {folder}\n```\n\nQuy mô ở `examples/make_sample/khuyen_cong.toml`; bố cục, cách tính theo biểu \
         mẫu `{form}` trong `templates/{pack}/forms/`. Tệp README này cũng do chương trình sinh ra.\n\n## Lỗi cố ý\n\n| Tệp | Chỉ \
         tiêu | Ghi | Vấn đề | Quy tắc |\n|---|---|---|---|---|\n{rows}",
        title = conference.title,
        count = localities.len(),
        folder = recipe.folder,
        form = conference.form,
        pack = conference.pack,
        rows = recipe.defects.iter().map(row).collect::<String>(),
    )
}
