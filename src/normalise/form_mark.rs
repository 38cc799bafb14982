//! The mark of a form that was sent out, and a finding where it names another form. Whose workbook it is, people write on
//! the info sheet.

use super::Reader;
use super::sheet::{SheetView, words};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form_mark::{Mark, SHEET, VERSION};
use crate::model::reading;
use crate::model::workbook::{RawSheet, RawWorkbook};
use crate::msg;
use std::borrow::Cow;
use std::sync::Arc;

/// Parts a workbook in its mark and the rest.
pub(super) fn part(raw: Cow<'_, RawWorkbook>) -> (Option<Mark>, Cow<'_, RawWorkbook>) {
    if !raw.sheets.iter().any(is_mark) {
        return (None, raw);
    }
    let mut raw = raw.into_owned();
    let mark = raw.sheets.iter().find(|sheet| is_mark(sheet)).and_then(|sheet| read(&raw.file, sheet));
    raw.sheets.retain(|sheet| !is_mark(sheet));
    (mark, Cow::Owned(raw))
}

fn is_mark(sheet: &RawSheet) -> bool {
    *sheet.name == *SHEET && sheet.cells.first().is_some_and(|cell| words(cell) == VERSION)
}

fn read(file: &Arc<str>, sheet: &RawSheet) -> Option<Mark> {
    let view = SheetView::new(file, sheet);
    let text = |row, col| view.cell(row, col).map(|cell| words(cell).into_owned());
    let fields: Vec<(String, String)> =
        view.rows().filter_map(|(row, _)| Some((text(row, 0)?, text(row, 1)?))).collect();
    Mark::of(|name| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()))
}

/// A workbook made from another form than the conference's.
pub(super) fn other_form(reader: Reader<'_>, mark: &Mark, file: &Arc<str>) -> Option<Finding> {
    let (made_from, asked) = (&mark.form, &reader.form.id);
    let told = || {
        Finding::new(reading::FORM, Severity::Warning, msg!("other-form", form = made_from, asked = asked))
            .with_location(Location::File(Arc::clone(file)))
            .with_sides(&**made_from, &**asked)
            .with_suggestion(msg!("other-form-suggestion"))
    };
    (made_from != asked).then(told)
}
