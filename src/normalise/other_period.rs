//! Whether words over numbers or next to them name another period than the one that is reported on.

use crate::model::period::{Period, PeriodName};
use chrono::{Datelike, NaiveDate};

/// Whether words name a year, a quarter, a month or a number of months that is not the period's.
pub(super) fn names_another_period(heading: &str, period: Period) -> bool {
    let lower = heading.to_lowercase();
    let words = words(&lower);
    let years: Vec<i32> = words.iter().filter_map(|word| year(word)).collect();
    let since = words.contains(&"từ") || words.contains(&"giai");
    let other_year = !years.is_empty() && !years.contains(&period.year()) && !since;
    other_year || words.iter().enumerate().any(|(i, word)| is_other_span(&words, i, word, period))
}

/// Whether words name days, and none about the one on which the period's data end: `Số liệu đến 30/6/2026` over a year.
pub(super) fn names_another_day(heading: &str, period: Period) -> bool {
    /// Data of a year that end on 14 December are often counted to the end of the month before or of that one.
    const NEAR: u64 = 31;
    let Some(end) = period.cut_off() else { return false };
    let days = days(heading);
    !days.is_empty() && days.iter().all(|day| (*day - end).num_days().unsigned_abs() > NEAR)
}

/// The days in a text.
pub(super) fn days(text: &str) -> Vec<NaiveDate> {
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.' | '-')).filter_map(day).collect()
}

/// Words and numbers of a text.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// `30/6/2026`.
fn day(word: &str) -> Option<NaiveDate> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"].iter().find_map(|format| NaiveDate::parse_from_str(word, format).ok())
}

/// A year of this century.
pub(super) fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (2000..2100).contains(year))
}

/// Whether the words at a place name a part of the year other than the period's: `quý`, `9 tháng`, `6 tháng cuối năm`, `cả năm`.
fn is_other_span(words: &[&str], at: usize, word: &str, period: Period) -> bool {
    let word_at = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let (before, after) = (word_at(at.checked_sub(1)), word_at(Some(at + 1)));
    let own = match period.name() {
        PeriodName::Year => Some(12),
        PeriodName::FirstMonths(months) => Some(u32::from(months)),
        _ => None,
    };
    let is_other = |count: u32| own.is_some_and(|own| count != own);
    let cut_off = period.cut_off().map(|day| day.month());
    match word {
        "quý" => !matches!(period.name(), PeriodName::Quarter(_)),
        "tháng" => match (months(before), months(after)) {
            // A day, `14/6`, was split into words; `ngày 14 tháng 6` names one.
            _ if words.contains(&"ngày") => false,
            (Some(count), _) => is_other(count) || (own == Some(6) && after == "cuối"),
            // `đến tháng 11`: a stock of about the day on which the data of a year end.
            (None, Some(month)) if matches!(before, "đến" | "hết") => {
                cut_off.is_some_and(|own| month.abs_diff(own) > 1)
            }
            (None, Some(month)) => cut_off.is_some_and(|own| month != own),
            _ => false,
        },
        "cả" if after == "năm" => is_other(12),
        _ => match word.strip_suffix('t').and_then(|count| count.parse::<u32>().ok()) {
            Some(count) => (1..=12).contains(&count) && is_other(count),
            None => false,
        },
    }
}

/// A number of months or of a month, in digits or as it is spelled.
pub(super) fn months(word: &str) -> Option<u32> {
    match word {
        "ba" => Some(3),
        "sáu" => Some(6),
        "chín" => Some(9),
        _ => word.parse().ok().filter(|count| (1..=12).contains(count)),
    }
}

/// Whether all years that a text names are after a period: of a day of writing or of a plan, not of numbers there are.
pub(super) fn names_later_years(text: &str, period: Period) -> bool {
    let mut years = words(text).into_iter().filter_map(year).peekable();
    years.peek().is_some() && years.all(|year| year > period.year())
}

/// The parts of a text between commas, brackets, full stops and line breaks; dates and decimals are not cut.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '(', ')', '\n']).flat_map(|part| part.split(". "));
    parts.map(str::trim).filter(|part| !part.is_empty())
}
