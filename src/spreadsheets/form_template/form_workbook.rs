//! The workbook of a form while its sheets are written.

use super::check::Places;
use super::choices::Choices;
use crate::key;
use crate::messages::Catalogue;
use crate::model::conference::Conference;
use crate::model::form::{Form, Sheet};
use crate::model::history::PastPeriod;
use crate::model::locality::Locality;
use crate::model::message::Fact;
use crate::spreadsheets::book::{self, HEADS, Print};
use crate::spreadsheets::cell::text;
use crate::spreadsheets::cell_formats::CellFormats;
use anyhow::Result;
use rust_xlsxwriter::{ProtectionOptions, Workbook, Worksheet};

/// What a form is made of.
#[derive(Clone, Copy)]
pub struct Blank<'a> {
    /// The conference it is for.
    pub conference: &'a Conference,
    /// Its form.
    pub form: &'a Form,
    /// Its words.
    pub catalogue: &'a Catalogue,
    /// Who fills it in.
    pub locality: &'a Locality,
    /// The period before, where there is one.
    pub last: Option<&'a PastPeriod>,
}

/// What every sheet is written with.
pub(super) struct FormWorkbook<'a> {
    pub(super) of: Blank<'a>,
    pub(super) places: Places<'a>,
    pub(super) choices: Choices,
    pub(super) formats: CellFormats,
    pub(super) workbook: Workbook,
}

impl FormWorkbook<'_> {
    /// Adds a declared sheet: printed on A4, protected but for its input cells, with title and purpose on top.
    pub(super) fn sheet(&mut self, sheet: &Sheet, landscape: bool) -> Result<()> {
        let Blank { conference, locality, catalogue, .. } = self.of;
        let foot = format!("{} · {}", locality.slug, self.of.form.id);
        let synthetic = conference.synthetic.then(|| catalogue.word(key!("synthetic-data")));
        let heads = (HEADS, HEADS);
        let print = Print { landscape, heads, foot: &foot, remark: synthetic.as_deref() };
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
        text(written, (0, 0), &sheet.title, &self.formats.title)?;
        let period = catalogue.fact(&Fact::Period(conference.period));
        let purpose = format!("{} · {period} · {}", locality.title(), conference.title);
        text(written, (1, 0), &purpose, &self.formats.remark)
    }

    /// A sheet and the styles, to write in it.
    pub(super) fn open(&mut self, sheet: &Sheet) -> Result<(&mut Worksheet, &mut CellFormats)> {
        Ok((self.workbook.worksheet_from_name(&sheet.name)?, &mut self.formats))
    }
}
