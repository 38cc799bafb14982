//! One printed number against another.

use super::tokens::Token;
use crate::contracts::Wrongness;
use crate::model::figure::SIGNS;
use crate::model::language::Language;
use crate::model::number::printed_value;

/// What is wrong with a number that should be another; nothing where both say the same: `1704` is `1.704`, `5` is `05`.
pub(super) fn wrong(language: Language, should: &str, says: &str) -> Option<Wrongness> {
    let (wanted, seen) = (plain(should), plain(says));
    if wanted == seen {
        return None;
    }
    let signs = |text: &str| text.chars().filter(|c| SIGNS.contains(c)).collect::<String>();
    let percent = |text: &str| text.contains('%');
    let bare = |text: &str| text.trim_end_matches(SIGNS).to_owned();
    let value = |text: &str| printed_value(language, text);
    let same = match (value(&wanted), value(&seen)) {
        (Some(wanted), Some(seen)) => wanted == seen,
        _ => bare(&wanted) == bare(&seen),
    };
    if !same {
        Some(Wrongness::Value)
    } else if percent(&wanted) != percent(&seen) {
        Some(Wrongness::Unit)
    } else if signs(&wanted) != signs(&seen) {
        Some(Wrongness::Mark)
    } else {
        None
    }
}

/// Whether two tokens say the same.
pub(super) fn is_same(language: Language, one: &Token, other: &Token) -> bool {
    match (one.is_number, other.is_number) {
        (true, true) => wrong(language, &one.text, &other.text).is_none(),
        (false, false) => one.word() == other.word(),
        _ => false,
    }
}

fn plain(text: &str) -> String {
    let text = text.replace('−', "-").replace(['≈', '\u{a0}'], "");
    text.trim().trim_start_matches('+').to_owned()
}
