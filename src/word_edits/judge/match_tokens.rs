//! Which word or number of a line became which.

use super::compare::is_same;
use super::tokens::Token;
use crate::model::language::Language;

/// Pairs of two lines; where there are more, only figures find each other.
const MOST: usize = 1_000_000;

/// How well two tokens fit each other. A figure is itself whatever it says now; a number at a number's place is taken for it.
const SAME_FIGURE: u32 = 60;
const SAME: u32 = 20;
const OPPOSITE: u32 = 12;
const OTHER_NUMBER: u32 = 11;
const OTHER_WORD: u32 = 1;

/// Of each token as generated the one that it became.
pub(super) fn matched(
    language: Language,
    before: &[Token],
    after: &[Token],
    same_figure: &dyn Fn(usize, usize) -> bool,
    is_opposite: &dyn Fn(&Token, &Token) -> bool,
) -> Vec<Option<usize>> {
    let figures = |one: &Token, other: &Token| one.figure.zip(other.figure).map(|(one, other)| same_figure(one, other));
    if before.len().saturating_mul(after.len()) > MOST {
        let find = |one: &Token| after.iter().position(|other| figures(one, other) == Some(true));
        return before.iter().map(find).collect();
    }
    let fit = |one: &Token, other: &Token| -> u32 {
        let same = is_same(language, one, other);
        let own = match figures(one, other) {
            Some(true) if one.is_number == other.is_number || one.figure.is_some() => SAME_FIGURE,
            _ => 0,
        };
        let alike = match (same, one.is_number || one.has_digits(), other.is_number || other.has_digits()) {
            (true, _, _) => SAME + if one.is_number { 2 * SAME } else { 0 },
            (false, true, true) => OTHER_NUMBER,
            (false, false, false) if is_opposite(one, other) => OPPOSITE,
            (false, false, false) => OTHER_WORD,
            // Dots of a figure that was not known may have become a number.
            _ => 0,
        };
        own + alike
    };
    let width = after.len() + 1;
    let mut best = vec![0_u32; (before.len() + 1) * width];
    for (i, one) in before.iter().enumerate().rev() {
        for (j, other) in after.iter().enumerate().rev() {
            let fit = fit(one, other);
            let joined = if fit > 0 { fit + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = joined.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let mut matched = vec![None; before.len()];
    let (mut i, mut j) = (0, 0);
    while i < before.len() && j < after.len() {
        let here = best[i * width + j];
        let fit = fit(&before[i], &after[j]);
        if fit > 0 && here == fit + best[(i + 1) * width + j + 1] {
            matched[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    matched
}
