//! Figures held against the conference's targets.
//!
//! In: what localities say of a line and of the line a target is a share of. Out: the target, what is missing, how much of
//! it has to come each year. Must not: call a locality that has not reported one that misses the target.

use crate::model::figure::{Aimed, Place};
use crate::model::form::Line;
use crate::model::submission::Submission;
use crate::model::target::{Amount, Target};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a target means for a place. A share is a target everywhere, a value one of the country only.
pub(super) fn aim(
    target: &Target,
    line: &Line,
    place: &Place,
    submissions: &[&Submission],
    day: NaiveDate,
) -> Option<Aimed> {
    let whole = |share: Decimal| share.round_dp_with_strategy(line.decimals, RoundingStrategy::ToPositiveInfinity);
    let now = |submission: &&&Submission| submission.quantity(&line.code).map(|quantity| quantity.value);
    let (value, reached) = match &target.amount {
        Amount::Value(value) => {
            let known: Vec<Decimal> = submissions.iter().filter_map(|s| now(&s)).collect();
            (*place == Place::Country).then_some((*value, known))?
        }
        Amount::Percent { of, percent } => {
            let both = submissions.iter().filter_map(|s| Some((now(&s)?, s.quantity(of)?.value)));
            let (known, wholes): (Vec<Decimal>, Vec<Decimal>) = both.unzip();
            let share = wholes.iter().sum::<Decimal>() * *percent / Decimal::ONE_HUNDRED;
            (!known.is_empty()).then(|| (whole(share), known))?
        }
    };
    let gap = (!reached.is_empty()).then(|| (value - reached.iter().sum::<Decimal>()).max(Decimal::ZERO).normalize());
    let months = Decimal::from(target.months_left(day));
    let pace = gap.filter(|_| months > Decimal::ZERO).map(|gap| whole(gap * Decimal::from(12) / months).normalize());
    Some(Aimed { value: value.normalize(), by: target.by, gap, per_year: pace, reported: reached.len() })
}
