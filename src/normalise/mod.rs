//! Cells in, submissions out: which locality, which line, which number.
//!
//! In: a [`RawWorkbook`], the form, the registry. Out: a [`Submission`] in which every value has its address, raw text
//! and the rule of reading that made it, together with findings. Must not: guess a locality, a line or a number;
//! what cannot be read for sure is a finding and no value.
//!
//! ```text
//! results, repair ─► assign ─► header, layout, index ─► typed, numeral, evidence, unit, value ─► info, lines, tables
//! ```

mod results;

mod repair;

mod assign;

mod header;

mod index;

mod layout;

mod sheet;

mod typed;

mod numeral;

mod evidence;

mod unit;

mod value;

mod date;

mod info;

mod lines;

mod tables;

mod trouble;

mod mark;

mod select;

mod differ;

pub use select::{replaced, select, several};

use crate::model::figure::Place;
use crate::model::finding::Checked;
use crate::model::form::{Form, Sheet, SheetKind};
use crate::model::past::Past;
use crate::model::submission::Submission;
use crate::model::workbook::RawWorkbook;
use crate::registry::Registry;
use assign::{Candidate, Sheets};
use std::sync::Arc;

/// What a workbook is read with.
#[derive(Clone, Copy)]
struct Reader<'a> {
    form: &'a Form,
    registry: &'a Registry,
    /// The locality's submission of the period before, which decides between two readings of a number.
    last: Option<&'a Submission>,
}

/// Reads what a workbook says, beside what the locality sent before. `None` where it does not say whose it is or lacks
/// a required sheet.
pub fn submission(raw: &RawWorkbook, form: &Form, registry: &Registry, past: &Past) -> Checked<Option<Submission>> {
    let reader = Reader { form, registry, last: None };
    let mut findings = Vec::new();
    let (listed, raw) = results::part(raw);
    let (mark, raw) = mark::part(raw);
    let raw = repair::repair(reader, &raw, &mut findings);
    let sheets = assign::assign(form, &raw, &mut findings);
    let head = info::read(reader, &sheets, &raw.file, &mut findings);
    findings.extend(mark.iter().flat_map(|mark| mark::told(reader, mark, &head, &raw.file)));
    let complete = form.sheets.iter().all(|sheet| !sheet.required || sheets.contains_key(&*sheet.key));
    let last = head.locality.as_ref().and_then(|locality| past.submission(&locality.id.code));
    let reader = Reader { last, ..reader };
    let place = head.locality.as_ref().map(|locality| Place::Locality(Arc::clone(&locality.id.code)));
    let submission = match (head.locality, complete) {
        (Some(locality), true) => Some(Submission {
            file: Arc::clone(&raw.file),
            locality,
            period: head.period,
            data_to: head.data_to,
            revision: head.revision,
            info: head.text,
            info_at: head.at,
            lines: lines::read(reader, &sheets, &mut findings),
            tables: tables::read(reader, &sheets, &mut findings),
            listed,
        }),
        _ => None,
    };
    for finding in &mut findings {
        finding.place.clone_from(&place);
    }
    Checked { value: submission, findings }
}

/// The declared sheets of one kind that the workbook has, with their candidates.
fn declared<'f, 's, 'w, T: ?Sized>(
    form: &'f Form,
    sheets: &'s Sheets<'_, 'w>,
    pick: impl Fn(&'f SheetKind) -> Option<&'f T>,
) -> Vec<(&'f Sheet, &'f T, &'s [Candidate<'w>])> {
    let found = |sheet: &'f Sheet| Some((sheet, pick(&sheet.kind)?, sheets.get(&*sheet.key)?.as_slice()));
    form.sheets.iter().filter_map(found).collect()
}
