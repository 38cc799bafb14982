//! Sheets of a workbook that may be declared ones.

use super::sheet::SheetView;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Form, Sheet, SheetKind};
use crate::model::reading;
use crate::msg;
use std::collections::BTreeMap;

/// A sheet that may be a declared one.
pub(super) struct Candidate<'w> {
    pub(super) view: SheetView<'w>,
    /// It has the declared name.
    pub(super) named: bool,
}

/// Candidates by the key the form gives a sheet, the likeliest first.
pub(super) type Sheets<'f, 'w> = BTreeMap<&'f str, Vec<Candidate<'w>>>;

impl Candidate<'_> {
    /// Whether this one, taken first, counts although another that may be meant says something else: it has the right name, or
    /// the other is not shown.
    pub(super) fn counts_before(&self, other: &Candidate<'_>) -> bool {
        self.named || (other.view.hidden() && !self.view.hidden())
    }
}

/// A second sheet that may be a declared one next to the one taken. Of two that differ the shown one counts, then the rightly
/// named one, and where neither decides, none; either is reported.
pub(super) fn second(taken: &Candidate<'_>, other: &Candidate<'_>, same: bool) -> Finding {
    if other.view.hidden() && !taken.view.hidden() {
        return hidden_copy(&taken.view, &other.view, same);
    }
    let (one, two) = (taken.view.name(), other.view.name());
    let (severity, message) = match (same, taken.named) {
        (true, _) => (Severity::Info, msg!("sheets-same", one = one, two = two)),
        (false, true) => (Severity::Warning, msg!("sheets-other-first", one = one, two = two)),
        (false, false) => (Severity::Error, msg!("sheets-other-none", one = one, two = two)),
    };
    Finding::new(reading::TWICE, severity, message)
        .with_location(other.view.location())
        .with_sides(&**one, &**two)
        .with_suggestion(msg!("sheets-keep-one"))
}

/// A sheet that is not shown next to one of the same form that is.
pub(super) fn hidden_copy(taken: &SheetView<'_>, hidden: &SheetView<'_>, same: bool) -> Finding {
    let (one, two) = (taken.name(), hidden.name());
    let message = match same {
        true => msg!("sheet-hidden-copy-same", hidden = two, taken = one),
        false => msg!("sheet-hidden-copy-other", hidden = two, taken = one),
    };
    Finding::new(reading::HIDDEN, Severity::Warning, message)
        .with_location(hidden.location())
        .with_sides(&**one, &**two)
        .with_suggestion(msg!("sheet-delete-hidden"))
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
