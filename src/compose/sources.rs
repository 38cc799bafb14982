//! The cells that the figures of one locality were read from, as a running list: what the report shows in a table, in
//! the few lines that a brief has room for.

use super::diagnostics::TemplateError;
use super::report_context::ReportContext;
use super::{layouts, links};
use crate::model::document::{Emphasis, Inline};
use crate::model::figure::{Method, Place};
use crate::model::number::NBSP;
use crate::msg;
use anyhow::{Result, bail};

/// The words, then by sheet the code of each line with its cell, in the order of the form: `BIEU_04: 1 D8, 2 D9; …`.
pub(super) fn listed(subject: &ReportContext, place: &Place, words: Vec<Inline>) -> Result<Vec<Inline>> {
    if !matches!(place, Place::Locality(_)) {
        bail!(TemplateError::new(msg!("template-sources-needs-document-per-locality")));
    }
    let mut content = words;
    let mut above = "";
    for line in &subject.form.lines {
        // What is carried forward was read from a workbook of the conference before.
        let figure = subject.book.figure(place, &line.code).filter(|figure| figure.method == Method::Reported);
        let Some((sheet, cell)) = figure.and_then(layouts::cell) else { continue };
        let before = match above {
            same if same == sheet => ", ".to_owned(),
            "" => format!(" {sheet}: "),
            _ => format!("; {sheet}: "),
        };
        above = sheet;
        content.push(Inline::text(before));
        content.push(Inline::Target {
            name: links::source_of_line(place, &line.code),
            text: format!("{}{NBSP}{cell}", line.code),
            emphasis: Emphasis::default(),
        });
    }
    content.push(Inline::text("."));
    Ok(content)
}
