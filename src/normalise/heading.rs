//! What the heading over a column of numbers says: the result of this period, or something else, as a plan, a comparison, or
//! another period.

use super::sheet::label_key;
use crate::model::message::Message;
use crate::model::period::{Period, PeriodName};
use crate::msg;
use chrono::{Datelike, NaiveDate};

/// Words of headings over what is planned.
const PLANNED: [&str; 11] = [
    "kế hoạch",
    "kh",
    "dự kiến",
    "dự báo",
    "mục tiêu",
    "dự toán",
    "chỉ tiêu giao",
    "chỉ tiêu được giao",
    "nhiệm vụ giao",
    "nhiệm vụ được giao",
    "phấn đấu",
];
/// Over what is expected to come of a period that has not ended: `ước thực hiện`. A result is what came of it.
const ESTIMATED: [&str; 2] = ["ước", "ưth"];
/// Over what was reported for a period before.
const EARLIER: [&str; 8] =
    ["cùng kỳ", "năm trước", "kỳ trước", "năm ngoái", "lần trước", "kỳ báo cáo trước", "đã báo cáo", "đầu kỳ"];
/// Over a comparison of two numbers.
const COMPARED: [&str; 6] = ["so với", "so sánh", "tăng giảm", "chênh lệch", "tốc độ tăng", "mức tăng"];

/// Why the numbers under a heading are not the result of a period; nothing where they may be.
pub(super) fn not_the_result(heading: &str, period: Period) -> Option<Message> {
    let key = format!(" {} ", label_key(heading));
    let says = |words: &[&str]| words.iter().any(|words| key.contains(&format!(" {} ", label_key(words))));
    if says(&COMPARED) {
        Some(msg!("heading-compared"))
    } else if says(&PLANNED) {
        Some(msg!("heading-planned"))
    } else if says(&EARLIER) {
        Some(msg!("heading-earlier"))
    } else if says(&ESTIMATED) {
        Some(msg!("heading-estimated"))
    } else {
        let is_another = names_another_period(heading, period) || names_another_day(heading, period);
        is_another.then(|| msg!("heading-other-period"))
    }
}

/// Whether words name a year, a quarter, a month or a number of months that is not the period's.
fn names_another_period(heading: &str, period: Period) -> bool {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let years: Vec<i32> = words.iter().filter_map(|word| year(word)).collect();
    let since = words.contains(&"từ") || words.contains(&"giai");
    let other_year = !years.is_empty() && !years.contains(&period.year()) && !since;
    other_year || words.iter().enumerate().any(|(i, word)| is_other_span(&words, i, word, period))
}

/// Whether words name days, and none about the one on which the period's data end: `Số liệu đến 30/6/2026` over a year.
fn names_another_day(heading: &str, period: Period) -> bool {
    /// Data of a year that end on 14 December are often counted to the end of the month before or of that one.
    const NEAR: u64 = 31;
    let Some(end) = period.cut_off() else { return false };
    let words = heading.split(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.' | '-'));
    let days: Vec<NaiveDate> = words.filter_map(day).collect();
    !days.is_empty() && days.iter().all(|day| (*day - end).num_days().unsigned_abs() > NEAR)
}

/// `30/6/2026`.
fn day(word: &str) -> Option<NaiveDate> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"].iter().find_map(|format| NaiveDate::parse_from_str(word, format).ok())
}

/// A year of this century.
fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (2000..2100).contains(year))
}

/// Whether the words at a place name a part of the year other than the period's: `quý`, `9 tháng`, `6 tháng cuối năm`, `cả năm`.
fn is_other_span(words: &[&str], at: usize, word: &str, period: Period) -> bool {
    let word_at = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let (before, after) = (word_at(at.checked_sub(1)), word_at(Some(at + 1)));
    let months = |count: &str| match count {
        "sáu" => Some(6),
        "ba" => Some(3),
        "chín" => Some(9),
        _ => count.parse::<u32>().ok().filter(|count| (1..=12).contains(count)),
    };
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
            // `đến tháng 6`: a stock of that month.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_other_numbers_are_told_from_those_of_the_result() {
        let year = Period::of_year(2026);
        for heading in [
            "Kế hoạch",
            "Kế hoạch năm 2026",
            "Chỉ tiêu được giao",
            "Số phấn đấu",
            "Số liệu đến 30/6/2026",
            "Kết quả (tính đến ngày 30.6.2026)",
            "Kết quả cùng kỳ năm trước",
            "Kết quả 6 tháng đầu năm 2026",
            "Thực hiện năm 2025",
            "Quý IV/2026",
            "Thực hiện 9 tháng",
            "9T/2026",
            "So với cùng kỳ (%)",
            "Dự kiến năm 2026",
            "KH 2026",
            "Kết quả tháng 5/2026",
            "Số kỳ trước",
            "Ước thực hiện năm 2026",
            "Ước TH",
            "Thực hiện (ước tính)",
            "ƯTH năm 2026",
        ] {
            assert!(not_the_result(heading, year).is_some(), "{heading}");
        }
        for heading in [
            "Kết quả",
            "Kết quả năm 2026",
            "Kết quả (Luỹ kế đến thời điểm báo cáo)",
            "Kết quả 12 tháng năm 2026",
            "Thực hiện cả năm",
            "Kết quả đến 14/12/2026",
            "Kết quả từ 01/01/2026 đến 31/12/2026",
            "Diện tích được giao",
            "Kết quả đến ngày 14 tháng 12 năm 2026",
            "Kết quả (triệu đồng)",
            "Lũy kế từ năm 2010 đến nay",
            "Kết quả trong kỳ báo cáo",
            "Xử lý nước thải",
            "",
        ] {
            assert_eq!(not_the_result(heading, year), None, "{heading}");
        }
        let half = Period::first_half(2026);
        for heading in ["Kết quả cả năm", "Kết quả 12 tháng", "Kết quả 6 tháng cuối năm 2026", "Kết quả 9T"]
        {
            assert!(not_the_result(heading, half).is_some(), "{heading}");
        }
        for heading in ["Kết quả 6 tháng đầu năm 2026", "Thực hiện sáu tháng", "6T/2026", "Đến tháng 6/2026"]
        {
            assert_eq!(not_the_result(heading, half), None, "{heading}");
        }
    }
}
