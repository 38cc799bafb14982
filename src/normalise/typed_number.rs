//! A number as people type it: a word of caution, digits, a unit, a mark of a note. Its parts get no meaning here.

use super::nothing::says_nothing;
use crate::model::message::Message;
use crate::model::quantity::Qualifier;
use crate::msg;

/// Words that qualify the number behind them; a longer one stands before a shorter one it begins with.
const BEFORE: [(&str, Qualifier); 24] = [
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
    ("tối thiểu", Qualifier::AtLeast),
    ("ít nhất", Qualifier::AtLeast),
    ("không dưới", Qualifier::AtLeast),
    ("không ít hơn", Qualifier::AtLeast),
    (">=", Qualifier::AtLeast),
    (">", Qualifier::Over),
    ("≥", Qualifier::AtLeast),
    ("dưới", Qualifier::Under),
    ("tối đa", Qualifier::AtMost),
    ("không quá", Qualifier::AtMost),
    ("<=", Qualifier::AtMost),
    ("<", Qualifier::Under),
    ("≤", Qualifier::AtMost),
];

/// Words that qualify the number before them.
const BEHIND: [(&str, Qualifier); 6] = [
    ("trở lên", Qualifier::AtLeast),
    ("trở xuống", Qualifier::AtMost),
    ("+", Qualifier::Over),
    ("(ước)", Qualifier::About),
    ("(ước tính)", Qualifier::About),
    ("(khoảng)", Qualifier::About),
];

/// What a text says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Typed {
    /// A dash, `không`.
    Nothing,
    /// A number.
    Number(TypedNumber),
}

/// The parts of a number.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct TypedNumber {
    pub(super) qualifier: Option<Qualifier>,
    /// Digits, dots, commas and single spaces.
    pub(super) digits: String,
    /// The words behind, empty for none.
    pub(super) unit: String,
    /// An apostrophe stood before it, which spreadsheet programs take for a mark of text.
    pub(super) quoted: bool,
    /// The mark of a note behind it, `*` or `(1)`.
    pub(super) note: Option<String>,
}

impl Typed {
    /// Takes a text apart; or says why it is no number.
    pub(super) fn read(text: &str) -> Result<Typed, Message> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if says_nothing(&text) {
            return Ok(Typed::Nothing);
        }
        let bare = text.trim_start_matches(['\'', '’', '‘', '`']).trim_start();
        let (mut rest, note) = without_note(bare);
        let mut qualifier = None;
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
            return Err(msg!("unread-range", text = text));
        }
        let quoted = bare.len() < text.len();
        let (digits, unit) = (digits.to_owned(), unit.to_owned());
        Ok(Typed::Number(TypedNumber { qualifier, digits, unit, quoted, note }))
    }
}

/// A text without the mark of a note at its end: `12*`, `12 (1)`, `12 [2]`, `12¹`.
fn without_note(text: &str) -> (&str, Option<String>) {
    let numbered = |inside: &str| (1..=2).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_digit());
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (before, inside) = text.strip_suffix(close)?.rsplit_once(open)?;
        (numbered(inside) || inside.trim_matches('*').is_empty() && !inside.is_empty()).then_some(before)
    });
    let raised = |c: char| matches!(c, '*' | '¹' | '²' | '³' | '⁴'..='⁹');
    let before = bracketed.unwrap_or_else(|| text.trim_end_matches(raised)).trim_end();
    // `m²` is a unit, not a note.
    let behind_digit = before.ends_with(|c: char| c.is_ascii_digit());
    match text.strip_prefix(before).map(str::trim) {
        Some(mark) if !mark.is_empty() && behind_digit => (before, Some(mark.to_owned())),
        _ => (text, None),
    }
}

fn no_number(text: &str, rest: &str) -> Message {
    let after_sign = rest.trim_start_matches(['-', '–', '−', ' ']);
    if after_sign.len() < rest.len() && after_sign.starts_with(|c: char| c.is_ascii_digit()) {
        msg!("unread-negative")
    } else if text.contains(|c: char| c.is_ascii_digit()) {
        msg!("unread-characters", text = text)
    } else {
        msg!("unread-no-digit", text = text)
    }
}
