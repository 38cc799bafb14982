//! Cells in, submissions out: which locality, which line, which number.
//!
//! In: a [`RawWorkbook`], the form, the registry. Out: a [`Submission`] in which every value has its address, raw text
//! and the rule of reading that made it, together with findings. Must not: guess a locality, a line or a number;
//! what cannot be read for sure is a finding and no value.

mod info;
mod lines;
mod number;
mod select;
mod sheet;
mod tables;

pub use select::{Selection, select};

use crate::model::figure::Place;
use crate::model::finding::{Checked, Finding, Location, Severity, reading};
use crate::model::form::{Form, SheetKind};
use crate::model::submission::Submission;
use crate::model::workbook::RawWorkbook;
use crate::registry::Registry;
use sheet::SheetView;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads what a workbook says. `None` where it does not say whose it is or lacks a required sheet.
pub fn submission(raw: &RawWorkbook, form: &Form, registry: &Registry) -> Checked<Option<Submission>> {
    let mut findings = Vec::new();
    let mut sheets = BTreeMap::new();
    for declared in &form.sheets {
        match sheet::find(raw, &declared.name) {
            Some(view) => {
                sheets.insert(&*declared.key, view);
            }
            None if declared.required => findings.push(no_sheet(raw, &declared.name)),
            None => {}
        }
    }
    let head = info::read(form, &sheets, registry, &raw.file, &mut findings);
    let complete = form.sheets.iter().all(|sheet| !sheet.required || sheets.contains_key(&*sheet.key));
    let place = head.locality.as_ref().map(|locality| Place::Locality(Arc::clone(&locality.id.code)));
    let submission = match (head.locality, complete) {
        (Some(locality), true) => Some(Submission {
            file: Arc::clone(&raw.file),
            locality,
            period: head.period,
            data_to: head.data_to,
            revision: head.revision,
            info: head.text,
            lines: lines::read(form, &sheets, &mut findings),
            tables: tables::read(form, &sheets, &mut findings),
        }),
        _ => None,
    };
    for finding in &mut findings {
        finding.place.clone_from(&place);
    }
    Checked { value: submission, findings }
}

fn no_sheet(raw: &RawWorkbook, name: &str) -> Finding {
    let present: Vec<&str> = raw.sheets.iter().map(|sheet| &*sheet.name).collect();
    Finding::new(reading::SHEET, Severity::Error, format!("Tệp không có trang tính {name}."))
        .with_location(Location::File(Arc::clone(&raw.file)))
        .with_sides(name, present.join(", "))
        .with_suggestion(format!("Dùng đúng mẫu biểu, giữ nguyên tên trang tính {name}."))
}

/// Sheets of a workbook by the key the form gives them.
type Sheets<'w> = BTreeMap<&'w str, SheetView<'w>>;

/// The declared sheets of one kind that the workbook has.
fn present<'f, 's, 'w, T: ?Sized>(
    form: &'f Form,
    sheets: &'s Sheets<'w>,
    pick: impl Fn(&'f SheetKind) -> Option<&'f T>,
) -> Vec<(&'f Arc<str>, &'f T, &'s SheetView<'w>)> {
    form.sheets
        .iter()
        .filter_map(|declared| Some((&declared.key, pick(&declared.kind)?, sheets.get(&*declared.key)?)))
        .collect()
}
