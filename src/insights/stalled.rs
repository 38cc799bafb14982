//! What stands still although it was due to move.

use super::change;
use super::found::Found;
use super::scope::Scope;
use crate::model::figure::{Aspect, Place};
use crate::model::headline::Headline;
use crate::model::insight::{Matter, Stalled};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A value that is exactly what it was while the one it follows rose for certain.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let follows = headline.follows.as_ref()?;
    let moved = scope.figure(place, &headline.line)?.number(Aspect::Change(0))?;
    let rose = scope.certain_change(place, follows)? > Decimal::ZERO;
    let unsure = || scope.unsure(place, &headline.line, &[Aspect::Value, Aspect::Change(0)]);
    (moved.is_zero() && rose).then(|| {
        let made_by = change::made_by(scope, place, follows);
        (Matter::Stalled(Stalled { follows: Arc::clone(follows), made_by }), unsure())
    })
}
