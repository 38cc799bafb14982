//! The info sheet: whose workbook it is, for which period, which number of sending; labels and the cells right of them, or both
//! in one cell. A near name is not taken for the name.

use super::candidates::{Candidate, Sheets, second};
use super::date::date;
use super::sheet::{SheetView, label_key, words};
use super::{Reader, declared};
use crate::localities::{LocalityMap, Lookup, MERGER};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::findings::Findings;
use crate::model::form::{Field, FieldRole, SheetKind};
use crate::model::locality::Locality;
use crate::model::period::Period;
use crate::model::reading;
use crate::model::workbook::{CellRef, RawCell, RawValue};
use crate::msg;
use chrono::{Datelike, NaiveDate};
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
    pub(super) at: BTreeMap<Arc<str>, CellRef>,
}

/// Reads the info sheets a form declares.
pub(super) fn read(reader: Reader<'_>, sheets: &Sheets<'_, '_>, file: &Arc<str>, findings: &mut Findings) -> Head {
    let mut head = Head { revision: 1, ..Head::default() };
    let mut named = false;
    for (_, fields, candidates) in declared(reader.form, sheets, SheetKind::info) {
        let Some(found) = entries(fields, candidates, findings) else { return head };
        for entry in found {
            named |= entry.field.role == FieldRole::Place;
            head.take(entry, reader.map, findings);
        }
    }
    if !named {
        findings.push(
            Finding::new(reading::PLACE, Severity::Error, msg!("place-absent"))
                .with_location(Location::File(Arc::clone(file)))
                .with_suggestion(msg!("place-write")),
        );
    }
    head
}

/// How many different fields a sheet has; one alone proves nothing.
pub(super) fn fields_in(fields: &[Field], view: &SheetView<'_>) -> usize {
    let mut found: Vec<&Arc<str>> = on_sheet(fields, view).iter().map(|entry| &entry.field.key).collect();
    found.sort_unstable();
    found.dedup();
    if found.len() > 1 { found.len() } else { 0 }
}

/// A label with its value.
struct Entry<'f> {
    field: &'f Field,
    at: CellRef,
    value: RawValue,
    text: String,
}

