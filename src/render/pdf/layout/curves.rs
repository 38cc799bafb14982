//! Charts of lines: over the categories, between two times, and small ones for many places.

use super::super::display_list::{LineBox, Paint};
use super::super::measure::{Face, MM};
use super::plot::{AXIS, AXIS_PT, GAP, LINE_PT, Plot};
use crate::model::document::Align;
use crate::render::label_places::apart;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Side of the square at a point of a line.
const POINT: f64 = 1.4 * MM;
/// Dashes of a target, and the gaps between them.
const DASH: f64 = 1.6 * MM;
/// Small charts next to each other, the height of their lines, and the space between them.
const ACROSS: usize = 3;
const SMALL: f64 = 15.0 * MM;
const BETWEEN: f64 = 5.0 * MM;

/// Where the categories of a chart of lines stand.
struct Spots {
    /// Middles of their points.
    points: Vec<f64>,
    /// Middles of their names and values, which do not touch.
    labels: Vec<f64>,
    /// Width of a name or a value.
    room: f64,
}

impl Plot<'_, '_> {
    /// A line per series over the categories, with a square and the text of the value at each point.
    pub(super) fn lines(&self) -> LineBox {
        let spots = self.spots();
        let height = self.longest() + 2.0 * self.line;
        let ground = Paint::Rule { from: (0.0, height), to: (self.flow.width, height), width: AXIS_PT, colour: AXIS };
        let mut paints = vec![ground];
        for series in 0..self.chart.series.len() {
            paints.extend(self.curve(series, &spots, height));
        }
        let mut lines = 0;
        for (category, spot) in self.chart.categories.iter().zip(&spots.labels) {
            let at = (spot - spots.room / 2.0 + GAP / 2.0, height + GAP);
            let (words, used) = self.words(category, at, spots.room - GAP, Align::Center);
            paints.extend(words);
            lines = lines.max(used);
        }
        LineBox { before: GAP, height: height + GAP + self.line * lines as f64, paints, ..LineBox::default() }
    }

    /// Where the categories stand: days by their distance, others in the middle of equal shares of the width.
    fn spots(&self) -> Spots {
        let width = self.flow.width;
        let share = width / self.chart.categories.len().max(1) as f64;
        let wide = |name: &String| self.flow.measure.width(Face::role(&self.role), self.role.size, name);
        let widest = self.chart.categories.iter().map(wide).fold(self.widest, f64::max) + 2.0 * GAP;
        let room = if self.chart.days.is_empty() { share } else { widest.min(share) };
        let at = |place: &Decimal| room / 2.0 + (width - room) * place.to_f64().unwrap_or_default();
        let points: Vec<f64> = self.chart.places().iter().map(at).collect();
        // Labels of days near each other keep within the width.
        let mut labels = apart(&points, room);
        let over = labels.last().map_or(0.0, |last| (last + room / 2.0 - width).max(0.0));
        labels.iter_mut().for_each(|label| *label = (*label - over).max(room / 2.0));
        Spots { points, labels, room }
    }

    /// One line; a point that is not there leaves a gap in it.
    fn curve(&self, series: usize, spots: &Spots, height: f64) -> Vec<Paint> {
        let colour = self.colour(series);
        let mut paints = Vec::new();
        let mut before = None;
        let is_target = self.chart.series.get(series).is_some_and(|series| series.target);
        for category in 0..self.chart.categories.len() {
            let Some(point) = self.point(series, category) else {
                before = None;
                continue;
            };
            let at = (
                spots.points.get(category).copied().unwrap_or_default(),
                height - self.line - self.level(point.value, self.longest()),
            );
            if let Some(from) = before.replace(at) {
                paints.extend(
                    if is_target { dashes(from, at) } else { vec![(from, at)] }
                        .into_iter()
                        .map(|(from, to)| Paint::Rule { from, to, width: LINE_PT, colour }),
                );
            }
            if !is_target {
                let square = (at.0 - POINT / 2.0, at.1 - POINT / 2.0, POINT, POINT);
                paints.push(Paint::Fill { area: square, colour });
            }
            let top = if self.is_below(series, category) { at.1 + POINT } else { at.1 - POINT - self.line };
            let left = spots.labels.get(category).copied().unwrap_or_default() - spots.room / 2.0;
            let text = self.chart.label(series, category).unwrap_or_default();
            paints.extend(self.words(&text, (left, top), spots.room, Align::Center).0);
        }
        paints
    }

    /// Whether another line runs above this point, so that its text stands below.
    fn is_below(&self, series: usize, category: usize) -> bool {
        let value = |n| self.point(n, category).map(|point| point.value);
        (0..self.chart.series.len()).any(|other| value(other) > value(series))
    }

