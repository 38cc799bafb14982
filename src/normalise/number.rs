//! A number as people type it.
//!
//! In: the text of a cell and how many decimals its line allows. Out: an exact quantity with the rule of reading that
//! made it, or the reason why it is no number. Must not: choose silently between two readings.
//!
//! Convention: decimal comma, dot between groups (domain notes, section 7). "1.250" alone has two readings; it is a
//! group where the line cannot have three decimals, and otherwise no number.

use crate::model::quantity::{LIMIT, Qualifier, Quantity};
use crate::registry::fold;
use rust_decimal::Decimal;
use std::str::FromStr;

/// A quantity with its receipt.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub(super) quantity: Quantity,
    pub(super) reading: String,
}

/// Words that qualify the number behind them.
const QUALIFIERS: [(&str, Qualifier); 11] = [
    ("khoảng", Qualifier::About),
    ("gần", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("trên", Qualifier::Over),
    ("hơn", Qualifier::Over),
    (">", Qualifier::Over),
    ("≥", Qualifier::Over),
    ("dưới", Qualifier::Under),
    ("<", Qualifier::Under),
    ("≤", Qualifier::Under),
];

/// Spellings of nothing.
const NOTHING: [&str; 5] = ["-", "–", "—", "không", "không có"];

/// Reads a text cell of a line that allows `decimals` decimals, in one of the spellings of its unit.
pub(super) fn read(text: &str, decimals: u32, units: &[&str]) -> Result<Read, String> {
    let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").to_lowercase();
    let text = text.trim();
    if NOTHING.contains(&text) {
        let quantity = Quantity { value: Decimal::ZERO, qualifier: None };
        return Ok(Read { quantity, reading: format!("“{text}” đọc là 0") });
    }
    let (qualifier, rest) = qualifier(text);
    let (number, unit) = split_unit(rest);
    if number.is_empty() {
        return Err(format!("“{text}” không có chữ số"));
    }
    if !unit.is_empty() && !units.iter().any(|known| fold(known) == fold(unit) || *known == unit) {
        return Err(format!("“{unit}” không phải đơn vị tính của chỉ tiêu"));
    }
    let (value, mut reading) = digits(number, decimals)?;
    if let Some(qualifier) = qualifier {
        reading.push_str(&format!("; giữ từ “{qualifier}”"));
    }
    Ok(Read { quantity: Quantity { value, qualifier }, reading })
}

fn qualifier(text: &str) -> (Option<Qualifier>, &str) {
    for (word, qualifier) in QUALIFIERS {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(qualifier), rest.trim_start());
        }
    }
    (None, text)
}

/// The part up to the last digit, and the words behind it.
fn split_unit(text: &str) -> (&str, &str) {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |i| i + 1);
    let (number, unit) = text.split_at(end);
    (number.trim(), unit.trim())
}

/// Digits with separators to a value and the rule that read them.
fn digits(text: &str, decimals: u32) -> Result<(Decimal, String), String> {
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')) {
        return Err("có ký tự không thuộc về một con số".to_owned());
    }
    let dots = text.matches('.').count();
    let commas = text.matches(',').count();
    let spelled = match (dots, commas) {
        (0, 0) => plain(text),
        (0, 1) => one_separator(text, ',', decimals),
        (1, 0) => one_separator(text, '.', decimals),
        (_, 0) => grouped(text, '.', None),
        (0, _) => grouped(text, ',', None),
        (_, 1) if text.rfind('.') < text.find(',') => grouped(text, '.', Some(',')),
        (1, _) if text.rfind(',') < text.find('.') => grouped(text, ',', Some('.')),
        _ => None,
    };
    let (spelled, rule) = spelled.ok_or("dấu chấm, dấu phẩy không theo nhóm ba chữ số")?;
    let value = Decimal::from_str(&spelled).ok().filter(|value| *value < LIMIT && spelled.len() < 28);
    let value = value.ok_or("số quá dài")?;
    Ok((value.normalize(), rule.to_owned()))
}

