//! Figures compared with the conference's targets: what is missing, and how much of it has to come each year. A locality
//! that has not reported does not count as one that misses the target.

use super::effective_values::{self, Effective};
use crate::model::figure::{Aimed, Place};
use crate::model::form::Line;
use crate::model::target::{Amount, Target};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a target means for a place. A share is a target everywhere, a value one of the country only.
pub(super) fn aim(
    target: &Target,
    line: &Line,
    place: &Place,
    counted: &[&Effective<'_>],
    day: NaiveDate,
) -> Option<Aimed> {
    let whole = |share: Decimal| share.round_dp_with_strategy(line.decimals, RoundingStrategy::ToPositiveInfinity);
    let now = |values: &Effective<'_>| values.quantity(&line.code).map(|quantity| quantity.value);
    let mut known: Vec<(&Effective<'_>, Decimal)> = counted.iter().filter_map(|s| Some((*s, now(s)?))).collect();
    let (value, share) = match &target.amount {
        Amount::Value(value) => (*place == Place::Country).then_some((*value, false))?,
        Amount::Percent { of, percent } => {
            known.retain(|(values, _)| values.quantity(of).is_some());
            let wholes = known.iter().filter_map(|(values, _)| values.quantity(of));
            let share = wholes.map(|whole| whole.value).sum::<Decimal>() * *percent / Decimal::ONE_HUNDRED;
            (!known.is_empty()).then(|| (whole(share), true))?
        }
    };
    let reached: Decimal = known.iter().map(|(_, value)| *value).sum();
    let gap = (!known.is_empty()).then(|| (value - reached).max(Decimal::ZERO).normalize());
    let months = Decimal::from(target.months_left(day));
    let pace = gap.filter(|_| months > Decimal::ZERO).map(|gap| whole(gap * Decimal::from(12) / months).normalize());
    let (carried, reported) = effective_values::split(known.iter().map(|(values, _)| *values));
    Some(Aimed { value: value.normalize(), by: target.by, gap, per_year: pace, reported, carried, share })
}
