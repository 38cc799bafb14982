//! Text from before Unicode, cell by cell: repaired, with one finding that lists what was changed. A workbook that needs no
//! repair is not copied.

use super::Reader;
use crate::localities::{KnownWords, has_unicode_letter, is_suspicious};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::findings::Findings;
use crate::model::form::{Form, SheetKind};
use crate::model::reading;
use crate::model::workbook::{CellRef, Legacy, RawCell, RawValue, RawWorkbook};
use crate::msg;
use std::borrow::Cow;
use std::sync::Arc;

/// How many changes the finding names.
const NAMED: usize = 5;
/// Texts that prove the encoding of a whole workbook, and how many are looked at for it.
const WHOLE: usize = 5;
const LOOKED_AT: usize = 100;

/// Repairs what its font or its words prove to be old.
pub(super) fn repair<'r>(reader: Reader<'_>, raw: &'r RawWorkbook, findings: &mut Findings) -> Cow<'r, RawWorkbook> {
    if !raw.sheets.iter().flat_map(|sheet| &sheet.cells).any(is_candidate) {
        return Cow::Borrowed(raw);
    }
    let known = known_words(reader);
    let whole = of_whole(reader, raw, &known);
    let mut repaired = raw.clone();
    let mut changes = Vec::new();
    for sheet in &mut repaired.sheets {
        for cell in sheet.cells.iter_mut().filter(|cell| whole.is_some() || is_candidate(cell)) {
            let RawValue::Text(text) = &cell.value else { continue };
            let proof = cell.hint.legacy.or(whole);
            let Some(read) = reader.map.legacy().repair(text, proof, &known) else { continue };
            let at =
                CellRef { file: Arc::clone(&raw.file), sheet: Arc::clone(&sheet.name), row: cell.row, col: cell.col };
            changes.push(format!("{}!{} “{text}” → “{read}”", at.sheet, at.a1()));
            cell.value = RawValue::Text(read);
        }
    }
    if changes.is_empty() {
        return Cow::Borrowed(raw);
    }
    findings.push(told(&raw.file, &changes));
    Cow::Owned(repaired)
}

/// The encoding of a workbook that is old as a whole, which formats without fonts do not tell: several of its texts prove one
/// encoding, none the other, and none has a letter only Unicode has. Its short texts, `Côm`, prove nothing by themselves.
fn of_whole(reader: Reader<'_>, raw: &RawWorkbook, known: &KnownWords) -> Option<Legacy> {
    let texts = || {
        raw.sheets.iter().flat_map(|sheet| &sheet.cells).filter_map(|cell| match &cell.value {
            RawValue::Text(text) => Some(text.as_str()),
            _ => None,
        })
    };
    if texts().any(has_unicode_letter) {
        return None;
    }
    let legacy = reader.map.legacy();
    let looked_at = texts().filter(|text| is_suspicious(text)).take(LOOKED_AT);
    let read: Vec<(&str, String)> =
        looked_at.filter_map(|text| Some((text, legacy.repair(text, None, known)?))).collect();
    let proving = |encoding| {
        let alike = |(text, read): &&(&str, String)| legacy.repair(text, Some(encoding), known).as_ref() == Some(read);
        read.iter().filter(alike).count()
    };
    match (proving(Legacy::Tcvn3), proving(Legacy::Vni)) {
        (WHOLE.., 0) => Some(Legacy::Tcvn3),
        (0, WHOLE..) => Some(Legacy::Vni),
        _ => None,
    }
}

fn is_candidate(cell: &RawCell) -> bool {
    match &cell.value {
        RawValue::Text(text) => (cell.hint.legacy.is_some() && !text.is_ascii()) || is_suspicious(text),
        _ => false,
    }
}

/// Words of the form and names of localities: what a word that lost its ư may have been.
fn known_words(reader: Reader<'_>) -> KnownWords {
    let names = reader.map.localities().iter().map(|locality| &*locality.name);
    KnownWords::of(wordings(reader.form).into_iter().chain(names))
}

fn wordings(form: &Form) -> Vec<&str> {
    let mut all: Vec<&str> = form.lines.iter().flat_map(|line| &line.label).map(String::as_str).collect();
    all.extend(form.units.iter().map(|unit| &*unit.name));
    for sheet in &form.sheets {
        match &sheet.kind {
            SheetKind::Info(fields) => all.extend(fields.iter().flat_map(|field| &field.label).map(String::as_str)),
            SheetKind::Table(columns) => {
                all.extend(columns.iter().flat_map(|column| &column.head).map(String::as_str));
                all.extend(columns.iter().flat_map(|column| column.kind.options()).map(String::as_str));
            }
            SheetKind::Lines { .. } => {}
        }
    }
    all
}

fn told(file: &Arc<str>, changes: &[String]) -> Finding {
    let more = (changes.len() > NAMED).then_some("…");
    let named: Vec<&str> = changes.iter().take(NAMED).map(String::as_str).chain(more).collect();
    let message = msg!("legacy-repaired", count = changes.len(), changes = named.join("; "));
    Finding::new(reading::LEGACY, Severity::Info, message)
        .with_location(Location::File(Arc::clone(file)))
        .with_suggestion(msg!("legacy-read-again"))
}
