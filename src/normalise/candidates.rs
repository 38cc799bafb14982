//! Sheets of a workbook that may be declared ones.

use super::sheet::SheetView;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Form, Sheet, SheetKind};
use crate::model::reading;
use std::collections::BTreeMap;

/// A sheet that may be a declared one.
pub(super) struct Candidate<'w> {
    pub(super) view: SheetView<'w>,
    /// It has the declared name.
    pub(super) named: bool,
}

/// Candidates by the key the form gives a sheet, the likeliest first.
pub(super) type Sheets<'f, 'w> = BTreeMap<&'f str, Vec<Candidate<'w>>>;

/// A second sheet that may be a declared one beside the one taken. Of two that differ the rightly named one counts, and
/// where no name decides, none; either is told.
pub(super) fn second(taken: &Candidate<'_>, other: &Candidate<'_>, same: bool) -> Finding {
    let (one, two) = (taken.view.name(), other.view.name());
    let (severity, what) = match (same, taken.named) {
        (true, _) => (Severity::Info, format!("nội dung như nhau, dùng trang {one}")),
        (false, true) => (Severity::Warning, format!("nội dung khác nhau, chỉ dùng trang {one}")),
        (false, false) => (Severity::Error, "nội dung khác nhau, không dùng trang nào".to_owned()),
    };
    Finding::new(reading::TWICE, severity, format!("Hai trang tính {one} và {two} cùng là một biểu; {what}."))
        .with_location(other.view.location())
        .with_sides(&**one, &**two)
        .with_suggestion("Chỉ giữ một trang tính cho mỗi biểu.")
}

/// The declared sheets of one kind that the workbook has, with their candidates.
pub(super) fn declared<'f, 's, 'w, T: ?Sized>(
    form: &'f Form,
    sheets: &'s Sheets<'_, 'w>,
    pick: impl Fn(&'f SheetKind) -> Option<&'f T>,
) -> Vec<(&'f Sheet, &'f T, &'s [Candidate<'w>])> {
    let found = |sheet: &'f Sheet| Some((sheet, pick(&sheet.kind)?, sheets.get(&*sheet.key)?.as_slice()));
    form.sheets.iter().filter_map(found).collect()
}
