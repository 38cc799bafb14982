//! Letters and numerals of headings and annexes.

use crate::model::language::Language;

/// Letters of points in the order of the Vietnamese alphabet (Nghị định 30/2020/NĐ-CP, Appendix I): no f, j, w, z.
const LETTERS: [&str; 22] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x"];
const ENGLISH_LETTERS: [&str; 26] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w",
    "x", "y", "z",
];
const ROMAN: [&str; 20] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX",
];

/// The letter of a point, from 1: those of the language's alphabet.
pub(super) fn letter(language: Language, count: usize) -> &'static str {
    let letters: &[&str] = match language {
        Language::Vi => &LETTERS,
        Language::En => &ENGLISH_LETTERS,
    };
    letters.get(count - 1).copied().unwrap_or("…")
}

/// A Roman numeral, from 1.
pub(super) fn roman(count: usize) -> &'static str {
    ROMAN.get(count - 1).copied().unwrap_or("…")
}
