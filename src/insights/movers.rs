//! Who rose and who fell most since the first period that is known.

use super::found::Found;
use super::scope::{Scope, is_sound};
use crate::model::figure::Place;
use crate::model::headline::Headline;
use crate::model::insight::{Matter, Mover, Movers};
use rust_decimal::Decimal;

/// Fewer are compared by looking at them.
const FEWEST: usize = 3;

/// The ends among the localities of which both values are sound. Those that moved further by a doubtful value stand aside.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    if *place != Place::Country || !headline.movers {
        return None;
    }
    let back = scope.past.periods.len().checked_sub(1)?;
    let change = |place: Place| {
        let figure = scope.figure(&place, &headline.line)?;
        Some((figure.past.get(back)?.change?, place, is_sound(figure, back)))
    };
    let all: Vec<(Decimal, Place, bool)> = scope.members(place).into_iter().filter_map(change).collect();
    let (sound, doubtful): (Vec<_>, Vec<_>) = all.into_iter().partition(|(.., is_sound)| *is_sound);
    let (most, least) = (sound.iter().map(|one| one.0).max()?, sound.iter().map(|one| one.0).min()?);
    let only = |change: Decimal| {
        let mut alike = sound.iter().filter(|one| one.0 == change);
        let only = alike.next().filter(|_| alike.next().is_none())?;
        Some(Mover { place: only.1.clone(), explained: scope.explained(&only.1, &headline.line) })
    };
    let movers = Movers {
        back,
        up: only(most).filter(|_| most > Decimal::ZERO),
        down: only(least).filter(|_| least < Decimal::ZERO),
        among: sound.len(),
        aside: doubtful
            .iter()
            .filter(|one| one.0 >= most || one.0 <= least)
            .filter_map(|one| one.1.code().cloned())
            .collect(),
    };
    let is_told = sound.len() >= FEWEST && (movers.up.is_some() || movers.down.is_some());
    is_told.then(|| (Matter::Movers(movers), Vec::new()))
}
