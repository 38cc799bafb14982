//! How a value moved since the period before.

use super::scope::Scope;
use crate::model::figure::{Aspect, Place};
use crate::model::insight::Moved;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Where doubtful values are in the change it is not known.
pub(super) fn since_last(scope: &Scope<'_>, place: &Place, line: &str) -> Moved {
    let moves = |place: &Place| {
        let figure = scope.figure(place, line);
        figure.and_then(|figure| figure.number(Aspect::Change(0))).is_some_and(|change| !change.is_zero())
    };
    match scope.certain_change(place, line).map(|change| change.cmp(&Decimal::ZERO)) {
        None => Moved::Unknown,
        Some(Ordering::Less) => Moved::Less,
        Some(Ordering::Greater) => Moved::More,
        Some(Ordering::Equal) if scope.members(place).iter().any(moves) => Moved::Same,
        Some(Ordering::Equal) => Moved::Nowhere,
    }
}
