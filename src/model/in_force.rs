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

    /// Whether there is a day on which both hold.
    pub fn overlaps(self, other: InForce) -> bool {
        self.holds_on(other.from) || other.holds_on(self.from)
    }
}
