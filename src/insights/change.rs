//! What moved since the period before, and who moved it.

use super::found::Found;
use super::level;
use super::scope::{Scope, is_sound};
use crate::model::figure::{Aspect, Place};
use crate::model::form::National;
use crate::model::headline::Headline;
use crate::model::insight::{Change, Ends, Matter};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::sync::Arc;

/// More names than this are no cause any more.
const NAMED: usize = 3;

/// Of a smaller value a change is reported in units, not in percent.
const SMALL_BASE: Decimal = Decimal::TEN;

/// Who moved a total by how much; sound or not.
struct Part {
    place: Place,
    change: Decimal,
    is_sound: bool,
}

/// A change whose direction is certain: it does not turn round if every doubtful part is left out. That of a rate has to be
/// sound as a whole.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let figure = scope.figure(place, &headline.line)?;
    let compared = figure.past.first()?;
    let (change, base) = (compared.change?, compared.base?);
    let members = parts(scope, &headline.line, scope.members(place));
    let is_sum = !scope.form.line(&headline.line)?.is_rate();
    let is_certain = match place {
        Place::Country | Place::Region(_) if is_sum => {
            let doubtful: Decimal = members.iter().filter(|part| !part.is_sound).map(|part| part.change.abs()).sum();
            doubtful < change.abs()
        }
        _ => !figure.is_doubtful(Aspect::Change(0)),
    };
    if change.is_zero() || !is_certain {
        return None;
    }
    let found = Change {
        rose: change > Decimal::ZERO,
        in_percent: is_sum && base.abs() >= SMALL_BASE,
        made_by: if is_sum { made_by(scope, place, &headline.line) } else { Vec::new() },
        against: if is_sum { against(&members, change) } else { Vec::new() },
        terms: terms(scope, place, headline),
        ends: if is_sum || *place != Place::Country { Ends::default() } else { level::ends(scope, headline) },
    };
    Some((Matter::Change(found), scope.unsure(place, &headline.line, &[Aspect::Value, Aspect::Change(0)])))
}

/// The localities that made at least half of the change of a sum; where no three did, the regions that did.
pub(super) fn made_by(scope: &Scope<'_>, place: &Place, line: &str) -> Vec<Place> {
    let change = scope.figure(place, line).and_then(|figure| figure.past.first()?.change);
    let Some(change) = change.filter(|change| !change.is_zero()) else { return Vec::new() };
    let regions = || {
        let all = scope.book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug)));
        parts(scope, line, if *place == Place::Country { all.collect() } else { Vec::new() })
    };
    let members = parts(scope, line, scope.members(place));
    half_of(&members, change).or_else(|| half_of(&regions(), change)).unwrap_or_default()
}

fn parts(scope: &Scope<'_>, line: &str, places: Vec<Place>) -> Vec<Part> {
    let part = |place: Place| {
        let figure = scope.figure(&place, line)?;
        let change = figure.past.first()?.change.filter(|change| !change.is_zero())?;
        Some(Part { is_sound: is_sound(figure, 0), place, change })
    };
    places.into_iter().filter_map(part).collect()
}

/// Whether two changes, neither of them none, have one sign.
fn is_same_way(one: Decimal, other: Decimal) -> bool {
    one.is_sign_negative() == other.is_sign_negative()
}

/// The places that made at least half of a change, three at most, all of them sound; none where equal parts would be told apart.
fn half_of(parts: &[Part], change: Decimal) -> Option<Vec<Place>> {
    let mut same: Vec<&Part> = parts.iter().filter(|part| is_same_way(part.change, change)).collect();
    same.sort_by_key(|part| Reverse(part.change.abs()));
    let mut sum = Decimal::ZERO;
    let before_half = same.iter().position(|part| {
        sum += part.change;
        (sum + sum).abs() >= change.abs()
    })?;
    let (named, rest) = same.split_at(before_half + 1);
    let is_fair = named.last().zip(rest.first()).is_none_or(|(last, next)| last.change != next.change);
    let fits = named.len() <= NAMED && is_fair && named.iter().all(|part| part.is_sound);
    fits.then(|| named.iter().map(|part| part.place.clone()).collect())
}

/// The places that moved the other way by at least a tenth of all movement, the furthest first.
fn against(parts: &[Part], change: Decimal) -> Vec<Place> {
    let all: Decimal = parts.iter().map(|part| part.change.abs()).sum();
    let is_much = |part: &&Part| part.change.abs() * Decimal::TEN >= all;
    let mut other: Vec<&Part> =
        parts.iter().filter(|part| !is_same_way(part.change, change) && part.is_sound).filter(is_much).collect();
    other.sort_by_key(|part| Reverse(part.change.abs()));
    other.into_iter().take(NAMED).map(|part| part.place.clone()).collect()
}

/// Numerator and denominator of a rate, where both have moved and nothing speaks against it.
fn terms(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<(Arc<str>, Arc<str>)> {
    let National::Ratio { of, per } = &scope.form.line(&headline.line)?.national else { return None };
    let moved = |line: &str| scope.certain_change(place, line).is_some_and(|change| !change.is_zero());
    (moved(of) && moved(per)).then(|| (Arc::clone(of), Arc::clone(per)))
}
