//! Classes of values for a map: where they begin, and how they are called.

use super::report_context::ReportContext;
use crate::model::tile_map::TileMap;
use crate::msg;
use rust_decimal::Decimal;

/// Boundaries are multiples of a step of which the range of the values holds about so many.
const STEPS: i64 = 25;

/// Where the second and each further class begins, ascending: classes of about as many values each, their boundaries as round
/// as that allows. No class is empty; equal values make one class, with no boundary.
///
/// Quantiles show where a place stands among the others however skewed the values are: Slocum et al., *Thematic
/// Cartography and Geovisualization*, 3rd ed., chapter 4.
pub(super) fn boundaries(values: &[Decimal]) -> Vec<Decimal> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let step = round_step((most - least) / Decimal::from(STEPS));
    let round = |value: Decimal| if step.is_zero() { value } else { (value / step).floor() * step }.normalize();
    // Values as low as the lowest are a class of their own where they would fill one: often nobody has any.
    let above = sorted.partition_point(|value| value == least);
    let alone = above * TileMap::CLASSES >= sorted.len();
    let (rest, classes) = if alone { (&sorted[above..], TileMap::CLASSES - 1) } else { (&*sorted, TileMap::CLASSES) };
    let quantiles = (usize::from(!alone)..classes).filter_map(|n| rest.get(n * rest.len() / classes));
    let boundary = |value: &Decimal| Some(round(*value)).filter(|round| round > least).unwrap_or(*value);
    let mut found: Vec<Decimal> = quantiles.map(boundary).filter(|boundary| boundary > least).collect();
    found.dedup();
    found
}

/// The largest of 1, 2 or 5 times a power of ten that is no more than a length; a length of nothing is its own.
fn round_step(length: Decimal) -> Decimal {
    if length <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    let mut power = Decimal::ONE;
    while power > length {
        power /= Decimal::TEN;
    }
    while power * Decimal::TEN <= length {
        power *= Decimal::TEN;
    }
    let fits = |times: i64| Some(power * Decimal::from(times)).filter(|step| *step <= length);
    fits(5).or_else(|| fits(2)).unwrap_or(power)
}

/// The class of a value, from 0.
pub(super) fn class_of(boundaries: &[Decimal], value: Decimal) -> usize {
    boundaries.iter().filter(|boundary| value >= **boundary).count()
}

/// `dưới 55`, `55 đến dưới 62`, `từ 62`. A lowest class of equal values, and an only one, is called by that value.
pub(super) fn names(subject: &ReportContext, boundaries: &[Decimal], values: &[Decimal]) -> Vec<String> {
    let number = |value: &Decimal| subject.number(*value);
    let Some(least) = values.iter().min() else { return Vec::new() };
    let (Some(first), Some(last)) = (boundaries.first(), boundaries.last()) else { return vec![number(least)] };
    let below = values.iter().filter(|value| *value < first);
    let (equal, others): (Vec<&Decimal>, Vec<&Decimal>) = below.partition(|value| *value == least);
    let lowest = if others.is_empty() && equal.len() > 1 {
        number(least)
    } else {
        subject.say(msg!("class-below", to = number(first)))
    };
    let between = |pair: &[Decimal]| msg!("class-between", from = number(&pair[0]), to = number(&pair[1]));
    let between = boundaries.windows(2).map(|pair| subject.say(between(pair)));
    let highest = subject.say(msg!("class-from", from = number(last)));
    std::iter::once(lowest).chain(between).chain([highest]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &str) -> String {
        let values: Vec<Decimal> = values.split(' ').map(|value| value.parse().unwrap()).collect();
        let boundaries = boundaries(&values);
        let classes: Vec<usize> = values.iter().map(|value| class_of(&boundaries, *value)).collect();
        assert!((0..=boundaries.len()).all(|class| classes.contains(&class)), "{values:?} {boundaries:?}");
        boundaries.iter().map(Decimal::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn classes_hold_about_as_many_values_between_round_boundaries() {
        assert_eq!(found("44 50.2 51 53 54.8 57.6 58 61.3 62 64 65.1 67 68 70.4 72 73.9 76 79 80 86"), "54 62 68 76");
        assert_eq!(found("0 0 1 2 3 4 5 7 9 12 15 18 24 31 40 55 61 90 112 140"), "3 5 20 60");
        assert_eq!(found("0.01 0.013 0.02 0.024 0.031"), "0.013 0.02 0.024 0.031");
    }

    #[test]
    fn equal_values_are_of_one_class() {
        assert_eq!(found("0 0 0 0 0 0 0 0 0 3"), "3");
        assert_eq!(found("0 0 0 0 0 0 1 1 2 5"), "1 2 5");
        assert_eq!(found("7 7 7"), "");
        assert_eq!(boundaries(&[]), []);
    }
}
