//! Charts of bars: lying ones in the given order, upright ones side by side, and those that begin where the one before ends.

use super::super::display_list::{Colour, LineBox, Paint};
use super::super::measure::{Face, MM};
use super::plot::{AXIS, AXIS_PT, GAP, Plot};
use crate::model::document::{Align, Marks};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Labels take no more than this share of the width.
const LABEL_SHARE: f64 = 0.38;
/// Colour of the last bar of a waterfall, which is the whole.
const WHOLE: Colour = (0x40, 0x40, 0x40);

impl Plot<'_, '_> {
    /// A line box per category, so that a long ranking goes on over pages.
    pub(super) fn horizontal(&self) -> Vec<LineBox> {
        let labels = self.chart.categories.iter();
        let widest = labels.map(|label| self.flow.measure.width(Face::role(&self.role), self.role.size, label));
        let label = widest.fold(0.0, f64::max).min(self.flow.width * LABEL_SHARE);
        (0..self.chart.categories.len()).map(|category| self.row(category, label + 1.0)).collect()
    }

    fn row(&self, category: usize, label: f64) -> LineBox {
        let text = self.chart.categories.get(category).map_or("", String::as_str);
        let (_, lines) = self.words(text, (0.0, 0.0), label, Align::Right);
        let bar = self.flow.style.chart.bar_mm * MM;
        let bars = bar * self.chart.kind.bars(self.chart.series.len()) as f64;
        let height = bars.max(self.line * lines as f64);
        let (mut paints, _) = self.words(text, (0.0, (height - self.line * lines as f64) / 2.0), label, Align::Right);
        let axis = label + GAP;
        let top = (height - bars) / 2.0;
        paints.extend(match self.marks {
            Marks::EndToEnd | Marks::Overlaid => self.joint_bars(category, (axis, top), bar),
            Marks::Floating => self.step(category, (axis, top), (bar, height)),
            Marks::Beside | Marks::Lines => self.single_bars(category, (axis, top), bar),
        });
        let ground = if self.marks == Marks::Floating { self.step_at(axis, Decimal::ZERO) } else { axis };
        paints.push(Paint::Rule { from: (ground, 0.0), to: (ground, height), width: AXIS_PT, colour: AXIS });
        LineBox { height, paints, ..LineBox::default() }
    }

    /// A bar per series, each with its text behind it.
    fn single_bars(&self, category: usize, (axis, top): (f64, f64), bar: f64) -> Vec<Paint> {
        let longest = (self.flow.width - axis - self.widest - 2.0 * GAP).max(1.0);
        let mut paints = Vec::new();
        for series in 0..self.chart.series.len() {
            let Some(point) = self.point(series, category) else { continue };
            let top = top + bar * series as f64;
            let length = self.length(point, longest);
            let area = (axis, top + bar * 0.14, length, bar * 0.72);
            paints.push(Paint::Fill { area, colour: self.colour(series) });
            let at = (axis + length + GAP, top + (bar - self.line) / 2.0);
            let text = self.chart.label(series, category).unwrap_or_default();
            paints.extend(self.words(&text, at, self.flow.width - at.0, Align::Left).0);
        }
        paints
    }

    /// One bar of all series, end to end or one on the other, and behind it their texts, each with a square of its
    /// colour: inside the bar many would not fit.
    fn joint_bars(&self, category: usize, (axis, top): (f64, f64), bar: f64) -> Vec<Paint> {
        let side = self.line * 0.45;
        let room: f64 = self.texts.iter().map(|text| side + GAP * 0.5 + text + GAP * 1.5).sum();
        let longest = (self.flow.width - axis - room - GAP).max(1.0);
        let stacked = self.marks == Marks::EndToEnd;
        let (mut fills, mut end, mut start) = (Vec::new(), axis, axis);
        for series in 0..self.chart.series.len() {
            let Some(point) = self.point(series, category) else { continue };
            let length = self.length(point, longest);
            // A value lies on its target, and is thinner.
            let inset = if stacked || series > 0 { 0.14 } else { 0.27 };
            let area = (start, top + bar * inset, length, bar * (1.0 - 2.0 * inset));
            fills.push(Paint::Fill { area, colour: self.colour(series) });
            end = f64::max(end, start + length);
            if stacked {
                start += length;
            }
        }
        if !stacked {
            fills.reverse();
        }
        let mut x = end + GAP;
        for series in 0..self.chart.series.len() {
            let Some(text) = self.chart.label(series, category) else { continue };
            let square = (x, top + (bar - side) / 2.0, side, side);
            fills.push(Paint::Fill { area: square, colour: self.colour(series) });
            let at = (x + side + GAP * 0.5, top + (bar - self.line) / 2.0);
            fills.extend(self.words(&text, at, self.flow.width - at.0, Align::Left).0);
            x = at.0 + self.flow.measure.width(Face::role(&self.role), self.role.size, &text) + GAP * 1.5;
        }
        fills
    }

