//! How exact numbers are written: decimal comma and dot between groups of three in Vietnamese, the other way in English.
//!
//! Convention: domain notes section 7 (Luật Kế toán 2003, Điều 12 khoản 2; Nghị định 30/2020, Appendix I).

use super::figure::SIGNS;
use super::language::Language;
use super::quantity::{Qualifier, Quantity, half_up};
use rust_decimal::Decimal;

/// A number as small raised digits, `¹²`: the mark of a note.
pub fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}

/// No-break space: keeps a number and its unit on one line.
pub const NBSP: char = '\u{a0}';

/// `1234567.5` → `1.234.567,5`; trailing zeros are not significant and not printed.
pub fn decimal(value: Decimal) -> String {
    decimal_in(Language::Vi, value)
}

/// `1234567.5` → `1.234.567,5` in Vietnamese, `1,234,567.5` in English.
pub fn decimal_in(language: Language, value: Decimal) -> String {
    grouped(language, value.normalize())
}

/// The decimals a number is printed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimals {
    /// In running text: `58.123`, `108,7`.
    AtMost(u32),
    /// In a column, where all numbers have as many: `58.123,00`, `108,70`.
    Exactly(u32),
}

/// A number rounded once to its decimals, half away from zero. A fraction of what is counted in whole numbers stays: rounded, the
/// mistake would not be seen.
pub fn rounded_in(language: Language, value: Decimal, decimals: Decimals) -> String {
    let (Decimals::AtMost(most) | Decimals::Exactly(most)) = decimals;
    let fits = most > 0 || value.fract().is_zero();
    let mut rounded = if fits { half_up(value, most) } else { value }.normalize();
    if matches!(decimals, Decimals::Exactly(_)) {
        rounded.rescale(most.max(rounded.scale()));
    }
    grouped(language, rounded)
}

/// With all decimals it has.
fn grouped(language: Language, value: Decimal) -> String {
    let (group, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + whole.len() / 3 + 1);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// How many there are, in running text: `07`, `21`, `1.704`.
pub fn counted(count: usize) -> String {
    padded(decimal(count.into()))
}

/// A printed count of one digit as running text has it: `7` → `07`. None, and whatever is more than one digit, stays; tables
/// pad nothing.
pub fn padded(text: String) -> String {
    let lone = text.starts_with(|c| matches!(c, '1'..='9')) && text.chars().filter(char::is_ascii_digit).count() == 1;
    if lone { format!("0{text}") } else { text }
}

/// A value with its qualifier and, for a percentage, its sign: `trên 2.300`, `51,6%`.
pub fn quantity(quantity: Quantity, unit: &str) -> String {
    qualified(quantity.qualifier, &decimal(quantity.value), unit)
}

/// The same with the decimals of its line.
pub fn quantity_in(quantity: Quantity, unit: &str, decimals: Decimals) -> String {
    qualified(quantity.qualifier, &rounded_in(Language::Vi, quantity.value, decimals), unit)
}

fn qualified(qualifier: Option<Qualifier>, number: &str, unit: &str) -> String {
    let sign = if unit == "%" { "%" } else { "" };
    qualifier.map_or_else(|| format!("{number}{sign}"), |qualifier| format!("{qualifier}{NBSP}{number}{sign}"))
}

/// A printed number with its unit behind a no-break space: `58.123 ha`. A percentage has its sign already.
pub fn with_unit(text: &str, unit: &str) -> String {
    if unit == "%" || unit.is_empty() {
        text.to_owned()
    } else {
        format!("{text}{NBSP}{}", unit.replace(' ', "\u{a0}"))
    }
}

/// The number of a printed one, `khoảng 1.704,5`: what [`decimal_in`] made, with or without words before it.
pub fn number_in(language: Language, text: &str) -> Option<Decimal> {
    let number = text.rsplit([' ', NBSP]).next()?;
    match language {
        Language::Vi => number.replace('.', "").replace(',', ".").parse().ok(),
        Language::En => number.replace(',', "").parse().ok(),
    }
}

/// The value of a number as documents print it: `≈ 1.704,5†`, `trên 2.300`, `+1,5%`.
pub fn printed_value(language: Language, text: &str) -> Option<Decimal> {
    number_in(language, text.trim_end_matches(SIGNS).trim_end_matches('%'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn running_text_pads_counts_of_one_digit() {
        assert_eq!([0, 7, 10, 1704].map(counted), ["0", "07", "10", "1.704"]);
        let padded = ["5*", "-3", "5,5", "khoảng 5", "…"].map(|text| padded(text.to_owned()));
        assert_eq!(padded, ["05*", "-3", "5,5", "khoảng 5", "…"]);
    }

    #[test]
    fn numbers_follow_the_convention() {
        let show = |s: &str| decimal(Decimal::from_str(s).unwrap());
        assert_eq!(show("1704"), "1.704");
        assert_eq!(show("108.70"), "108,7");
        assert_eq!(show("-1234567.05"), "-1.234.567,05");
        assert_eq!(show("0"), "0");
        assert_eq!(show("100"), "100");
        for number in ["1704", "108.7", "-1234567.05", "0"].map(|s| Decimal::from_str(s).unwrap()) {
            assert_eq!(number_in(Language::Vi, &format!("khoảng {}", decimal(number))), Some(number));
        }
        assert_eq!(["", "chưa có"].map(|text| number_in(Language::Vi, text)), [None, None]);
        let printed = ["≈\u{a0}1.704,5*†", "trên\u{a0}2.300", "+1,50%", "-3‡", "5/63", "…"];
        let values = printed.map(|text| printed_value(Language::Vi, text).map(|value| value.normalize().to_string()));
        assert_eq!(
            values,
            ["1704.5", "2300", "1.5", "-3", "", ""].map(|v| Some(v.to_owned()).filter(|v| !v.is_empty()))
        );
    }

    #[test]
    fn decimals_are_those_of_the_line() {
        use Decimals::{AtMost, Exactly};
        let show = |s: &str, decimals| rounded_in(Language::Vi, Decimal::from_str(s).unwrap(), decimals);
        assert_eq!(show("31697.355", AtMost(2)), "31.697,36");
        assert_eq!([AtMost(2), Exactly(2), Exactly(0)].map(|d| show("58123", d)), ["58.123", "58.123,00", "58.123"]);
        assert_eq!(show("-2.345", Exactly(2)), "-2,35", "half away from zero");
        assert_eq!(show("-0.001", Exactly(2)), "0,00");
        assert_eq!(show("7.50", Exactly(0)), "7,5", "half a cluster is a mistake to be seen");
    }

    #[test]
    fn qualifiers_and_percent_signs_stay_with_the_number() {
        let over = Quantity { value: Decimal::from(2300), qualifier: Some(Qualifier::Over) };
        assert_eq!(quantity(over, "tỷ đồng"), "trên\u{a0}2.300");
        let rate = Quantity { value: Decimal::from_str("51.6").unwrap(), qualifier: None };
        assert_eq!(quantity(rate, "%"), "51,6%");
        assert_eq!(quantity_in(rate, "%", Decimals::Exactly(2)), "51,60%");
        assert_eq!(with_unit("58.123", "ha"), "58.123\u{a0}ha");
    }
}
