//! Reporting periods and their cut-offs.
//!
//! In: the words of a workbook or of `conference.toml`. Out: a period that knows its last day. Must not: guess a year.
//! Windows: 15/12 of the year before to 14/6 (half-year) or 14/12 (year), Thông tư 14/2024/TT-BCT, Điều 3.

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A half-year or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// Calendar year it belongs to.
    pub year: i32,
    /// How much of it.
    pub span: Span,
}

/// How much of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// 6 tháng đầu năm.
    FirstHalf,
    /// Cả năm.
    Year,
}

impl Period {
    /// Reads `6 tháng đầu năm 2021`, `năm 2026`, `cả năm 2026`; words in any case, spaces in any number.
    pub fn parse(text: &str) -> Option<Period> {
        let folded = text.to_lowercase();
        let words = folded.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        let (year, words) = words.split_last()?;
        let year = year.parse().ok().filter(|year| (2000..2100).contains(year))?;
        let span = match words.strip_prefix(&["kỳ"]).unwrap_or(words) {
            ["6" | "06" | "sáu", "tháng", "đầu", "năm"] => Span::FirstHalf,
            ["năm"] | ["cả", "năm"] => Span::Year,
            _ => return None,
        };
        Some(Period { year, span })
    }

    /// Last day of the data: 14 June or 14 December.
    pub fn cut_off(self) -> Option<NaiveDate> {
        let month = match self.span {
            Span::FirstHalf => 6,
            Span::Year => 12,
        };
        NaiveDate::from_ymd_opt(self.year, month, 14)
    }
}

/// Whether words name a span that is no half-year and no year, a quarter, a month, nine months, and none that is.
pub fn names_another_span(text: &str) -> bool {
    let folded = text.to_lowercase();
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let months = |wanted: fn(&str) -> bool| words.windows(2).any(|pair| wanted(pair[0]) && pair[1] == "tháng");
    let other = months(|count| count.chars().all(|c| c.is_ascii_digit()));
    let half = months(|count| matches!(count, "6" | "06" | "sáu"));
    !half && (other || words.contains(&"quý") || words.first() == Some(&"tháng"))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span {
            Span::FirstHalf => write!(f, "6 tháng đầu năm {}", self.year),
            Span::Year => write!(f, "năm {}", self.year),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Period, D::Error> {
        let text = String::deserialize(deserializer)?;
        Period::parse(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is not a period")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_from_words_and_know_their_cut_off() {
        let half = Period::parse(" 6 tháng  đầu năm 2021").unwrap();
        assert_eq!(half.to_string(), "6 tháng đầu năm 2021");
        assert_eq!(half.cut_off(), NaiveDate::from_ymd_opt(2021, 6, 14));
        assert_eq!(Period::parse("Năm 2026").unwrap().cut_off(), NaiveDate::from_ymd_opt(2026, 12, 14));
        assert_eq!(Period::parse("Kỳ 6 tháng đầu năm 2021"), Some(half));
        assert_eq!(Period::parse("6 tháng đầu năm, 2021"), Some(half));
        assert_eq!(Period::parse("quý IV/2026"), None);
        assert_eq!(Period::parse("năm 12"), None);
    }

    #[test]
    fn a_quarter_or_a_month_is_another_span() {
        for words in ["Quý II/2021", "9 tháng năm 2021", "tháng 5/2021"] {
            assert!(names_another_span(words), "{words}");
        }
        for words in ["6 tháng 2021", "6 tháng đầu năm (quý I và II) 2021", "6T/2021", "năm 2021", "giữa kỳ", ""]
        {
            assert!(!names_another_span(words), "{words}");
        }
    }
}
