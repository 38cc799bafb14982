//! One workbook, read as the submission of a locality.

use super::reader::Reader;
use super::{form_mark, info, legacy_encoding, lines, match_sheets, results, tables};
use crate::localities::LocalityMap;
use crate::model::figure::Place;
use crate::model::finding::Checked;
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::submission::Submission;
use crate::model::workbook::RawWorkbook;
use std::sync::Arc;

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
