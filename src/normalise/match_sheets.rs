//! Which sheet of a workbook is which sheet of the form: by name, and a sheet whose name says nothing by what stands in it. Every
//! candidate is kept, the likeliest first; the order of sheets does not matter.

use super::candidates::{Candidate, Sheets};
use super::header::header;
use super::info;
use super::match_lines::{Columns, LineIndex};
use super::sheet::SheetView;
use crate::localities::slug;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::findings::Findings;
use crate::model::form::{Form, Sheet, SheetKind};
use crate::model::reading;
use crate::model::workbook::RawWorkbook;
use crate::msg;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Finds the form's sheets.
pub(super) fn assign<'f, 'w>(form: &'f Form, raw: &'w RawWorkbook, findings: &mut Findings) -> Sheets<'f, 'w> {
    let mut sheets: Sheets<'f, 'w> = BTreeMap::new();
    let names: Vec<String> = form.sheets.iter().map(|declared| name_key(&declared.name)).collect();
    for sheet in &raw.sheets {
        let view = SheetView::new(&raw.file, sheet);
        let name = name_key(&sheet.name);
        let named = form.sheets.iter().zip(&names).find(|(_, known)| **known == name).map(|(declared, _)| declared);
        if let Some(declared) = named.or_else(|| by_content(form, &view)) {
            sheets.entry(&*declared.key).or_default().push(Candidate { view, named: named.is_some() });
        }
    }
    for declared in &form.sheets {
        if let Some(candidates) = sheets.get_mut(&*declared.key) {
            candidates.sort_by_key(|candidate| (candidate.view.hidden(), !candidate.named));
            findings.extend(candidates.first().and_then(|first| told(declared, first)));
        } else if let Some(candidate) = above_a_table(form, declared, raw) {
            findings.push(told_above(declared, &candidate.view));
            sheets.insert(&*declared.key, vec![candidate]);
        } else if declared.required {
            findings.push(no_sheet(raw, &declared.name));
        }
    }
    sheets
}

/// `BIEU_04`, `Biểu 04` and `bieu04` are one name.
fn name_key(name: &str) -> String {
    slug(&name.replace('_', " ")).replace('-', "")
}

/// The declared sheet that the most of a sheet's content belongs to, if no other fits as well.
fn by_content<'f>(form: &'f Form, view: &SheetView<'_>) -> Option<&'f Sheet> {
    let mut scored: Vec<(usize, &Sheet)> =
        form.sheets.iter().map(|declared| (score(form, declared, view), declared)).filter(|(n, _)| *n > 0).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scored[..] {
        [(best, _), (next, _), ..] if best == next => None,
        [(_, declared), ..] => Some(declared),
        [] => None,
    }
}

/// How many marks of a declared sheet a sheet bears; one alone proves nothing.
fn score(form: &Form, declared: &Sheet, view: &SheetView<'_>) -> usize {
    match &declared.kind {
        SheetKind::Info(fields) => info::fields_in(fields, view),
        SheetKind::Lines { columns, .. } => {
            let index = LineIndex::new(form, &declared.key);
            let found = header(view, &[&columns.code, &columns.label, &columns.value], 3);
            let at = found.map_or_else(Columns::default, |found| Columns {
                code: found.col(0),
                label: found.col(1),
                unit: None,
            });
            let marks = view.rows().filter(|(_, cells)| index.names_a_line(cells, at)).count();
            if marks > 1 { marks } else { 0 }
        }
        SheetKind::Table(columns) => {
            let asked: Vec<&[String]> = columns.iter().map(|column| column.head.as_slice()).collect();
            let found = header(view, &asked, 3);
            found.map_or(0, |found| {
                let real = columns.iter().enumerate().any(|(i, column)| column.required && found.col(i).is_some());
                if real { found.found() } else { 0 }
            })
        }
    }
}

/// An info sheet's fields written over a table instead of on a sheet of their own.
fn above_a_table<'w>(form: &Form, declared: &Sheet, raw: &'w RawWorkbook) -> Option<Candidate<'w>> {
    declared.kind.info()?;
    let views = raw.sheets.iter().map(|sheet| SheetView::new(&raw.file, sheet));
    let view =
        views.map(|view| (score(form, declared, &view), view)).filter(|(n, _)| *n > 0).max_by_key(|(n, _)| *n)?.1;
    Some(Candidate { view, named: false })
}

/// What is to be said of the sheet taken: another name, or hidden.
fn told(declared: &Sheet, taken: &Candidate<'_>) -> Option<Finding> {
    let (name, wanted) = (taken.view.name(), &declared.name);
    let at = |rule, severity, message| Finding::new(rule, severity, message).with_location(taken.view.location());
    if taken.view.hidden() {
        let message = msg!("sheet-hidden", sheet = name);
        Some(at(reading::HIDDEN, Severity::Warning, message).with_suggestion(msg!("sheet-show", sheet = wanted)))
    } else if !taken.named {
        let message = msg!("sheet-by-content", sheet = name, wanted = wanted);
        Some(at(reading::SHEET, Severity::Info, message).with_suggestion(msg!("sheet-name-it", sheet = wanted)))
    } else {
        None
    }
}

fn told_above(declared: &Sheet, view: &SheetView<'_>) -> Finding {
    let message = msg!("sheet-info-elsewhere", wanted = &declared.name, sheet = view.name());
    Finding::new(reading::SHEET, Severity::Info, message)
        .with_location(view.location())
        .with_suggestion(msg!("sheet-info-there", sheet = &declared.name))
}

fn no_sheet(raw: &RawWorkbook, name: &str) -> Finding {
    let present: Vec<&str> = raw.sheets.iter().map(|sheet| &*sheet.name).collect();
    Finding::new(reading::SHEET, Severity::Error, msg!("sheet-absent", sheet = name))
        .with_location(Location::File(Arc::clone(&raw.file)))
        .with_sides(name, present.join(", "))
        .with_suggestion(msg!("sheet-use-form", sheet = name))
}