    /// Where a value of a waterfall lies: its scale runs from the lowest to the highest end of a bar.
    fn step_at(&self, axis: f64, value: Decimal) -> f64 {
        let steps = self.chart.steps();
        let ends = || steps.iter().flat_map(|(from, to)| [*from, *to]);
        let (low, high) = (ends().min().unwrap_or_default(), ends().max().unwrap_or_default());
        let share = (value - low).checked_div(high - low).and_then(|share| share.to_f64()).unwrap_or_default();
        axis + (self.flow.width - axis - self.widest - 2.0 * GAP).max(1.0) * share
    }

    /// A bar of a change, and a thin rule from where it ends to where the next begins.
    fn step(&self, category: usize, (axis, top): (f64, f64), (bar, height): (f64, f64)) -> Vec<Paint> {
        let steps = self.chart.steps();
        let (Some((from, to)), Some(point)) = (steps.get(category), self.point(0, category)) else { return Vec::new() };
        let last = category + 1 == steps.len();
        let (start, end) = (self.step_at(axis, *from), self.step_at(axis, *to));
        let colour = match (last, point.value.is_sign_negative()) {
            (true, _) => WHOLE,
            (false, false) => self.colour(0),
            (false, true) => self.colour(1),
        };
        let area = (start.min(end), top + bar * 0.14, (end - start).abs(), bar * 0.72);
        let mut paints = vec![Paint::Fill { area, colour }];
        let mut joint = |x: f64, from: f64, to: f64| {
            paints.push(Paint::Rule { from: (x, from), to: (x, to), width: AXIS_PT, colour: AXIS });
        };
        if category > 0 {
            joint(if last { end } else { start }, 0.0, area.1);
        }
        if !last {
            joint(end, area.1 + area.3, height);
        }
        let at = (start.max(end) + GAP, top + (bar - self.line) / 2.0);
        let text = self.chart.label(0, category).unwrap_or_default();
        paints.extend(self.words(&text, at, self.flow.width - at.0, Align::Left).0);
        paints
    }

    /// Panels one below the other, each with as many categories as leave room for the texts of their values.
    pub(super) fn grouped(&self) -> Vec<LineBox> {
        let count = self.chart.categories.len();
        let slot = self.widest + GAP / 3.0;
        let group = slot * self.chart.series.len().max(1) as f64 + GAP;
        let most = (self.flow.width / group).floor().max(1.0) as usize;
        let panels = count.div_ceil(most).max(1);
        let per_panel = count.div_ceil(panels).max(1);
        let starts = (0..count).step_by(per_panel);
        starts.map(|start| self.panel(start..(start + per_panel).min(count), per_panel)).collect()
    }

    fn panel(&self, categories: std::ops::Range<usize>, per_panel: usize) -> LineBox {
        let group = self.flow.width / per_panel as f64;
        let height = self.panel_height(categories.clone());
        let right = group * categories.len() as f64;
        let mut paints = vec![Paint::Rule { from: (0.0, height), to: (right, height), width: AXIS_PT, colour: AXIS }];
        let mut lines = 0;
        for (n, category) in categories.enumerate() {
            let left = group * n as f64;
            paints.extend(self.upright(category, (left, group), height));
            let label = self.chart.categories.get(category).map_or("", String::as_str);
            let (words, used) = self.words(label, (left + GAP / 2.0, height + GAP), group - GAP, Align::Center);
            paints.extend(words);
            lines = lines.max(used);
        }
        LineBox { before: GAP, height: height + GAP + self.line * lines as f64, paints, ..LineBox::default() }
    }

    /// All panels have one scale; each is as high as its own longest bar.
    fn panel_height(&self, categories: std::ops::Range<usize>) -> f64 {
        let points = self.chart.series.iter().flat_map(|series| series.points.get(categories.clone()).unwrap_or(&[]));
        points.flatten().map(|point| self.length(point, self.longest())).fold(0.0, f64::max) + self.line
    }

    /// The bars of one category, each with the text of its value above.
    fn upright(&self, category: usize, (left, group): (f64, f64), height: f64) -> Vec<Paint> {
        const WIDEST: f64 = 16.0 * MM;
        let count = self.chart.series.len().max(1) as f64;
        let slot = ((group - GAP) / count).clamp(1.0, WIDEST.max(self.widest + GAP));
        let start = left + (group - slot * count) / 2.0;
        let mut paints = Vec::new();
        for series in 0..self.chart.series.len() {
            let Some(point) = self.point(series, category) else { continue };
            let x = start + slot * series as f64;
            let length = self.length(point, self.longest());
            let area = (x + slot * 0.08, height - length, slot * 0.84, length);
            paints.push(Paint::Fill { area, colour: self.colour(series) });
            paints.extend(self.words(&point.text, (x, height - length - self.line), slot, Align::Center).0);
        }
        paints
    }
}
