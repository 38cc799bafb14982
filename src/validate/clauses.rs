//! What a text says of today, apart from what it says of before.
//!
//! In: words of a cell. Out: the same without what they call former. Must not: judge.

use crate::localities::fold;

/// The clauses of a text, folded between spaces, so that only whole words are found in them. Left out is what the text itself
/// calls former: `(tỉnh Bắc Kạn cũ)`, `huyện Chợ Mới (cũ)`.
pub(super) fn of_today(text: &str) -> String {
    let clauses: Vec<&str> =
        text.split([',', ';', '(', ')']).map(str::trim).filter(|clause| !clause.is_empty()).collect();
    let is_of_today = |(i, clause): &(usize, &&str)| !is_former(clause) && clauses.get(i + 1) != Some(&FORMER);
    let today = clauses.iter().enumerate().filter(is_of_today);
    today.map(|(_, clause)| padded(clause)).collect()
}

const FORMER: &str = "cũ";

fn is_former(clause: &str) -> bool {
    clause.split_whitespace().next_back().is_some_and(|last| last.to_lowercase() == FORMER)
}

/// Folded between spaces.
pub(super) fn padded(words: &str) -> String {
    format!(" {} ", fold(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_calls_former_is_left_out() {
        let left = |clauses: &[&str]| clauses.iter().map(|clause| padded(clause)).collect::<String>();
        assert_eq!(of_today("xã A, tỉnh Bắc Kạn"), left(&["xã A", "tỉnh Bắc Kạn"]));
        assert_eq!(of_today("xã A (tỉnh Bắc Kạn cũ)"), left(&["xã A"]));
        assert_eq!(of_today("xã A, tỉnh Bắc Kạn (cũ)"), left(&["xã A"]));
        assert_eq!(of_today("huyện Chợ Mới cũ, tỉnh Thái Nguyên"), left(&["tỉnh Thái Nguyên"]));
        assert_eq!(of_today("xã Cũ Làng"), left(&["xã Cũ Làng"]));
    }
}
