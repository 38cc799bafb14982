//! How much of a total the first three localities have.

use super::found::Found;
use super::scope::Scope;
use crate::model::figure::{Aspect, Figure, Place};
use crate::model::form::National;
use crate::model::headline::Headline;
use crate::model::insight::{Matter, Structure};
use crate::model::quantity::percent;
use crate::model::standing::Standing;
use rust_decimal::Decimal;

/// The share is worth telling from so many times that which three would have if all were alike.
const TIMES: Decimal = Decimal::TWO;

/// The first three of a sum, where no doubtful value could put another in the place of the third.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let is_sum = scope.form.line(&headline.line)?.national == National::Sum;
    if *place != Place::Country || !headline.structure || !is_sum {
        return None;
    }
    let total = scope.figure(place, &headline.line)?.value.filter(|total| *total > Decimal::ZERO)?;
    let members = scope.members(place);
    let mut figures: Vec<&Figure> = members
        .iter()
        .filter_map(|place| scope.figure(place, &headline.line))
        .filter(|f| f.comparable().is_some())
        .collect();
    figures.sort_by_key(|figure| std::cmp::Reverse(figure.comparable()));
    let (first, others) = figures.split_at_checked(3)?;
    let sum: Decimal = first.iter().filter_map(|figure| figure.comparable()).sum();
    let share = percent(sum, total)?;
    let alike = Decimal::from(3) * Decimal::ONE_HUNDRED / Decimal::from(figures.len());
    let third = first.last()?.comparable()?;
    let is_certain = first.iter().all(|figure| figure.standing == Standing::Sound)
        && others.iter().all(|figure| highest(figure) < third);
    let [one, two, three] = first else { return None };
    let first = [one, two, three].map(|figure| figure.place.clone());
    let unsure = scope.unsure(place, &headline.line, &[Aspect::Value]);
    (is_certain && share >= TIMES * alike).then_some((Matter::Structure(Structure { first, share }), unsure))
}

/// What a value may be at most.
fn highest(figure: &Figure) -> Decimal {
    let value = figure.comparable().unwrap_or_default();
    figure.range.map_or(value, |range| range.high.max(value))
}
