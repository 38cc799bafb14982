//! First and last day on which something holds.

use chrono::NaiveDate;

/// First and last day of validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it has ended.
    pub to: Option<NaiveDate>,
}

impl InForce {
    /// Whether it is valid on a day.
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it is valid on all days of another.
    pub fn covers(self, other: InForce) -> bool {
        self.from <= other.from && self.to.is_none_or(|to| other.to.is_some_and(|other| other <= to))
    }

    /// Whether there is a day on which both hold.
    pub fn overlaps(self, other: InForce) -> bool {
        self.holds_on(other.from) || other.holds_on(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_outlasts_another_is_not_covered() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let days = |from, to: Option<i32>| InForce { from: day(from), to: to.map(day) };
        let instrument = days(2017, Some(2024));
        for (other, covered) in [
            (days(2018, Some(2024)), true),
            (days(2017, Some(2025)), false),
            (days(2018, None), false),
            (days(2016, Some(2020)), false),
        ] {
            assert_eq!(instrument.covers(other), covered, "{other:?}");
        }
        assert!(days(2017, None).covers(days(2020, None)));
    }
}
