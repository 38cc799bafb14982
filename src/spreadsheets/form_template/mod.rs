//! The form a locality fills in, from the form file alone.
//!
//! In: the declared form, the conference, a locality and what it said before. Out: one workbook: the declared sheets, and a
//! hidden one with the mark and the words offered. Must not: name a sheet or a line itself, or offer a value as the
//! locality's own; what is known from before stands in grey beside the cells.

mod info;

mod lines;

mod check;

mod table;

mod choices;

mod style;

use super::book::{self, Paper, Print};
use super::cell::text;
use crate::model::conference::Conference;
use crate::model::form::{Form, Sheet, SheetKind};
use crate::model::form_mark::{Mark, SHEET, VERSION};
use crate::model::history::PastPeriod;
use crate::model::locality::Locality;
use anyhow::Result;
use check::Places;
use choices::Choices;
use rust_xlsxwriter::{ProtectionOptions, Workbook, Worksheet};
use style::Style;

/// Row of the heads, under the title and what it is for.
const HEADS: u32 = 3;

/// What a form is made of.
#[derive(Clone, Copy)]
pub struct Blank<'a> {
    /// The conference it is for.
    pub conference: &'a Conference,
    /// Its form.
    pub form: &'a Form,
    /// Who fills it in.
    pub locality: &'a Locality,
    /// The period before, where there is one.
    pub last: Option<&'a PastPeriod>,
}

/// Makes the workbook.
///
/// # Errors
/// A name of the form does not fit the file format.
pub fn workbook(of: &Blank<'_>) -> Result<Vec<u8>> {
    let mut desk = Desk {
        of: *of,
        places: Places::of(of.form),
        choices: Choices::default(),
        style: Style::new(),
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
    Ok(desk.workbook.save_to_buffer()?)
}

/// What every sheet is written with.
struct Desk<'a> {
    of: Blank<'a>,
    places: Places<'a>,
    choices: Choices,
    style: Style,
    workbook: Workbook,
}

impl Desk<'_> {
    /// Adds a declared sheet: printed on A4, protected but for its input cells, with title and purpose on top.
    fn sheet(&mut self, sheet: &Sheet, landscape: bool) -> Result<()> {
        let Blank { conference, locality, .. } = self.of;
        let foot = format!("{} · {}", locality.slug, self.of.form.id);
        let print =
            Print { paper: Paper::A4, landscape, heads: (HEADS, HEADS), foot: &foot, synthetic: conference.synthetic };
        let written = book::sheet(&mut self.workbook, &sheet.name, &print)?;
        let allowed = ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        written.protect_with_options(&allowed);
        written.set_formula_result_default("");
        text(written, (0, 0), &sheet.title, &self.style.title)?;
        let purpose = format!("{} · {} · {}", locality.title(), conference.period, conference.title);
        text(written, (1, 0), &purpose, &self.style.remark)
    }

    /// A sheet and the styles, to write in it.
    fn open(&mut self, sheet: &Sheet) -> Result<(&mut Worksheet, &mut Style)> {
        Ok((self.workbook.worksheet_from_name(&sheet.name)?, &mut self.style))
    }
}

/// The mark, and right of it the words that columns offer.
fn hidden(desk: &mut Desk<'_>) -> Result<()> {
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
