//! Values by place and line.

use super::figure::Place;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values by place, and those of a place by line. A book holds the figures of every locality: lists take two thirds of what
/// maps do.
#[derive(Debug, Clone, PartialEq)]
pub struct ByPlace<T>(BTreeMap<Place, Vec<(Arc<str>, T)>>);

impl<T> ByPlace<T> {
    /// The value of a place in a line.
    pub fn get(&self, place: &Place, line: &str) -> Option<&T> {
        let lines = self.0.get(place)?;
        lines.get(at(lines, line).ok()?).map(|(_, value)| value)
    }

    /// All values, by place and line.
    pub fn iter(&self) -> impl Iterator<Item = (&Place, &Arc<str>, &T)> {
        self.0.iter().flat_map(|(place, lines)| lines.iter().map(move |(line, value)| (place, line, value)))
    }

    /// The values of each place.
    pub fn places(&self) -> impl Iterator<Item = (&Place, &[(Arc<str>, T)])> {
        self.0.iter().map(|(place, lines)| (place, lines.as_slice()))
    }
}

/// Where a line is among those of a place, or would be.
fn at<T>(lines: &[(Arc<str>, T)], line: &str) -> Result<usize, usize> {
    lines.binary_search_by(|(known, _)| (**known).cmp(line))
}

impl<T> Default for ByPlace<T> {
    fn default() -> ByPlace<T> {
        ByPlace(BTreeMap::new())
    }
}

impl<T> Extend<(Place, Arc<str>, T)> for ByPlace<T> {
    fn extend<I: IntoIterator<Item = (Place, Arc<str>, T)>>(&mut self, values: I) {
        for (place, line, value) in values {
            let lines = self.0.entry(place).or_default();
            match at(lines, &line) {
                Ok(known) => lines[known] = (line, value),
                Err(new) => lines.insert(new, (line, value)),
            }
        }
    }
}

impl<T> FromIterator<(Place, Arc<str>, T)> for ByPlace<T> {
    fn from_iter<I: IntoIterator<Item = (Place, Arc<str>, T)>>(values: I) -> ByPlace<T> {
        let mut all = ByPlace::default();
        all.extend(values);
        all.0.values_mut().for_each(Vec::shrink_to_fit);
        all
    }
}
