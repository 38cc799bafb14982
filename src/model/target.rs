//! Targets of a conference, `[targets]` of `conference.toml`: a line, how much of it, by when. A target is no rule: missing
//! one is no finding.

use super::declared::Declared;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A target of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The line it is about.
    pub line: Arc<str>,
    /// How much.
    pub amount: Amount,
    /// Last day to reach it.
    pub by: NaiveDate,
    /// Where it is declared.
    pub declared: Declared,
}

/// How much is aimed at.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A value for the whole country, in the line's unit.
    Value(Decimal),
    /// So many percent of another line of the same unit, at every place.
    Percent {
        /// The other line.
        of: Arc<str>,
        /// Above 0, at most 100.
        percent: Decimal,
    },
}

impl Target {
    /// Whole months from a day to the target's day; from 14/12/2026 to 31/12/2030 there are 48.
    pub fn months_left(&self, day: NaiveDate) -> i32 {
        let months = |date: NaiveDate| date.year() * 12 + date.month0().cast_signed();
        months(self.by) - months(day) - i32::from(self.by.day() < day.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_have_begun_do_not_count() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let target = Target {
            line: "27".into(),
            amount: Amount::Value(Decimal::ONE),
            by: day(2030, 12, 31),
            declared: Declared::default(),
        };
        assert_eq!(target.months_left(day(2026, 12, 14)), 48);
        assert_eq!(target.months_left(day(2026, 6, 14)), 54);
        assert_eq!(target.months_left(day(2030, 12, 31)), 0);
        assert!(target.months_left(day(2031, 1, 1)) < 0);
    }
}
