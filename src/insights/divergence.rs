//! How far apart the localities of a region are.

use super::found::Found;
use super::scope::{Scope, is_sound_value};
use crate::model::figure::{Figure, Place};
use crate::model::form::Line;
use crate::model::headline::Headline;
use crate::model::insight::{Divergence, Matter};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::sync::Arc;

/// Fewer are compared by looking at them.
const FEWEST: usize = 3;

/// The region whose localities are furthest apart in a rate: where it is one alone, with the doubtful values and without them, and
/// has one sound locality at each end.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let is_rate = scope.form.line(&headline.line).is_some_and(Line::is_rate);
    if *place != Place::Country || !is_rate {
        return None;
    }
    let regions = scope.book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug)));
    let mut fields: Vec<Field> = regions.filter_map(|region| field(scope, region, headline)).collect();
    fields.sort_by_key(|field| Reverse(field.at_most));
    let (widest, others) = fields.split_first()?;
    let apart = widest.certain.clone()?;
    let is_alone = others.iter().all(|other| other.at_most < apart.spread);
    is_alone.then_some((Matter::Divergence(apart), Vec::new()))
}

/// The localities of a region.
struct Field {
    /// How far apart they are with those whose values are doubtful.
    at_most: Decimal,
    /// How far apart they are, where no doubtful value lies at an end.
    certain: Option<Divergence>,
}

fn field(scope: &Scope<'_>, region: Place, headline: &Headline) -> Option<Field> {
    let members = scope.members(&region);
    let figures = members.iter().filter_map(|place| scope.figure(place, &headline.line));
    let known: Vec<(Decimal, &Figure)> = figures.filter_map(|figure| Some((figure.comparable()?, figure))).collect();
    let values = || known.iter().map(|one| one.0);
    let (low, high) = values().min().zip(values().max())?;
    let mut sound: Vec<(Decimal, &Figure)> =
        known.iter().copied().filter(|(_, figure)| is_sound_value(figure)).collect();
    sound.sort_by_key(|(value, _)| *value);
    let certain = ends(&sound).filter(|(least, most)| least.0 == low && most.0 == high);
    let certain = certain.map(|(least, most)| Divergence {
        region,
        most: most.1.place.clone(),
        least: least.1.place.clone(),
        spread: most.0 - least.0,
        among: sound.len(),
    });
    Some(Field { at_most: high - low, certain })
}

/// The first and the last of sorted values, where each has its end for itself.
fn ends<T: Copy>(sorted: &[(Decimal, T)]) -> Option<((Decimal, T), (Decimal, T))> {
    let (least, most) = sorted.first().zip(sorted.last())?;
    let (second, before) = sorted.get(1).zip(sorted.get(sorted.len().checked_sub(2)?))?;
    let is_fair = sorted.len() >= FEWEST && least.0 < second.0 && before.0 < most.0;
    is_fair.then_some((*least, *most))
}
