//! What a cell stores, from calamine's types to ours; numbers are exact from here on. A text that looks like a number stays
//! a text.

use crate::model::quantity::LIMIT;
use crate::model::workbook::RawValue;
use calamine::Data;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

/// Days between the epochs of the two date systems of Excel.
const DAYS_1904: u32 = 1462;
/// Whole numbers below this are exact in binary, and below the limit of a quantity.
const EXACT: f64 = 1e15;
/// Of 15 significant digits.
const DIGITS_BEHIND_FIRST: usize = 14;
/// The smallest number of 15 digits that has a place in 28 decimals.
const SMALLEST: f64 = 1e-13;
const SECONDS_PER_DAY: u32 = 86_400;

/// The value, or nothing. `since_1904` says which date system the workbook counts in.
pub(super) fn value(data: Data, since_1904: bool) -> Option<RawValue> {
    match data {
        Data::Empty => None,
        Data::Int(n) => Some(RawValue::Number(Decimal::from(n))),
        Data::Float(n) => Some(number(n)),
        Data::Bool(b) => Some(RawValue::Bool(b)),
        Data::Error(error) => Some(RawValue::Error(error.to_string())),
        Data::DateTime(moment) => Some(match number(moment.as_f64()) {
            RawValue::Number(days) if since_1904 => RawValue::Date(days + Decimal::from(DAYS_1904)),
            RawValue::Number(days) => RawValue::Date(days),
            other => other,
        }),
        Data::DateTimeIso(text) => Some(serial(&text).map_or(RawValue::Text(text), RawValue::Date)),
        Data::String(text) if is_error(&text) => Some(RawValue::Error(text)),
        Data::String(text) | Data::DurationIso(text) => (!text.trim().is_empty()).then_some(RawValue::Text(text)),
    }
}

/// Whether a text is the error of a formula as spreadsheet programs show it: `#SPILL!`, `#DIV/0!`, `#N/A`, `Err:502`. Some
/// programs store it as a text, and one that somebody typed is no number either.
fn is_error(text: &str) -> bool {
    let name = |name: &str| {
        (3..16).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '_' | '0'))
    };
    match text.strip_prefix('#') {
        Some(rest) => matches!(rest, "N/A" | "GETTING_DATA") || rest.strip_suffix(['!', '?']).is_some_and(name),
        None => text.strip_prefix("Err:").is_some_and(|code| code.len() == 3 && code.parse::<u16>().is_ok()),
    }
}

/// Whether a formula's result is that nothing is shown, which is not a formula without a result.
pub(super) fn shows_nothing(data: &Data) -> bool {
    matches!(data, Data::String(text) if text.is_empty())
}

/// The decimal that a stored binary number shows at the 15 digits a spreadsheet keeps of what is typed: the number its author
/// typed, and of a formula the result without the noise of binary sums.
fn number(value: f64) -> RawValue {
    // Most numbers are counts; these need no spelling.
    if value.fract() == 0.0 && value.abs() < EXACT {
        return RawValue::Number(Decimal::from(value as i64));
    }
    let shown = format!("{value:.DIGITS_BEHIND_FIRST$e}");
    match Decimal::from_scientific(&shown) {
        // Digits beyond the 28th decimal would be dropped without a word.
        Ok(exact) if value.abs() > SMALLEST && exact.abs() < LIMIT => RawValue::Number(exact.normalize()),
        _ => RawValue::Unrepresentable(format!("{value}")),
    }
}

/// `2021-06-14`, with or without a time, as Excel's serial number of days.
fn serial(text: &str) -> Option<Decimal> {
    let moment = NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|day| day.and_time(NaiveTime::MIN)))
        .ok()?;
    let elapsed = moment - NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let days = Decimal::from(elapsed.num_seconds()) / Decimal::from(SECONDS_PER_DAY);
    (days.abs() < LIMIT).then(|| days.round_dp(10).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_was_typed() {
        let typed = |n: f64| number(n).raw();
        assert_eq!((typed(108.7), typed(0.1 + 0.2), typed(30912.0)), ("108.7".into(), "0.3".into(), "30912".into()));
        assert!(matches!(number(f64::INFINITY), RawValue::Unrepresentable(_)));
        assert!(matches!(number(1e300), RawValue::Unrepresentable(_)));
    }

    #[test]
    fn errors_are_told_by_their_looks() {
        for error in ["#SPILL!", "#DIV/0!", "#N/A", "#NAME?", "#GETTING_DATA", "#REF!", "Err:502"] {
            assert!(is_error(error), "{error}");
        }
        for text in ["#1", "# Ghi chú!", "#ghi!", "Err:5", "N/A", "#!"] {
            assert!(!is_error(text), "{text}");
        }
    }

    #[test]
    fn dates_in_words_are_serial_numbers() {
        assert_eq!(serial("2021-06-14"), Some(Decimal::from(44361)));
        assert_eq!(serial("2021-06-14T12:00:00"), Some(Decimal::new(443_615, 1)));
        assert_eq!(serial("14/6/2021"), None);
    }
}
