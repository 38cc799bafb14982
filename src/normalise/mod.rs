//! Cells in, submissions out: which locality, which line, which number.
//!
//! In: a [`RawWorkbook`], the form, the map. Out: a [`Submission`] in which every value has its address, raw text
//! and the rule of reading that made it, together with findings. Must not: guess a locality, a line or a number;
//! what cannot be read for sure is a finding and no value.
//!
//! ```text
//! results, repair ─► assign ─► header, layout, index ─► typed, numeral, evidence, unit, value ─► info, lines, tables
//! ```

mod results;

mod legacy_encoding;

mod match_sheets;

mod header;

mod match_lines;

mod detect_columns;

mod sheet;

mod typed_number;

mod parse_number;

mod separator_inference;

mod unit;

mod value;

mod date;

mod info;

mod lines;

mod tables;

mod diagnostics;

mod form_mark;

mod select;

mod diff;

pub use select::{replaced, select, several};

use crate::localities::LocalityMap;
use crate::model::figure::Place;
use crate::model::finding::Checked;
use crate::model::form::{Form, Sheet, SheetKind};
use crate::model::history::Past;
use crate::model::submission::Submission;
use crate::model::workbook::RawWorkbook;
use match_sheets::{Candidate, Sheets};
use std::sync::Arc;

/// What a workbook is read with.
#[derive(Clone, Copy)]
struct Reader<'a> {
    form: &'a Form,
    map: &'a LocalityMap,
    /// The locality's submission of the period before, which decides between two readings of a number.
    last: Option<&'a Submission>,
}

/// Reads what a workbook says, beside what the locality sent before. `None` where it does not say whose it is or lacks
/// a required sheet.
pub fn submission(raw: &RawWorkbook, form: &Form, map: &LocalityMap, past: &Past) -> Checked<Option<Submission>> {
    let reader = Reader { form, map, last: None };
    let mut findings = Vec::new();
    let (listed, raw) = results::part(raw);
    let (mark, raw) = form_mark::part(raw);
    let raw = legacy_encoding::repair(reader, &raw, &mut findings);
    let sheets = match_sheets::assign(form, &raw, &mut findings);
    let head = info::read(reader, &sheets, &raw.file, &mut findings);
    findings.extend(mark.iter().flat_map(|mark| form_mark::told(reader, mark, &head, &raw.file)));
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
