//! All sheets of a form: the declared ones, and a hidden one with the mark and the words offered.

use super::check::Places;
use super::choices::Choices;
use super::form_workbook::{Blank, FormWorkbook};
use super::{info, lines, table};
use crate::model::form::SheetKind;
use crate::model::form_mark::{Mark, SHEET, VERSION};
use crate::spreadsheets::book;
use crate::spreadsheets::cell_formats::CellFormats;
use anyhow::Result;

/// Makes the workbook.
///
/// # Errors
/// A name of the form does not fit the file format.
pub fn workbook(of: &Blank<'_>) -> Result<Vec<u8>> {
    let mut desk = FormWorkbook {
        of: *of,
        places: Places::of(of.form),
        choices: Choices::default(),
        formats: CellFormats::of_form(),
        workbook: book::open(&of.form.title, of.conference.generate_at)?,
    };
    for sheet in &of.form.sheets {
        match &sheet.kind {
            SheetKind::Info(fields) => info::write(&mut desk, sheet, fields)?,
            SheetKind::Lines { columns, sections } => lines::write(&mut desk, sheet, columns, sections)?,
            SheetKind::Table(columns) => table::write(&mut desk, sheet, columns)?,
        }
    }
    hidden(&mut desk)?;
    book::save(&mut desk.workbook)
}

/// The mark, and right of it the words that columns offer.
fn hidden(desk: &mut FormWorkbook<'_>) -> Result<()> {
    let Blank { conference, form, locality, .. } = desk.of;
    let mark = Mark {
        form: form.id.clone(),
        conference: conference.id.clone(),
        place: locality.id.code.to_string(),
        vintage: locality.id.vintage.into(),
    };
    let sheet = desk.workbook.add_worksheet();
    sheet.set_name(SHEET)?.set_very_hidden(true).protect();
    sheet.write_string(0, 0, VERSION)?;
    for (row, (name, value)) in (1..).zip(mark.fields()) {
        sheet.write_string(row, 0, name)?.write_string(row, 1, value)?;
    }
    desk.choices.write(sheet)
}