/// The entries of the candidate taken; `None` where two contradict each other and neither has the name.
fn entries<'f>(fields: &'f [Field], candidates: &[Candidate<'_>], findings: &mut Findings) -> Option<Vec<Entry<'f>>> {
    let (taken, others) = candidates.split_first()?;
    let found = on_sheet(fields, &taken.view);
    for other in others {
        let says = |entries: &[Entry<'_>]| entries.iter().map(|e| (Arc::clone(&e.field.key), e.text.clone())).collect();
        let (one, two): (BTreeMap<_, _>, BTreeMap<_, _>) = (says(&found), says(&on_sheet(fields, &other.view)));
        findings.push(second(taken, other, one == two));
        if one != two && !taken.counts_before(other) {
            return None;
        }
    }
    Some(found)
}

fn on_sheet<'f>(fields: &'f [Field], view: &SheetView<'_>) -> Vec<Entry<'f>> {
    let mut keys = Vec::new();
    for field in fields {
        keys.extend(field.label.iter().map(|label| (label_key(label), field)));
    }
    let named = |text: &str| {
        let key = label_key(text);
        keys.iter().find(|(known, _)| *known == key).map(|(_, field)| *field)
    };
    let mut entries = Vec::new();
    for (row, cells) in view.rows() {
        for (i, label) in cells.iter().enumerate() {
            let RawValue::Text(text) = &label.value else { continue };
            let entry = |field, found: &RawCell, value, text| Entry { field, at: view.at(row, found.col), value, text };
            if let Some(field) = named(text) {
                let value = cells.get(i + 1).filter(|next| named(&words(next)).is_none());
                entries.extend(value.map(|next| entry(field, next, next.value.clone(), words(next).into_owned())));
            } else if let Some((before, value)) = text.split_once(':')
                && let Some(field) = named(before)
                && !value.trim().is_empty()
            {
                entries.push(entry(field, label, RawValue::Text(value.trim().to_owned()), value.trim().to_owned()));
            }
        }
    }
    entries
}

impl Head {
    /// Takes one entry; of a field written twice the first counts, and a second that differs is reported.
    fn take(&mut self, entry: Entry<'_>, map: &LocalityMap, findings: &mut Findings) {
        let key = &entry.field.key;
        if let (Some(known), Some(at)) = (self.text.get(key), self.at.get(key)) {
            if *known != entry.text {
                findings.push(twice(entry.field, (known, at), (&entry.text, &entry.at)));
            }
            return;
        }
        match entry.field.role {
            FieldRole::Place => self.locality = place(map, &entry, findings),
            FieldRole::Period => self.period = Period::parse(&entry.text),
            FieldRole::DataTo => self.data_to = date(&entry.value),
            FieldRole::Revision => self.revision = revision(&entry, findings),
            FieldRole::Text => {}
        }
        self.text.insert(Arc::clone(key), entry.text);
        self.at.insert(Arc::clone(key), entry.at);
    }
}

fn twice(field: &Field, (one, first): (&str, &CellRef), (two, at): (&str, &CellRef)) -> Finding {
    let name = field.label.first().map_or(&*field.key, String::as_str);
    let message = msg!("info-twice", field = name, first = first.a1(), one = one, second = at.a1(), two = two);
    Finding::new(reading::TWICE, Severity::Warning, message)
        .with_cell(at, two)
        .with_sides(one, two)
        .with_suggestion(msg!("info-once"))
}

fn place(map: &LocalityMap, entry: &Entry<'_>, findings: &mut Findings) -> Option<Arc<Locality>> {
    match map.by_name(&entry.text) {
        Lookup::Found(locality) => Some(locality),
        Lookup::Unknown { .. } if map.former(&entry.text).is_some() => {
            findings.extend(map.former(&entry.text).map(|(old, now)| former(entry, &old, now)));
            None
        }
        Lookup::Unknown { nearest } => {
            findings.push(
                Finding::new(reading::PLACE, Severity::Error, msg!("place-unknown", name = &entry.text))
                    .with_cell(&entry.at, entry.text.clone())
                    .with_suggestion(msg!("place-nearest", names = nearest.join(", "))),
            );
            None
        }
    }
}

/// A locality of the 63 in a conference of the 34: a part of a locality cannot stand for it, and its code and those of its
/// neighbours mean other places now.
fn former(entry: &Entry<'_>, old: &Locality, now: &Locality) -> Finding {
    let message = msg!("place-former", name = &entry.text, now = now.title());
    Finding::new(reading::PLACE, Severity::Error, message)
        .with_cell(&entry.at, entry.text.clone())
        .with_sides(msg!("place-old", name = &old.name), msg!("place-new", name = &now.name))
        .with_suggestion(msg!("place-send-to", now = now.title()))
        .with_basis([MERGER.into()])
}

/// Nobody sends a report so many times; a larger number is a day or a telephone.
const MOST_SENDINGS: u32 = 99;

/// The one number in `2`, `Lần 2`, `02`.
fn revision(entry: &Entry<'_>, findings: &mut Findings) -> u32 {
    let words = entry.text.trim();
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let read = match (numbers.next(), numbers.next()) {
        // A day that Excel made of "1/2" is a large number, and would beat every later correction.
        (Some(number), None) if !words.starts_with('-') && !matches!(entry.value, RawValue::Date(_)) => {
            number.parse().ok().filter(|number| (1..=MOST_SENDINGS).contains(number))
        }
        _ => None,
    };
    read.unwrap_or_else(|| {
        let message = match date(&entry.value).filter(|day| day.year() > 1999) {
            Some(day) => msg!("revision-is-a-day", cell = entry.at.a1(), day = day),
            None => msg!("revision-unread", cell = entry.at.a1(), text = &entry.text),
        };
        findings.push(
            Finding::new(reading::NUMBER, Severity::Warning, message)
                .with_cell(&entry.at, entry.text.clone())
                .with_suggestion(msg!("revision-write")),
        );
        1
    })
}
