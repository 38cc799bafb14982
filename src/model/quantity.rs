//! A number with what was said about its exactness.
//!
//! In: made by `normalise` from a cell. Out: carried through sums to the page. Must not: be a float.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;

/// A value and its qualifier. The unit is the line's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

impl Qualifier {
    /// The word printed before the number.
    pub fn word(self) -> &'static str {
        match self {
            Qualifier::About => "khoảng",
            Qualifier::Over => "trên",
            Qualifier::Under => "dưới",
        }
    }

    /// The qualifier of a sum: more than a plus more than b is more than a + b; mixed directions leave only "about".
    pub fn of_sum(a: Option<Qualifier>, b: Option<Qualifier>) -> Option<Qualifier> {
        match (a, b) {
            (None, q) | (q, None) => q,
            (Some(a), Some(b)) if a == b => Some(a),
            _ => Some(Qualifier::About),
        }
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for Qualifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
