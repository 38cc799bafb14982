//! Who lies far from all others: values beyond the inner fences of J. W. Tukey, Exploratory Data Analysis (1977), 2D: one and
//! a half times the distance of the hinges beyond the nearer hinge.

use super::found::Found;
use super::scope::{Scope, is_sound_value};
use crate::model::figure::{Figure, Place};
use crate::model::form::Line;
use crate::model::headline::Headline;
use crate::model::insight::{Matter, Outliers};
use rust_decimal::Decimal;

/// Of fewer localities no middle half is told.
const FEWEST: usize = 8;

/// How far a fence lies beyond its hinge, in distances of the hinges.
const STEP: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Localities whose rate lies beyond a fence, with the doubtful values of others and without them; they are sound themselves.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let is_rate = scope.form.line(&headline.line).is_some_and(Line::is_rate);
    if *place != Place::Country || !is_rate {
        return None;
    }
    let members = scope.members(place);
    let figures = members.iter().filter_map(|place| scope.figure(place, &headline.line));
    let mut all: Vec<(Decimal, &Figure)> = figures.filter_map(|figure| Some((figure.comparable()?, figure))).collect();
    all.sort_by_key(|(value, _)| *value);
    let sound: Vec<(Decimal, &Figure)> = all.iter().copied().filter(|(_, figure)| is_sound_value(figure)).collect();
    let hinges = [hinges(&sound)?, hinges(&all)?];
    let beyond = |is_beyond: fn(Decimal, (Decimal, Decimal)) -> bool| {
        let is_far = |value: Decimal| hinges.iter().all(|hinges| is_beyond(value, fences(*hinges)));
        sound.iter().filter(|one| is_far(one.0)).map(|one| one.1.place.clone()).collect::<Vec<Place>>()
    };
    let below = beyond(|value, (low, _)| value < low);
    let mut above = beyond(|value, (_, high)| value > high);
    above.reverse();
    let is_told = !above.is_empty() || !below.is_empty();
    let [middle, _] = hinges;
    is_told.then_some((Matter::Outliers(Outliers { above, below, middle }), Vec::new()))
}

fn fences((low, high): (Decimal, Decimal)) -> (Decimal, Decimal) {
    let step = (high - low) * STEP;
    (low - step, high + step)
}

/// Medians of the lower and the upper half of sorted values; of an odd number the middle one is in both.
fn hinges(sorted: &[(Decimal, &Figure)]) -> Option<(Decimal, Decimal)> {
    let half = sorted.len().div_ceil(2);
    let lower = sorted.get(..half)?;
    let upper = sorted.get(sorted.len() - half..)?;
    (sorted.len() >= FEWEST).then(|| Some((median(lower)?, median(upper)?)))?
}

fn median(sorted: &[(Decimal, &Figure)]) -> Option<Decimal> {
    let (low, high) = (sorted.get((sorted.len().checked_sub(1)?) / 2)?, sorted.get(sorted.len() / 2)?);
    Some((low.0 + high.0) / Decimal::TWO)
}
