//! A number as people type it: a word of caution, digits, a unit.
//!
//! In: the text of a cell. Out: its parts. Must not: give them a meaning.

use crate::model::quantity::Qualifier;

/// Words that qualify the number behind them; a longer one stands before a shorter one it begins with.
const BEFORE: [(&str, Qualifier); 21] = [
    ("ước khoảng", Qualifier::About),
    ("ước đạt", Qualifier::About),
    ("ước tính", Qualifier::About),
    ("ước", Qualifier::About),
    ("khoảng", Qualifier::About),
    ("xấp xỉ", Qualifier::About),
    ("gần", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("trên", Qualifier::Over),
    ("hơn", Qualifier::Over),
    ("tối thiểu", Qualifier::Over),
    ("ít nhất", Qualifier::Over),
    (">=", Qualifier::Over),
    (">", Qualifier::Over),
    ("≥", Qualifier::Over),
    ("dưới", Qualifier::Under),
    ("tối đa", Qualifier::Under),
    ("không quá", Qualifier::Under),
    ("<", Qualifier::Under),
    ("≤", Qualifier::Under),
];

/// Words that qualify the number before them.
const BEHIND: [(&str, Qualifier); 6] = [
    ("trở lên", Qualifier::Over),
    ("trở xuống", Qualifier::Under),
    ("+", Qualifier::Over),
    ("(ước)", Qualifier::About),
    ("(ước tính)", Qualifier::About),
    ("(khoảng)", Qualifier::About),
];

/// Spellings of nothing.
const NOTHING: [&str; 7] = ["-", "–", "—", "không", "không có", "không phát sinh", "không có phát sinh"];

/// What a text says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Typed {
    /// A dash, `không`.
    Nothing,
    /// A number.
    Number {
        qualifier: Option<Qualifier>,
        /// Digits, dots, commas and single spaces.
        digits: String,
        /// The words behind, empty for none.
        unit: String,
    },
}

impl Typed {
    /// Takes a text apart; or says why it is no number.
    pub(super) fn read(text: &str) -> Result<Typed, String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if NOTHING.contains(&text.as_str()) {
            return Ok(Typed::Nothing);
        }
        let (mut qualifier, mut rest) = (None, text.as_str());
        while let Some((word, after)) = BEFORE.iter().find_map(|(word, q)| Some((q, rest.strip_prefix(word)?))) {
            qualifier = Qualifier::of_sum(qualifier, Some(*word));
            rest = after.trim_start();
        }
        for (word, found) in BEHIND {
            if let Some(before) = rest.strip_suffix(word) {
                qualifier = Qualifier::of_sum(qualifier, Some(found));
                rest = before.trim_end();
            }
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(rest.len());
        let (digits, unit) = rest.split_at(end);
        let digits = digits.trim().trim_end_matches(['.', ',']);
        let unit = unit.trim().trim_start_matches('(').trim_end_matches(')');
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(no_number(&text, rest));
        }
        if unit.starts_with(['-', '–', '—']) || unit.starts_with("đến ") {
            return Err(format!("“{text}” là một khoảng giá trị, không phải một con số"));
        }
        Ok(Typed::Number { qualifier, digits: digits.to_owned(), unit: unit.to_owned() })
    }
}

fn no_number(text: &str, rest: &str) -> String {
    let after_sign = rest.trim_start_matches(['-', '–', '−', ' ']);
    if after_sign.len() < rest.len() && after_sign.starts_with(|c: char| c.is_ascii_digit()) {
        "số âm".to_owned()
    } else if text.contains(|c: char| c.is_ascii_digit()) {
        format!("“{text}” có ký tự không thuộc về một con số")
    } else {
        format!("“{text}” không có chữ số")
    }
}
