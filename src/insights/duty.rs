//! What the law sets a day for, and has not been done.

use super::found::Found;
use super::moved;
use super::scope::Scope;
use crate::model::figure::{Aspect, Place};
use crate::model::headline::Duty;
use crate::model::insight::{Matter, Overdue};
use crate::model::standing::Standing;
use rust_decimal::Decimal;

/// What is left of a duty while a provision of it is in force. Where all that is left may be an error, nothing is said.
pub(super) fn find(scope: &Scope<'_>, place: &Place, duty: &Duty) -> Option<Found> {
    let provision = duty.law.iter().find_map(|law| scope.law.on(law, scope.today))?;
    let figure = scope.figure(place, &duty.line)?;
    figure.value.filter(|value| *value > Decimal::ZERO && figure.standing != Standing::Held)?;
    let is_certain = figure.range.is_none_or(|range| range.low > Decimal::ZERO);
    let found = Overdue {
        name: duty.name.clone(),
        before: duty.before,
        days_left: (duty.before - scope.today).num_days(),
        provision: provision.clone(),
        moved: moved::since_last(scope, place, &duty.line),
    };
    is_certain.then(|| (Matter::Duty(found), scope.unsure(place, &duty.line, &[Aspect::Value])))
}