type Spelled = Option<(String, &'static str)>;

fn plain(text: &str) -> Spelled {
    if text.contains(' ') {
        return groups(text, ' ').map(|n| (n, "số dạng văn bản, dấu cách phân nhóm nghìn"));
    }
    Some((text.to_owned(), "số dạng văn bản"))
}

/// One dot or one comma. Three digits behind it are a group if the line cannot have three decimals.
fn one_separator(text: &str, separator: char, decimals: u32) -> Spelled {
    let (whole, fraction) = text.split_once(separator)?;
    let group = fraction.len() == 3 && !whole.contains(' ') && (1..=3).contains(&whole.len());
    if group && (separator == '.' || decimals == 0) {
        let rule = match separator {
            _ if decimals > 2 => return None,
            '.' => "dấu chấm phân nhóm nghìn, vì chỉ tiêu có không quá 2 chữ số thập phân",
            _ => "dấu phẩy phân nhóm nghìn, vì chỉ tiêu là số nguyên",
        };
        return Some((format!("{whole}{fraction}"), rule));
    }
    let whole = if whole.contains(' ') { groups(whole, ' ')? } else { whole.to_owned() };
    let ok = !whole.is_empty() && !fraction.is_empty() && fraction.chars().all(|c| c.is_ascii_digit());
    let rule = if separator == ',' { "dấu phẩy thập phân" } else { "dấu chấm thập phân" };
    ok.then(|| (format!("{whole}.{fraction}"), rule))
}

/// Groups of three with one separator, and perhaps a fraction behind the other.
fn grouped(text: &str, group: char, decimal: Option<char>) -> Spelled {
    let (whole, fraction) = match decimal {
        Some(point) => text.split_once(point)?,
        None => (text, ""),
    };
    let whole = groups(whole, group)?;
    match decimal {
        None => Some((whole, "số dạng văn bản, phân nhóm nghìn")),
        Some(_) if fraction.is_empty() || !fraction.chars().all(|c| c.is_ascii_digit()) => None,
        Some(_) => Some((format!("{whole}.{fraction}"), "số dạng văn bản, phân nhóm nghìn và có phần thập phân")),
    }
}

/// Joins `1.234.567` where every group but the first has three digits.
fn groups(text: &str, separator: char) -> Option<String> {
    let mut parts = text.split(separator);
    let first = parts.next()?;
    let mut joined = first.to_owned();
    let ok = (1..=3).contains(&first.len())
        && parts.all(|part| {
            joined.push_str(part);
            part.len() == 3
        });
    (ok && joined.chars().all(|c| c.is_ascii_digit())).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number;
    use proptest::prelude::*;

    fn show(text: &str, decimals: u32) -> String {
        match read(text, decimals, &["ha"]) {
            Ok(read) => number::quantity(read.quantity, ""),
            Err(reason) => format!("? {reason}"),
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, decimals, wanted) in [
            ("1.250", 0, "1.250"),
            ("1.250", 2, "1.250"),
            ("2.928,81", 2, "2.928,81"),
            ("1 234,5", 2, "1.234,5"),
            ("1\u{a0}234,5", 2, "1.234,5"),
            ("75 ha", 2, "75"),
            ("75ha", 2, "75"),
            ("58.123 ha", 2, "58.123"),
            ("0,29", 2, "0,29"),
            ("51.6", 2, "51,6"),
            ("1,234.5", 2, "1.234,5"),
            ("1.234.567", 0, "1.234.567"),
            ("1,250", 0, "1.250"),
            ("-", 0, "0"),
            ("trên 2.300", 2, "trên\u{a0}2.300"),
            ("~20", 0, "khoảng\u{a0}20"),
            ("> 600", 0, "trên\u{a0}600"),
        ] {
            assert_eq!(show(text, decimals), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_has_two_readings_is_not_guessed() {
        for text in ["đang rà soát", "", "1.2.3", "12 người", "1.250.00", "20 - 30", "=1+1", "-5", "1e5", "٣"] {
            assert!(show(text, 2).starts_with('?'), "{text}: {}", show(text, 2));
        }
        assert!(show("1.250", 3).starts_with('?'), "group or three decimals");
    }

    proptest! {
        #[test]
        fn a_printed_number_reads_back_as_itself(units in 0i64..1_000_000_000_000, decimals in 0u32..=2) {
            let value = Decimal::new(units, decimals).normalize();
            let read = read(&number::decimal(value), 2, &[]).unwrap();
            prop_assert_eq!(read.quantity.value, value);
        }
    }
}
