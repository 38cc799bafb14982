//! A waterfall as Word's stacked bars: an unseen one up to where a part begins, the part, and an unseen one that bears its label.

use crate::messages::Catalogue;
use crate::model::document::{Chart, Point, Series};
use crate::msg;
use rust_decimal::Decimal;

/// The unseen bar that bears a label, in hundredths of the chart's range.
const LABEL: i64 = 20;

/// How a series is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Not at all.
    None,
    /// In the n-th colour of the style.
    Series(usize),
    /// As the whole.
    Whole,
}

/// The fill of the n-th of the series below.
pub(super) fn ink(n: usize) -> Ink {
    match n {
        1 | 2 => Ink::Series(0),
        3 | 4 => Ink::Series(1),
        5 => Ink::Whole,
        _ => Ink::None,
    }
}

/// The chart in series that Word stacks: values above nought on each other to the right, those below to the left.
pub(super) fn stacked(chart: &Chart, catalogue: &Catalogue) -> Chart {
    let steps = chart.steps();
    let ends = || steps.iter().flat_map(|(from, to)| [*from, *to]);
    let range = ends().max().unwrap_or_default() - ends().min().unwrap_or_default();
    let pad = range * Decimal::new(LABEL, 2);
    let points = chart.series.first().map_or(&[][..], |series| &series.points);
    let mut values: [Vec<Option<Decimal>>; 7] = std::array::from_fn(|_| vec![None; steps.len()]);
    for (n, (from, to)) in steps.iter().enumerate() {
        let (low, high) = (*from.min(to), *from.max(to));
        let part = if n + 1 == steps.len() {
            5
        } else if to >= from {
            1
        } else {
            3
        };
        let nought = Decimal::ZERO;
        let (base, right, left) = if low >= nought {
            (Some(low), Some(high - low), None)
        } else if high <= nought {
            (Some(high), None, Some(low - high))
        } else {
            (None, Some(high), Some(low))
        };
        let left_part = if part == 5 { 5 } else { part + 1 };
        for (series, value) in [(0, base), (part, right), (left_part, left), (6, Some(pad))] {
            if let (Some(value), Some(place)) = (value, values.get_mut(series).and_then(|all| all.get_mut(n))) {
                *place = Some(value);
            }
        }
    }
    let names = [
        msg!("waterfall-base"),
        msg!("waterfall-up"),
        msg!("waterfall-up-below"),
        msg!("waterfall-down"),
        msg!("waterfall-down-below"),
        msg!("waterfall-whole"),
        msg!("waterfall-label"),
    ];
    let series = values.into_iter().zip(names).enumerate().map(|(n, (values, name))| {
        let point = |(value, point): (Option<Decimal>, &Option<Point>)| {
            let (value, point) = value.zip(point.as_ref())?;
            let text = if n == 6 { point.text.clone() } else { String::new() };
            Some(Point { value, text, key: point.key.clone() })
        };
        let points = values.into_iter().zip(points).map(point).collect();
        Series { name: catalogue.text(&name), target: false, points }
    });
    Chart { series: series.collect(), ..chart.clone() }
}
