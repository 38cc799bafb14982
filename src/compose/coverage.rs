//! How many localities stand behind a number.

use super::report_context::{ReportContext, place_name};
use super::template_api::aspects;
use crate::model::book::Consolidated;
use crate::model::figure::{Aspect, Figure, FigureKey, Method, Place};
use crate::msg;
use std::sync::Arc;

/// Most names of localities whose held values a total leaves out; more are counted by the coverage alone.
const NAMED: usize = 3;

/// Behind a total in running text: ` (62/63 địa phương)`.
pub(super) fn behind(stated: &str) -> String {
    format!(" ({stated})")
}

/// What running text states of a total that misses someone: `62/63 địa phương`, `32/34 địa phương; chưa cộng Lai Châu`.
pub(super) fn stated(subject: &ReportContext, key: &FigureKey, figure: &Figure) -> Option<String> {
    let coverage = of_localities(subject, &partial(key, figure, &subject.book)?);
    let is_named = (1..=NAMED).contains(&figure.held.len()) && key.aspect != Aspect::Reported;
    if !is_named {
        return Some(coverage);
    }
    let name = |code: &Arc<str>| place_name(subject, Some(&Place::Locality(Arc::clone(code))));
    let names = figure.held.iter().map(name).collect::<Vec<_>>().join(", ");
    Some(subject.say(msg!("coverage-without", coverage = coverage, localities = names)))
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
        Place::Region(_) => book.members(place).len(),
        Place::Locality(_) => 1,
    }
}
