//! What is plausible of a line: for each of another line, and since an earlier period. Declared in the form file, with how
//! each bound was found.

use super::relation::Range;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Between which values `line ÷ per` of one locality lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// What is divided.
    pub line: Arc<str>,
    /// By what.
    pub per: Arc<str>,
    /// Outside of it a value is reported.
    pub usual: Range,
    /// Outside of it a value is held.
    pub hard: Range,
    /// How many times above or below the median of all localities a locality may be before it is reported; not compared with
    /// others where absent.
    pub apart: Option<Decimal>,
    /// `tỷ đồng/ha`.
    pub unit: String,
    /// Of a line that counts over a period by one that does not: how many months the bounds are for.
    pub months: Option<u32>,
    /// Where the bounds come from.
    pub origin: BoundOrigin,
}

/// How far a line moves in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// Lines that move so.
    pub lines: Vec<Arc<str>>,
    /// How many times as much, or as little, it may be after a year; over other distances in proportion to the time.
    pub yearly: Decimal,
    /// Differences up to this are never told, in the lines' unit.
    pub least: Decimal,
    /// Where the pace comes from.
    pub origin: BoundOrigin,
}

/// Where a bound comes from, for whoever reviews it.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundOrigin {
    /// In which way it was found.
    pub found_by: FoundBy,
    /// In what.
    pub source: String,
    /// Year of the prices it was found in; money bounds age by about 6% a year.
    pub year_of_price: Option<i32>,
}

/// In which way a bound was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// A law or the form itself.
    Law,
    /// An official norm.
    Norm,
    /// Public figures.
    Public,
    /// Nothing public was found: such a bound holds a value only from a hundred times beyond what it tells.
    Assumed,
}

impl Bound {
    /// How many periods of so many months make the one that the bounds are for.
    pub fn periods(&self, months: u32) -> Decimal {
        let wanted = self.months.filter(|_| months > 0).map(|wanted| Decimal::from(wanted) / Decimal::from(months));
        wanted.unwrap_or(Decimal::ONE)
    }
}

impl Pace {
    /// How many times as much a value may be after so many months.
    pub fn after(&self, months: u32) -> Decimal {
        Decimal::ONE + (self.yearly - Decimal::ONE) * Decimal::from(months) / Decimal::from(12)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_in_proportion_to_the_time() {
        let origin = BoundOrigin { found_by: FoundBy::Assumed, source: String::new(), year_of_price: None };
        let pace = Pace { lines: Vec::new(), yearly: Decimal::from(3), least: Decimal::ZERO, origin };
        assert_eq!([0, 6, 12, 60].map(|months| pace.after(months)), [1, 2, 3, 11].map(Decimal::from));
    }
}
