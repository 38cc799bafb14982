//! One workbook, read as the submission of a locality.

use super::reader::Reader;
use super::{form_mark, info, legacy_encoding, lines, match_sheets, results, tables};
use crate::localities::LocalityMap;
use crate::messages::Catalogue;
use crate::model::figure::Place;
use crate::model::finding::Checked;
use crate::model::findings::Findings;
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::locality::Locality;
use crate::model::period::Period;
use crate::model::reading;
use crate::model::submission::Submission;
use crate::model::workbook::RawWorkbook;
use std::sync::Arc;

/// What the workbooks of a conference are read with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The form they were to be filled in by.
    pub form: &'a Form,
    /// Names of localities.
    pub map: &'a LocalityMap,
    /// What earlier conferences say: it decides between two readings of a number.
    pub past: &'a Past,
    /// The period they report on: a column headed with another is not read.
    pub period: Period,
    /// Words the receipts of values.
    pub words: &'a Catalogue,
}

/// Reads what a workbook says, next to what the locality sent before. `None` where it does not say whose it is or lacks
/// a required sheet.
pub fn submission(raw: &RawWorkbook, context: &Context<'_>) -> Checked<Option<Submission>> {
    submission_of(raw, context, None)
}

/// The same of a workbook of which it was decided whose it is, whatever it says itself.
pub fn submission_of(
    raw: &RawWorkbook,
    context: &Context<'_>,
    owner: Option<&Arc<Locality>>,
) -> Checked<Option<Submission>> {
    let Context { form, map, past, period, words } = *context;
    let reader = Reader { form, map, period, words, last: None };
    let mut findings = Findings::new();
    let (results, raw) = results::part(raw);
    let (mark, raw) = form_mark::part(raw);
    let raw = legacy_encoding::repair(reader, &raw, &mut findings);
    let sheets = match_sheets::assign(form, &raw, &mut findings);
    let mut head = info::read(reader, &sheets, &raw.file, &mut findings);
    if let Some(owner) = owner {
        head.locality = Some(Arc::clone(owner));
    }
    findings.extend(mark.iter().filter_map(|mark| form_mark::other_form(reader, mark, &raw.file)));
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
            mark,
            answers: results.answers,
            listed: results.listed,
        }),
        _ => None,
    };
    let mut findings = findings.into_vec();
    findings.retain(|finding| owner.is_none() || *finding.rule != *reading::PLACE);
    for finding in &mut findings {
        finding.place.clone_from(&place);
    }
    Checked { value: submission, findings }
}
