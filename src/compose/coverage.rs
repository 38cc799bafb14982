//! How many localities stand behind a number.

use super::report_context::ReportContext;
use super::template_api::aspects;
use crate::model::book::Consolidated;
use crate::model::figure::{Aspect, Figure, FigureKey, Method, Place};
use crate::msg;

/// Behind a total in running text: ` (62/63 địa phương)`.
pub(super) fn behind(subject: &ReportContext, coverage: &str) -> String {
    format!(" ({})", of_localities(subject, coverage))
}

/// `62/63 địa phương`
pub(super) fn of_localities(subject: &ReportContext, coverage: &str) -> String {
    subject.say(msg!("coverage-of-localities", coverage = coverage))
}

/// `62/63` where a total above locality level misses someone. What is carried forward was not reported: its sign tells it.
pub(super) fn partial(key: &FigureKey, figure: &Figure, book: &Consolidated) -> Option<String> {
    let expected = expected(&key.place, book);
    covered(key, figure).filter(|covered| *covered < expected).map(|covered| format!("{covered}/{expected}"))
}

/// How many localities a total above locality level covers; nothing where it has no number to tell it of.
pub(super) fn covered(key: &FigureKey, figure: &Figure) -> Option<usize> {
    let (row, back) = aspects::of(key.aspect);
    let total = matches!(figure.method, Method::Sum | Method::Ratio);
    let displayed = key.aspect == Aspect::Value || figure.number(key.aspect).is_some();
    (row.covers)(figure, back).filter(|_| total && displayed)
}

/// How many localities a total of a place should cover.
pub(super) fn expected(place: &Place, book: &Consolidated) -> usize {
    match place {
        Place::Country => book.coverage.expected,
        Place::Region(slug) => book.localities.iter().filter(|locality| locality.region.slug == *slug).count(),
        Place::Locality(_) => 1,
    }
}