    /// A line per series between two times, with name and value at its left end and the value at its right.
    pub(super) fn slopes(&self) -> LineBox {
        let count = self.chart.series.len();
        let height = self.longest().max(self.line * 1.2 * count as f64);
        let label = |n: usize| self.chart.label(n, 0).unwrap_or_default();
        let wide = |text: &str| self.flow.measure.width(Face::role(&self.role), self.role.size, text);
        let left = (0..count).map(|n| wide(&label(n))).fold(0.0, f64::max).min(self.flow.width * 0.5) + GAP;
        let values = (0..count).filter_map(|n| self.chart.label(n, 1)).map(|text| wide(&text)).fold(0.0, f64::max);
        let right = (self.flow.width - values - 2.0 * GAP).min(left + 70.0 * MM);
        let y = |n: usize, category: usize| {
            let value = self.point(n, category).map_or(Decimal::ZERO, |point| point.value);
            self.line + height - self.level(value, height)
        };
        let tops = |category: usize| apart(&(0..count).map(|n| y(n, category)).collect::<Vec<_>>(), self.line);
        let (starts, ends) = (tops(0), tops(1));
        let mut paints = Vec::new();
        for n in 0..count {
            let colour = self.colour(usize::from(y(n, 1) > y(n, 0)));
            let (from, to) = ((left + GAP, y(n, 0)), (right, y(n, 1)));
            paints.push(Paint::Rule { from, to, width: LINE_PT, colour });
            for (x, y) in [from, to] {
                paints.push(Paint::Fill { area: (x - POINT / 2.0, y - POINT / 2.0, POINT, POINT), colour });
            }
            let middle = |places: &[f64]| places.get(n).copied().unwrap_or_default() - self.line / 2.0;
            paints.extend(self.words(&label(n), (0.0, middle(&starts)), left - GAP / 2.0, Align::Right).0);
            let at = (right + GAP, middle(&ends));
            let text = self.chart.label(n, 1).unwrap_or_default();
            paints.extend(self.words(&text, at, self.flow.width - at.0, Align::Left).0);
        }
        let below = height + 2.0 * self.line;
        for (x, category) in [(left, 0), (right, 1)] {
            let words = self.chart.categories.get(category).map_or("", String::as_str);
            let width = 24.0 * MM;
            paints.extend(self.words(words, (x - width / 2.0, below), width, Align::Center).0);
        }
        LineBox { before: GAP, height: below + self.line, paints, ..LineBox::default() }
    }

    /// Small charts in rows.
    pub(super) fn multiples(&self) -> Vec<LineBox> {
        let count = self.chart.series.len();
        let starts = (0..count).step_by(ACROSS);
        starts.map(|start| self.small_row(start..(start + ACROSS).min(count))).collect()
    }

    fn small_row(&self, series: std::ops::Range<usize>) -> LineBox {
        let width = (self.flow.width - BETWEEN * (ACROSS - 1) as f64) / ACROSS as f64;
        let name = |n: usize| self.chart.series.get(n).map_or("", |series| &series.name);
        let lines = series.clone().map(|n| self.words(name(n), (0.0, 0.0), width, Align::Left).1);
        let title = self.line * lines.max().unwrap_or(1) as f64;
        let mut paints = Vec::new();
        for (at, n) in series.enumerate() {
            let x = (width + BETWEEN) * at as f64;
            paints.extend(self.words(name(n), (x, 0.0), width, Align::Left).0);
            paints.extend(self.small(n, (x, title), width));
        }
        let height = title + 2.0 * self.line + SMALL + POINT + GAP + self.line;
        LineBox { before: GAP, height, paints, after: GAP, ..LineBox::default() }
    }

    /// One small chart: its line, the first and the last value, the first and the last time.
    fn small(&self, series: usize, (left, top): (f64, f64), width: f64) -> Vec<Paint> {
        let count = self.chart.categories.len();
        let places = self.chart.places();
        let ground = top + self.line + SMALL + POINT + self.line;
        let wide = |name: &String| self.flow.measure.width(Face::role(&self.role), self.role.size, name);
        let names = self.chart.categories.iter().map(wide).fold(self.widest, f64::max);
        let inset = (names / 2.0 + 1.0).min(width / 3.0);
        let across = |n: usize| places.get(n).and_then(Decimal::to_f64).unwrap_or_default() * (width - 2.0 * inset);
        let (colour, mut before) = (self.colour(0), None);
        let axis = Paint::Rule { from: (left, ground), to: (left + width, ground), width: AXIS_PT, colour: AXIS };
        let mut paints = vec![axis];
        let known: Vec<usize> = (0..count).filter(|n| self.point(series, *n).is_some()).collect();
        for category in known.iter().copied() {
            let Some(point) = self.point(series, category) else { continue };
            let at = (left + inset + across(category), top + self.line + SMALL - self.level(point.value, SMALL));
            if let Some(from) = before.replace(at) {
                paints.push(Paint::Rule { from, to: at, width: LINE_PT, colour });
            }
            paints.push(Paint::Fill { area: (at.0 - POINT / 2.0, at.1 - POINT / 2.0, POINT, POINT), colour });
            let words = |text: &str, y: f64| self.words(text, (at.0 - inset, y), 2.0 * inset, Align::Center).0;
            let text = self.chart.label(series, category).unwrap_or_default();
            paints.extend(words(&text, at.1 - POINT - self.line));
            if Some(&category) == known.first() || Some(&category) == known.last() {
                let name = self.chart.categories.get(category).map_or("", String::as_str);
                paints.extend(words(name, ground + GAP / 2.0));
            }
        }
        paints
    }
}

/// Pieces of a broken line.
fn dashes(from: (f64, f64), to: (f64, f64)) -> Vec<((f64, f64), (f64, f64))> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let count = ((dx.hypot(dy) / DASH).round() as usize) | 1;
    let at = |n: usize| (from.0 + dx * n as f64 / count as f64, from.1 + dy * n as f64 / count as f64);
    (0..count).step_by(2).map(|n| (at(n), at(n + 1))).collect()
}
