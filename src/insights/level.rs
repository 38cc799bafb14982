//! How high a value is, and the regions at both ends.

use super::found::Found;
use super::scope::Scope;
use crate::model::figure::{Aspect, Figure, Place};
use crate::model::form::Line;
use crate::model::headline::Headline;
use crate::model::insight::{Ends, Matter};
use crate::model::quantity::Interval;
use std::sync::Arc;

/// The level of the country where no earlier period has the line, and an end is certain: the number alone stands in tables.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    let figure = scope.figure(place, &headline.line)?;
    figure.value?;
    let is_first = figure.past.iter().all(|compared| compared.change.is_none());
    let ends = ends(scope, headline);
    let is_told = *place == Place::Country && is_first && ends != Ends::default();
    is_told.then(|| (Matter::Level(ends), scope.unsure(place, &headline.line, &[Aspect::Value])))
}

/// The regions at both ends. An end is named only where it lies beyond every other region whatever the doubtful values are.
pub(super) fn ends(scope: &Scope<'_>, headline: &Headline) -> Ends {
    let regions = scope.book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug)));
    let figures: Vec<&Figure> = regions.filter_map(|place| scope.figure(&place, &headline.line)).collect();
    let known: Vec<(&Place, Interval)> =
        figures.into_iter().filter_map(|figure| Some((&figure.place, figure.interval()?))).collect();
    let alone = |is_beyond: fn(&Interval, &Interval) -> bool| {
        let beyond_all =
            |one: &&(&Place, Interval)| known.iter().all(|other| other.0 == one.0 || is_beyond(&one.1, &other.1));
        known.iter().find(beyond_all).filter(|_| known.len() > 1).map(|(place, _)| (*place).clone())
    };
    let is_rate = scope.form.line(&headline.line).is_some_and(Line::is_rate);
    Ends {
        most: alone(|one, other| one.low > other.high),
        least: alone(|one, other| one.high < other.low).filter(|_| is_rate),
    }
}
