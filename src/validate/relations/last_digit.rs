//! How exactly a typed rate can be held to its quotient.

use rust_decimal::Decimal;

/// Half a unit of the last digit typed, and never below the rounding of a quotient to two decimals.
pub(super) fn last_digit(typed: Decimal) -> Decimal {
    // 28 decimals are the most a number has.
    Decimal::new(5, (typed.normalize().scale() + 1).min(28)).max(Decimal::new(1, 2))
}
