//! The middle of some values.

use rust_decimal::Decimal;

/// The middle value; of an even number the upper of the two in the middle.
pub(super) fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}
