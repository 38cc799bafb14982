//! Totals of regions and of the country: their formulas, and how their values are shown.

use super::grid::{Grid, Scope};
use crate::model::figure::{APPROXIMATE, Aspect, CARRIED, Figure, MISSING, NOT_APPLICABLE};
use crate::model::form::{Line, National};
use crate::spreadsheets::cell::Shown;
use crate::spreadsheets::cell_formats::{approximate, pattern, signed};

/// Formulas of a line's value and of its coverage; none for a line without a total.
pub(super) fn formulas(
    grid: &Grid<'_>,
    line: &Line,
    coverage: &str,
    scope: Scope<'_>,
) -> (Option<String>, Option<String>) {
    match &line.national {
        National::Sum => (Some(grid.total(&line.code, coverage, scope)), Some(grid.count(&[&line.code], scope))),
        National::Ratio { of, per } => {
            let known: [&str; 2] = [of, per];
            (Some(grid.quotient((&[of], per), 2, &known, scope)), Some(grid.count(&known, scope)))
        }
        National::None => (None, None),
    }
}

/// What a total shows that has no value, as in the documents.
pub(super) fn sign(is_applicable: bool) -> Shown<'static> {
    Shown::Words(if is_applicable { MISSING } else { NOT_APPLICABLE })
}

/// The pattern of a total, with its signs.
pub(super) fn shown_as(figure: &Figure, line: &Line) -> String {
    let pattern = pattern(figure.value.unwrap_or_default(), line.decimals);
    approximate(signed(pattern, figure.signs(Aspect::Value)), figure.approximate)
}

/// A figure as documents print it, with its signs; that of what is carried forward is in its text.
pub(super) fn printed(figure: &Figure) -> String {
    let before = if figure.approximate == 0 { String::new() } else { format!("{APPROXIMATE} ") };
    let signs = figure.signs(Aspect::Value).filter(|sign| *sign != CARRIED);
    before.chars().chain(figure.text.chars()).chain(signs).collect()
}
