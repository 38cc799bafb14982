//! Positions of localities by their values, 1 = the good end; lines without one have none. Only values of this period are ranked, and ties are not split.

use crate::model::book::Rank;
use crate::model::by_place::ByPlace;
use crate::model::figure::{Figure, Place};
use crate::model::form::{Better, Form, Line};
use crate::model::locality::Locality;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Positions of every locality in every line.
pub fn ranks(form: &Form, localities: &[Arc<Locality>], figures: &ByPlace<Figure>) -> ByPlace<Rank> {
    let places: Vec<(&Locality, Place)> =
        localities.iter().map(|locality| (&**locality, Place::Locality(Arc::clone(&locality.id.code)))).collect();
    let ranked = form.lines.par_iter().filter_map(|line| Some((line, line.better?)));
    let by_line: Vec<Vec<_>> = ranked.map(|(line, better)| in_line(line, better, &places, figures)).collect();
    by_line.into_iter().flatten().collect()
}

/// Positions of the localities that have a value in a line.
fn in_line(
    line: &Line,
    better: Better,
    places: &[(&Locality, Place)],
    figures: &ByPlace<Figure>,
) -> Vec<(Place, Arc<str>, Rank)> {
    let value = |(locality, place): &'_ (&Locality, Place)| {
        let value = figures.get(place, &line.code)?.comparable()?;
        let value = if better == Better::More { value } else { -value };
        Some((Arc::clone(&locality.region.slug), place.clone(), value))
    };
    let values: Vec<(Arc<str>, Place, Decimal)> = places.iter().filter_map(value).collect();
    let country = positions(values.iter().map(|(_, _, value)| *value));
    let mut regions: BTreeMap<&str, Vec<Decimal>> = BTreeMap::new();
    for (region, _, value) in &values {
        regions.entry(region).or_default().push(*value);
    }
    let regions: BTreeMap<&str, _> =
        regions.into_iter().map(|(slug, values)| (slug, (values.len(), positions(values.into_iter())))).collect();
    let rank = |(region, place, value): &(Arc<str>, Place, Decimal)| {
        let (of_region, region) = regions.get(&**region)?;
        let (here, there) = (country.get(value)?, region.get(value)?);
        let rank = Rank {
            in_country: here.best,
            of_country: values.len(),
            in_region: there.best,
            of_region: *of_region,
            alike_in_country: here.alike,
            alike_in_region: there.alike,
        };
        Some((place.clone(), Arc::clone(&line.code), rank))
    };
    values.iter().filter_map(rank).collect()
}

/// Where equal values stand.
#[derive(Clone, Copy)]
struct Position {
    /// The best position they share.
    best: usize,
    /// How many they are.
    alike: usize,
}

/// Best position of each value, largest first: 9, 7, 7, 3 stand at 1, 2, 2, 4.
fn positions(values: impl Iterator<Item = Decimal>) -> BTreeMap<Decimal, Position> {
    let mut sorted: Vec<Decimal> = values.collect();
    sorted.sort_by_key(|value| Reverse(*value));
    let mut positions = BTreeMap::new();
    for (i, value) in sorted.into_iter().enumerate() {
        positions.entry(value).or_insert(Position { best: i + 1, alike: 0 }).alike += 1;
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_best_position() {
        let found = positions([7, 9, 3, 7].into_iter().map(Decimal::from));
        let at = |n: i64| (found[&Decimal::from(n)].best, found[&Decimal::from(n)].alike);
        assert_eq!((at(9), at(7), at(3)), ((1, 1), (2, 2), (4, 1)));
    }
}
