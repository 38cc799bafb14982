//! A text without what it calls former, to look for names that are no more.

use super::words::FORMER;
use crate::localities::fold;

/// The clauses of a text, normalised, each between spaces, so that only whole words are found in them, without those that it
/// calls former.
pub(super) fn without_former(text: &str) -> String {
    clauses_of_today(text).into_iter().map(between_spaces).collect()
}

/// The clauses of a text. Left out is what the text itself calls former: `(tỉnh Bắc Kạn cũ)`, `huyện Chợ Mới (cũ)`.
pub(super) fn clauses_of_today(text: &str) -> Vec<&str> {
    let clauses: Vec<&str> =
        text.split([',', ';', '(', ')']).map(str::trim).filter(|clause| !clause.is_empty()).collect();
    let is_of_today = |i: usize, clause: &str| !is_former(clause) && clauses.get(i + 1) != Some(&FORMER);
    clauses.iter().enumerate().filter(|(i, clause)| is_of_today(*i, clause)).map(|(_, clause)| *clause).collect()
}

fn is_former(clause: &str) -> bool {
    clause.split_whitespace().next_back().is_some_and(|last| last.to_lowercase() == FORMER)
}

/// A normalised text between spaces, so that only whole words are found in another.
pub(super) fn between_spaces(words: &str) -> String {
    format!(" {} ", fold(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_calls_former_is_left_out() {
        let left = |clauses: &[&str]| clauses.iter().map(|clause| between_spaces(clause)).collect::<String>();
        assert_eq!(without_former("xã A, tỉnh Bắc Kạn"), left(&["xã A", "tỉnh Bắc Kạn"]));
        assert_eq!(without_former("xã A (tỉnh Bắc Kạn cũ)"), left(&["xã A"]));
        assert_eq!(without_former("xã A, tỉnh Bắc Kạn (cũ)"), left(&["xã A"]));
        assert_eq!(without_former("huyện Chợ Mới cũ, tỉnh Thái Nguyên"), left(&["tỉnh Thái Nguyên"]));
        assert_eq!(without_former("xã Cũ Làng"), left(&["xã Cũ Làng"]));
    }
}
