//! The info sheet: whose workbook it is, for which period, which number of sending.
//!
//! In: labels and the cells right of them. Out: the head of a submission. Must not: take a near name for the name.

use super::sheet::words;
use super::{Sheets, present};
use crate::model::finding::{Finding, Location, Severity, reading};
use crate::model::form::{Field, FieldRole, Form, SheetKind};
use crate::model::locality::Locality;
use crate::model::period::Period;
use crate::model::workbook::{CellRef, RawCell, RawValue};
use crate::registry::{Lookup, Registry, fold};
use chrono::{Duration, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the info sheet says.
#[derive(Default)]
pub(super) struct Head {
    pub(super) locality: Option<Arc<Locality>>,
    pub(super) period: Option<Period>,
    pub(super) data_to: Option<NaiveDate>,
    pub(super) revision: u32,
    pub(super) text: BTreeMap<Arc<str>, String>,
}

/// Reads the info sheets a form declares.
pub(super) fn read(
    form: &Form,
    sheets: &Sheets<'_>,
    registry: &Registry,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Head {
    let mut head = Head { revision: 1, ..Head::default() };
    let mut named = false;
    for (_, fields, view) in present(form, sheets, SheetKind::info) {
        for (row, cells) in view.rows() {
            let Some((field, value)) = labelled(fields, cells) else { continue };
            let at = view.at(row, value.col);
            head.text.insert(Arc::clone(&field.key), words(value));
            match field.role {
                FieldRole::Place => {
                    named = true;
                    head.locality = place(registry, value, &at, findings);
                }
                FieldRole::Period => head.period = Period::parse(&words(value)),
                FieldRole::DataTo => head.data_to = date(&value.value),
                FieldRole::Revision => head.revision = words(value).parse().unwrap_or(1),
                FieldRole::Text => {}
            }
        }
    }
    if !named {
        let message = "Tệp không ghi tên địa phương.";
        findings.push(
            Finding::new(reading::PLACE, Severity::Error, message)
                .with_location(Location::File(Arc::clone(file)))
                .with_suggestion("Ghi tên tỉnh, thành phố vào trang thông tin của biểu mẫu."),
        );
    }
    head
}

/// The field a row's first words name, and the cell that holds its value: the next one with content.
fn labelled<'f, 'w>(fields: &'f [Field], cells: &'w [RawCell]) -> Option<(&'f Field, &'w RawCell)> {
    let (label, rest) = cells.split_first()?;
    let label = fold(&words(label));
    let field = fields.iter().find(|field| field.label.iter().any(|spelling| fold(spelling) == label))?;
    Some((field, rest.first()?))
}

fn place(registry: &Registry, value: &RawCell, at: &CellRef, findings: &mut Vec<Finding>) -> Option<Arc<Locality>> {
    let text = words(value);
    match registry.by_name(&text) {
        Lookup::Found(locality) => Some(locality),
        Lookup::Unknown { nearest } => {
            let message = format!("Không xác định được địa phương từ tên {text:?}.");
            findings.push(
                Finding::new(reading::PLACE, Severity::Error, message)
                    .with_cell(at, text)
                    .with_suggestion(format!("Ghi đúng tên địa phương; gần nhất: {}.", nearest.join(", "))),
            );
            None
        }
    }
}

/// A date cell, or text `14/6/2021`, `14-06-21`.
pub(super) fn date(value: &RawValue) -> Option<NaiveDate> {
    match value {
        // Serial 1 is 1/1/1900; Excel counts a 29/2/1900 that never was, hence the epoch of 30/12/1899.
        RawValue::Date(days) | RawValue::Number(days) => {
            let days = days.trunc().to_i64().filter(|days| (1..=2_958_465).contains(days))?;
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(Duration::days(days))
        }
        RawValue::Text(text) => {
            let parts: Vec<u32> =
                text.trim().split(['/', '-', '.']).map_while(|part| part.trim().parse().ok()).collect();
            let [day, month, year] = parts[..] else { return None };
            let year = if year < 100 { year + 2000 } else { year };
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        }
        _ => None,
    }
}
