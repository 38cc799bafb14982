//! Units of measure as people write them.
//!
//! In: the words of a cell and a unit of the form. Out: whether they mean that unit, or another one of the same thing.
//! Must not: convert; factors are the form's.

use crate::localities::fold;
use crate::model::form::{Scale, Unit};

/// What words mean beside a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meant<'f> {
    /// The unit itself.
    Own,
    /// Another unit of the same thing.
    Other(&'f Scale),
}

/// What words mean beside a unit; `None` where they name none that fits.
pub(super) fn meant<'f>(unit: &'f Unit, words: &str) -> Option<Meant<'f>> {
    let wanted = key(words);
    let names = |name: &str, spellings: &[String]| {
        std::iter::once(name).chain(spellings.iter().map(String::as_str)).any(|known| key(known) == wanted)
    };
    if names(&unit.name, &unit.spellings) {
        return Some(Meant::Own);
    }
    unit.scales.iter().find(|scale| names(&scale.name, &scale.spellings)).map(Meant::Other)
}

/// `Tỉ đồng` and `tỷ đồng`, `m²` and `m2` are one; a sign without letters stands for itself.
fn key(words: &str) -> String {
    let folded = fold(&words.replace('²', "2")).replace('y', "i");
    if folded.is_empty() { words.trim().to_owned() } else { folded }
}

/// What a column's name has in its first brackets, `Diện tích (ha)`.
pub(super) fn in_brackets(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('(')?;
    rest.split_once(')').map(|(inside, _)| inside.trim())
}
