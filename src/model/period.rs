//! Reporting periods: whole months of one year that follow each other. A month, a quarter, a half-year, nine months and a
//! year are all of this one type.

use super::period_words;
use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Months of a year, in the order of their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// Calendar year it belongs to.
    year: i32,
    /// Last month, from 1.
    to: u8,
    /// First month, from 1.
    from: u8,
}

/// What people call a period of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodName {
    /// The whole year.
    Year,
    /// A month, from 1.
    Month(u8),
    /// A quarter, from 1.
    Quarter(u8),
    /// So many months from January on.
    FirstMonths(u8),
    /// So many months to December.
    LastMonths(u8),
    /// From a month to another.
    Months(u8, u8),
}

/// What a text says of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// It names it.
    This,
    /// It names another one.
    Another,
    /// It names none.
    Unclear,
}

/// Says on which day the data of a half-year and of a year end.
pub const CUT_OFF_BASIS: &str = "Thông tư số 14/2024/TT-BCT, Điều 3";

impl Period {
    /// Months of a year, both counted; nothing where they are none.
    pub fn months(year: i32, from: u8, to: u8) -> Option<Period> {
        (1 <= from && from <= to && to <= 12).then_some(Period { year, to, from })
    }

    /// A whole year.
    pub const fn of_year(year: i32) -> Period {
        Period { year, to: 12, from: 1 }
    }

    /// The first half of a year.
    pub const fn first_half(year: i32) -> Period {
        Period { year, to: 6, from: 1 }
    }

    /// Reads the words of a period with its year: `6 tháng đầu năm 2021`, `12 tháng năm 2026`, `quý II/2026`.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, (from, to)) = period_words::read(text)?;
        Period::months(year?, from, to)
    }

    /// What a text in which a locality names its period says of this one. A text without a year means the year of this one.
    pub fn stated_in(self, text: &str) -> Stated {
        match period_words::read(text) {
            None => Stated::Unclear,
            Some((year, span)) if year.unwrap_or(self.year) == self.year && span == (self.from, self.to) => {
                Stated::This
            }
            Some(_) => Stated::Another,
        }
    }

    /// How many months it is long.
    pub fn length(self) -> u32 {
        u32::from(self.to - self.from) + 1
    }

    /// The year it belongs to.
    pub fn year(self) -> i32 {
        self.year
    }

    /// What it is called within its year.
    pub fn name(self) -> PeriodName {
        match (self.from, self.to) {
            (1, 12) => PeriodName::Year,
            (from, to) if from == to => PeriodName::Month(to),
            (from, to) if to % 3 == 0 && from + 2 == to => PeriodName::Quarter(to / 3),
            (1, to) => PeriodName::FirstMonths(to),
            (from, 12) => PeriodName::LastMonths(13 - from),
            (from, to) => PeriodName::Months(from, to),
        }
    }

    /// Whether another is as long: only then are flows compared. Stocks are compared over any distance.
    pub fn is_as_long_as(self, other: Period) -> bool {
        self.to - self.from == other.to - other.from
    }

    /// Whether another lies within it and is not all of it: what happened in the part happened in the whole.
    pub fn covers(self, part: Period) -> bool {
        self != part && self.year == part.year && self.from <= part.from && part.to <= self.to
    }

    /// Whether it begins where another ends: what there was then, and what was added since, is what there is at its end.
    pub fn begins_after(self, before: Period) -> bool {
        let month = |year: i32, month: u8| year * 12 + i32::from(month);
        month(self.year, self.from) == month(before.year, before.to) + 1
    }

    /// Whether both begin with the same month.
    pub fn begins_with(self, other: Period) -> bool {
        (self.year, self.from) == (other.year, other.from)
    }

    /// Day on which the data of a half-year and of a year end: 14 June and 14 December ([`CUT_OFF_BASIS`]);
    /// no such day is set for other periods.
    pub fn cut_off(self) -> Option<NaiveDate> {
        let is_set = matches!((self.from, self.to), (1, 6 | 12));
        NaiveDate::from_ymd_opt(self.year, self.to.into(), 14).filter(|_| is_set)
    }

    /// Whether data that end on a day can be of this period: from the 15th of the month before it, on which the windows of
    /// Điều 3 begin, to the last day of its last month.
    pub fn may_end_on(self, day: NaiveDate) -> bool {
        let first = |month: u8| NaiveDate::from_ymd_opt(self.year, month.into(), 1);
        let (Some(begin), Some(end)) = (first(self.from), first(self.to)) else { return false };
        let begin = begin.checked_sub_months(Months::new(1)).and_then(|before| before.with_day(15));
        let end = end.checked_add_months(Months::new(1)).and_then(|after| after.checked_sub_signed(TimeDelta::days(1)));
        begin.is_some_and(|begin| begin <= day) && end.is_some_and(|end| day <= end)
    }
}

