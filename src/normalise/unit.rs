//! Units of measure as people write them. Nothing is converted here; factors are the form's.

use super::sheet::{label_key, words};
use crate::localities::fold;
use crate::model::form::{Scale, Unit};
use crate::model::workbook::RawCell;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What words mean next to a unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meant<'f> {
    /// The unit itself.
    Own,
    /// Another unit of the same thing.
    Other(Cow<'f, Scale>),
}

impl<'f> Meant<'f> {
    /// The other unit.
    pub(super) fn other(self) -> Option<Cow<'f, Scale>> {
        match self {
            Meant::Own => None,
            Meant::Other(scale) => Some(scale),
        }
    }

    /// How many of the unit it is.
    pub(super) fn factor(&self) -> Decimal {
        match self {
            Meant::Own => Decimal::ONE,
            Meant::Other(scale) => scale.factor,
        }
    }
}

/// Words before a unit that multiply it: `nghìn tỷ đồng`.
const MULTIPLES: [(&str, i64); 5] =
    [("nghìn", 1_000), ("ngàn", 1_000), ("triệu", 1_000_000), ("trăm", 100), ("vạn", 10_000)];

/// What words mean next to a unit; `None` where they name none that fits.
pub(super) fn meant<'f>(unit: &'f Unit, words: &str) -> Option<Meant<'f>> {
    plainly(unit, words).or_else(|| multiple(unit, words))
}

fn plainly<'f>(unit: &'f Unit, words: &str) -> Option<Meant<'f>> {
    let wanted = key(words);
    let names = |name: &str, spellings: &[String]| {
        std::iter::once(name).chain(spellings.iter().map(String::as_str)).any(|known| key(known) == wanted)
    };
    if names(&unit.name, &unit.spellings) {
        return Some(Meant::Own);
    }
    let scale = unit.scales.iter().find(|scale| names(&scale.name, &scale.spellings))?;
    Some(Meant::Other(Cow::Borrowed(scale)))
}

/// `nghìn tỷ`, `nghìn người`; `nghìn` alone where the unit has no other size it could be of.
fn multiple<'f>(unit: &'f Unit, words: &str) -> Option<Meant<'f>> {
    let words = words.trim().to_lowercase();
    let (name, times, rest) =
        MULTIPLES.iter().find_map(|(name, times)| Some((name, *times, words.strip_prefix(name)?)))?;
    let of = match rest.trim() {
        "" if unit.scales.is_empty() && !unit.name.is_empty() && &*unit.name != "%" => Meant::Own,
        "" => return None,
        rest => plainly(unit, rest)?,
    };
    let whole = match &of {
        Meant::Own => &*unit.name,
        Meant::Other(scale) => &scale.name,
    };
    let factor = of.factor().checked_mul(times.into())?;
    Some(Meant::Other(Cow::Owned(Scale { name: format!("{name} {whole}"), spellings: Vec::new(), factor })))
}

/// `Tỉ đồng` and `tỷ đồng`, `m²` and `m2`, `₫` and `đ` are one; a sign without letters stands for itself.
fn key(words: &str) -> String {
    let folded = fold(&words.replace('²', "2").replace('₫', "đ")).replace('y', "i");
    if folded.is_empty() { words.trim().to_owned() } else { folded }
}

/// What a column's name has in its first brackets, `Diện tích (ha)`.
pub(super) fn in_brackets(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('(')?;
    rest.split_once(')').map(|(inside, _)| inside.trim())
}

/// Parts of a heading that may name a unit: what stands in brackets, behind a comma, a colon or a dash, and the whole.
pub(super) fn unit_words(heading: &str) -> impl Iterator<Item = &str> {
    let parts = heading.split(['(', ')', ',', ':', ';', '-', '–', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.strip_prefix("ĐVT").or(part.strip_prefix("đvt")).unwrap_or(part).trim())
}

/// `Đơn vị tính: triệu đồng`, `(ĐVT triệu đồng)`.
pub(super) fn declared_unit(cell: &RawCell) -> Option<String> {
    let text = words(cell);
    let text = text.trim_matches(['(', ')', ' ']);
    let names = ["đơn vị tính", "đơn vị", "đvt"];
    if let Some((label, unit)) = text.split_once(':') {
        let label = label_key(label);
        return names
            .iter()
            .any(|name| label_key(name) == label)
            .then(|| unit.trim().trim_matches(['(', ')']).to_owned());
    }
    let lower = text.to_lowercase();
    let unit = names.iter().find_map(|name| lower.strip_prefix(name)).filter(|unit| unit.starts_with(' '))?;
    Some(unit.trim().to_owned())
}
