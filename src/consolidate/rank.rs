//! Positions of localities by their values.
//!
//! In: figures of localities. Out: positions within the country and the region, 1 = largest. Must not: rank a
//! locality that has no value of this period, or split a tie.

use crate::model::book::Rank;
use crate::model::figure::{Figure, Method, Place};
use crate::model::form::Form;
use crate::model::locality::Locality;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

type Key = (Place, Arc<str>);

/// Positions of every locality in every line.
pub fn ranks(form: &Form, localities: &[Arc<Locality>], figures: &BTreeMap<Key, Figure>) -> BTreeMap<Key, Rank> {
    let mut ranks = BTreeMap::new();
    for line in &form.lines {
        let values: Vec<(&Locality, Decimal)> = localities
            .iter()
            .filter_map(|locality| {
                let place = Place::Locality(Arc::clone(&locality.id.code));
                let figure = figures.get(&(place, Arc::clone(&line.code)))?;
                // A rank compares what localities say of one day.
                let figure = Some(figure).filter(|figure| figure.method != Method::Carried)?;
                // Where a rate can be recomputed, places are compared by one method, not by what each typed.
                Some((&**locality, figure.computed.or(figure.value)?))
            })
            .collect();
        let country = positions(values.iter().map(|(_, value)| *value));
        let mut regions: BTreeMap<&str, Vec<Decimal>> = BTreeMap::new();
        for (locality, value) in &values {
            regions.entry(&locality.region.slug).or_default().push(*value);
        }
        let regions: BTreeMap<&str, _> =
            regions.into_iter().map(|(slug, values)| (slug, (values.len(), positions(values.into_iter())))).collect();
        for (locality, value) in &values {
            let Some((of_region, in_region)) = regions.get(&*locality.region.slug) else { continue };
            let rank = Rank {
                in_country: country.get(value).copied().unwrap_or(values.len()),
                of_country: values.len(),
                in_region: in_region.get(value).copied().unwrap_or(*of_region),
                of_region: *of_region,
            };
            ranks.insert((Place::Locality(Arc::clone(&locality.id.code)), Arc::clone(&line.code)), rank);
        }
    }
    ranks
}

/// Best position of each value, largest first: 9, 7, 7, 3 stand at 1, 2, 2, 4.
fn positions(values: impl Iterator<Item = Decimal>) -> BTreeMap<Decimal, usize> {
    let mut sorted: Vec<Decimal> = values.collect();
    sorted.sort_by_key(|value| Reverse(*value));
    let mut positions = BTreeMap::new();
    for (i, value) in sorted.into_iter().enumerate() {
        positions.entry(value).or_insert(i + 1);
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_best_position() {
        let found = positions([7, 9, 3, 7].into_iter().map(Decimal::from));
        let at = |n: i64| found[&Decimal::from(n)];
        assert_eq!((at(9), at(7), at(3)), (1, 2, 4));
    }
}