/// A quarter's number as it is written: `II`.
pub fn quarter_numeral(quarter: u8) -> &'static str {
    ["", "I", "II", "III", "IV"].get(usize::from(quarter)).unwrap_or(&"")
}

/// As `Period::parse` reads it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.name() {
            PeriodName::Year => write!(f, "năm {year}"),
            PeriodName::Month(month) => write!(f, "tháng {month}/{year}"),
            PeriodName::Quarter(quarter) => write!(f, "quý {}/{year}", quarter_numeral(quarter)),
            PeriodName::FirstMonths(count) => write!(f, "{count} tháng đầu năm {year}"),
            PeriodName::LastMonths(count) => write!(f, "{count} tháng cuối năm {year}"),
            PeriodName::Months(from, to) => write!(f, "tháng {from} đến tháng {to}/{year}"),
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

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_period_is_read_as_it_is_written() {
        for from in 1..=12 {
            for to in from..=12 {
                let period = Period::months(2026, from, to).unwrap();
                assert_eq!(Period::parse(&period.to_string()), Some(period), "{period}");
            }
        }
        assert_eq!(Period::months(2026, 7, 6), None);
        assert_eq!(Period::months(2026, 1, 13), None);
    }

    #[test]
    fn periods_know_their_days() {
        let (half, year) = (Period::first_half(2021), Period::of_year(2026));
        assert_eq!((half.cut_off(), year.cut_off()), (Some(day(2021, 6, 14)), Some(day(2026, 12, 14))));
        assert_eq!(Period::months(2026, 1, 9).unwrap().cut_off(), None);
        for (month, of_month, wanted) in [(6, 14, true), (6, 30, true), (7, 1, false)] {
            assert_eq!(half.may_end_on(day(2021, month, of_month)), wanted, "{of_month}/{month}");
        }
        assert!(half.may_end_on(day(2020, 12, 15)) && !half.may_end_on(day(2020, 12, 14)));
    }

    #[test]
    fn periods_are_compared_by_length_and_place() {
        let (half, year) = (Period::first_half(2026), Period::of_year(2026));
        let second = Period::months(2026, 7, 12).unwrap();
        assert!(
            half.is_as_long_as(second) && half.is_as_long_as(Period::first_half(2021)) && !half.is_as_long_as(year)
        );
        assert!(year.covers(half) && year.covers(second) && !half.covers(year) && !year.covers(year));
        assert!(!year.covers(Period::first_half(2025)));
        assert!(second.begins_after(half) && half.begins_after(Period::of_year(2025)) && !year.begins_after(half));
        assert!(Period::of_year(2025) < half && half < year);
    }

    #[test]
    fn a_text_without_a_year_means_the_year_at_hand() {
        let half = Period::first_half(2021);
        for (text, wanted) in [
            ("6T/2021", Stated::This),
            ("6 tháng đầu năm", Stated::This),
            ("6 tháng đầu năm 2020", Stated::Another),
            ("quý II", Stated::Another),
            ("năm 2021", Stated::Another),
            ("giữa kỳ", Stated::Unclear),
        ] {
            assert_eq!(half.stated_in(text), wanted, "{text}");
        }
    }
}
