//! A number with what was said about its exactness, from the cell through sums to the page.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Values reach up to this, far above any sum of a country, so that no sum or product of them leaves the 28 digits a
/// [`Decimal`] holds.
pub const LIMIT: Decimal = Decimal::from_parts(0xA4C6_8000, 0x0003_8D7E, 0, false, 0);

/// A value and its qualifier. The unit is the line's.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quantity {
    /// Exact.
    pub value: Decimal,
    /// "trên 2.300" keeps its "trên".
    pub qualifier: Option<Qualifier>,
}

/// What a locality says about the exactness of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// khoảng, ~, gần.
    About,
    /// trên, hơn, >.
    Over,
    /// dưới, <.
    Under,
    /// không dưới, ít nhất, ≥.
    AtLeast,
    /// không quá, tối đa, ≤.
    AtMost,
    /// Reckoned by shares that the conference declares, not reported by anyone.
    Estimated,
}

impl Qualifier {
    /// All of them.
    pub const ALL: [Qualifier; 6] = [
        Qualifier::About,
        Qualifier::Over,
        Qualifier::Under,
        Qualifier::AtLeast,
        Qualifier::AtMost,
        Qualifier::Estimated,
    ];

    /// The contract's word for it, whatever the catalogue says.
    pub fn word(self) -> &'static str {
        match self {
            Qualifier::About => "khoảng",
            Qualifier::Over => "trên",
            Qualifier::Under => "dưới",
            Qualifier::AtLeast => "không dưới",
            Qualifier::AtMost => "không quá",
            Qualifier::Estimated => "ước tính",
        }
    }

    /// The qualifier of a sum: more than a plus more than b is more than a + b, and so is more than a plus at least b; mixed
    /// directions leave only "about", and with an estimate in it all of it is an estimate.
    pub fn of_sum(a: Option<Qualifier>, b: Option<Qualifier>) -> Option<Qualifier> {
        match (a, b) {
            (Some(Qualifier::Estimated), _) | (_, Some(Qualifier::Estimated)) => Some(Qualifier::Estimated),
            (None, q) | (q, None) => q,
            (Some(a), Some(b)) if a == b => Some(a),
            (Some(Qualifier::Over | Qualifier::AtLeast), Some(Qualifier::Over | Qualifier::AtLeast)) => {
                Some(Qualifier::Over)
            }
            (Some(Qualifier::Under | Qualifier::AtMost), Some(Qualifier::Under | Qualifier::AtMost)) => {
                Some(Qualifier::Under)
            }
            _ => Some(Qualifier::About),
        }
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Qualifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Qualifier, D::Error> {
        let word = String::deserialize(deserializer)?;
        let named = Qualifier::ALL.into_iter().find(|qualifier| qualifier.word() == word);
        named.ok_or_else(|| D::Error::custom(format!("{word:?} is not a qualifier")))
    }
}

impl Serialize for Qualifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// Between which values a number lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The least it may be.
    pub low: Decimal,
    /// The most.
    pub high: Decimal,
}

/// `of ÷ per × 100` to two decimals, half away from zero; `None` for a denominator of zero.
pub fn percent(of: Decimal, per: Decimal) -> Option<Decimal> {
    rate(of, per, 2)
}

/// `of ÷ per × 100`, rounded once to so many decimals; `None` for a denominator of zero.
/// Occupancy of several places is this quotient of their sums, never a mean of rates.
pub fn rate(of: Decimal, per: Decimal, decimals: u32) -> Option<Decimal> {
    Some(half_up((of * Decimal::ONE_HUNDRED).checked_div(per)?, decimals).normalize())
}

/// Rounded as readers do by hand: half away from zero.
pub fn half_up(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_ten_to_the_fifteenth() {
        assert_eq!(LIMIT, Decimal::from(10i64.pow(15)));
    }

    #[test]
    fn a_sum_keeps_what_its_parts_say() {
        use Qualifier::{About, AtMost, Over, Under};
        assert_eq!(Qualifier::of_sum(Some(Under), Some(AtMost)), Some(Under));
        assert_eq!(Qualifier::of_sum(Some(AtMost), Some(AtMost)), Some(AtMost));
        assert_eq!(Qualifier::of_sum(None, Some(Over)), Some(Over));
        assert_eq!(Qualifier::of_sum(Some(Over), Some(Over)), Some(Over));
        assert_eq!(Qualifier::of_sum(Some(Over), Some(Under)), Some(About));
        assert_eq!(Qualifier::of_sum(None, None), None);
    }
}
