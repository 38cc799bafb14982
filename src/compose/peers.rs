//! Localities of like size, by the lines that the form declares for it.

use super::report_context::ReportContext;
use crate::model::figure::{Aspect, Figure, Place};
use rust_decimal::Decimal;

/// So many are shown beside a locality.
const PEERS: usize = 2;

/// The localities nearest in size to a place, of equally near ones the first by code. How far two are apart is the largest of the
/// ratios between them over the declared lines, the larger value by the smaller: the greatest difference of their logarithms. So
/// none is twice as large in any line where another is less than that in all. None where the form names no line, or the place
/// lacks a size, now or a period before.
pub(super) fn of(subject: &ReportContext, place: &Place) -> Vec<Place> {
    let lines = &subject.form.peers_by;
    let sizes =
        |place: &Place| lines.iter().map(|line| size(subject.book.figure(place, line)?)).collect::<Option<Vec<_>>>();
    let Some(own) = sizes(place) else { return Vec::new() };
    let members = subject.book.members(&Place::Country).into_iter().filter(|other| other != place);
    let mut others: Vec<(Decimal, Place)> =
        members.filter_map(|other| Some((apart(&own, &sizes(&other)?)?, other))).collect();
    others.sort_by_key(|(apart, _)| *apart);
    others.into_iter().take(PEERS).map(|(_, place)| place).collect()
}

/// The largest ratio between sizes of the same lines; nothing of no lines.
fn apart(own: &[Decimal], other: &[Decimal]) -> Option<Decimal> {
    let ratios = own.iter().zip(other).map(|(own, other)| own.max(other).checked_div(*own.min(other)));
    ratios.collect::<Option<Vec<_>>>()?.into_iter().max()
}

fn size(figure: &Figure) -> Option<Decimal> {
    figure.comparable().or_else(|| figure.number(Aspect::Previous(0))).filter(|size| *size > Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_in_which_two_differ_most_parts_them() {
        let sizes = |numbers: [i64; 2]| numbers.map(Decimal::from);
        let from = |other| apart(&sizes([5, 300]), &sizes(other)).unwrap().round_dp(2).to_string();
        assert_eq!([[12, 300], [5, 150], [7, 290], [5, 300]].map(from), ["2.40", "2", "1.40", "1"]);
        assert_eq!(apart(&[], &[]), None);
    }
}
