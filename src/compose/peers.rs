//! Localities of like size, by the line that the form declares for it.

use super::report_context::ReportContext;
use crate::model::figure::{Aspect, Figure, Place};
use rust_decimal::Decimal;

/// So many are shown beside a locality.
const PEERS: usize = 2;

/// The localities whose size is nearest to that of a place, by how many times one is the other; of equally near ones the first
/// by code. None where the form names no line, or the place has no size, now or a period before.
pub(super) fn of(subject: &ReportContext, place: &Place) -> Vec<Place> {
    let Some(line) = &subject.form.peers_by else { return Vec::new() };
    let size = |place: &Place| size(subject.book.figure(place, line)?);
    let Some(own) = size(place) else { return Vec::new() };
    let others = subject.book.members(&Place::Country).into_iter().filter(|other| other != place);
    let times = |other: Decimal| other.max(own).checked_div(other.min(own));
    let mut others: Vec<(Decimal, Place)> = others.filter_map(|other| Some((times(size(&other)?)?, other))).collect();
    others.sort_by_key(|(times, _)| *times);
    others.into_iter().take(PEERS).map(|(_, place)| place).collect()
}

fn size(figure: &Figure) -> Option<Decimal> {
    figure.comparable().or_else(|| figure.number(Aspect::Previous(0))).filter(|size| *size > Decimal::ZERO)
}
