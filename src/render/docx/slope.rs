//! Where lines between two times stand in a chart of Word, and their labels, which must not stand on each other.

use super::chart_xml::value;
use crate::model::document::Chart;
use crate::ooxml::xml_tree::Element;
use crate::render::label_places::apart;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Left, top, width and height of what the axes enclose, in shares of the chart; labels stand to both sides of it.
const INNER: [f64; 4] = [0.45, 0.04, 0.32, 0.84];

/// The place of the lines.
pub(super) fn inner() -> Element<'static> {
    let modes =
        [("c:layoutTarget", "inner"), ("c:xMode", "edge"), ("c:yMode", "edge")].map(|(name, mode)| value(name, mode));
    let places =
        ["c:x", "c:y", "c:w", "c:h"].into_iter().zip(INNER).map(|(name, share)| value(name, &share.to_string()));
    Element::new("c:manualLayout").children(modes).children(places)
}

/// By series, how far the labels of its two points are moved down, in shares of the chart, of which a line of text takes one.
pub(super) fn shifts(chart: &Chart, (low, high): (Decimal, Decimal), line: f64) -> Vec<[f64; 2]> {
    let [_, top, _, height] = INNER;
    let at = |series: usize, category: usize| {
        let point = chart.series.get(series).and_then(|series| series.points.get(category)?.as_ref());
        let share = point.and_then(|point| (point.value - low).checked_div(high - low)?.to_f64());
        top + height * (1.0 - share.unwrap_or_default())
    };
    let count = chart.series.len();
    let moved = |category: usize| {
        let points: Vec<f64> = (0..count).map(|series| at(series, category)).collect();
        let places = apart(&points, line);
        points.into_iter().zip(places).map(|(point, place)| place - point).collect::<Vec<f64>>()
    };
    moved(0).into_iter().zip(moved(1)).map(|(first, last)| [first, last]).collect()
}

/// A label moved down from where it would stand.
pub(super) fn moved(shift: f64) -> Element<'static> {
    let places = [("c:x", 0.0), ("c:y", shift)].map(|(name, share)| value(name, &format!("{share:.4}")));
    Element::new("c:layout").child(Element::new("c:manualLayout").children(places))
}
