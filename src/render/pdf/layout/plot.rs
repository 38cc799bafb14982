//! What all kinds of charts need: colours, words, the legend, how long a value is.

use super::super::display_list::{Colour, LineBox, Paint, colour};
use super::super::lines::{self, Setting};
use super::super::measure::{Face, MM};
use super::flow::{Flow, line_paints};
use crate::model::document::{Align, Chart, Inline, Marks, Point, Role};
use crate::model::style::RoleStyle;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Colour of axes.
pub(super) const AXIS: Colour = (0x7F, 0x7F, 0x7F);
pub(super) const AXIS_PT: f64 = 0.5;
/// Colour of a target behind the bar of its value.
const TARGET: Colour = (0xD9, 0xD9, 0xD9);
/// Width of a line of a chart.
pub(super) const LINE_PT: f64 = 1.5;
/// Space between a bar and the words beside it.
pub(super) const GAP: f64 = 1.2 * MM;

/// What all kinds of charts need.
pub(super) struct Plot<'a, 'g> {
    pub(super) flow: &'a Flow<'g>,
    pub(super) chart: &'a Chart,
    pub(super) marks: Marks,
    pub(super) role: RoleStyle,
    pub(super) line: f64,
    colours: Vec<Colour>,
    /// The greatest value, or sum of a category where its series stand end to end; bars are shares of it.
    most: f64,
    /// The widest value text of each series.
    pub(super) texts: Vec<f64>,
    /// The widest of all.
    pub(super) widest: f64,
}

impl<'a, 'g> Plot<'a, 'g> {
    pub(super) fn new(flow: &'a Flow<'g>, chart: &'a Chart) -> anyhow::Result<Plot<'a, 'g>> {
        let role = flow.role(Role::Chart);
        let count = chart.categories.len();
        let width = |text: String| flow.measure.width(Face::role(&role), role.size, &text);
        let widest = |series| (0..count).filter_map(|n| chart.label(series, n)).map(width).fold(0.0, f64::max);
        let texts: Vec<f64> = (0..chart.series.len()).map(widest).collect();
        Ok(Plot {
            flow,
            chart,
            marks: chart.kind.traits().marks,
            role,
            line: flow.line_height(&role),
            colours: flow.style.chart.colours.iter().map(|digits| colour(digits)).collect::<anyhow::Result<_>>()?,
            most: most(chart),
            widest: texts.iter().copied().fold(0.0, f64::max),
            texts,
        })
    }

    pub(super) fn colour(&self, series: usize) -> Colour {
        if self.marks == Marks::Overlaid && series > 0 {
            return TARGET;
        }
        let cycle = series.checked_rem(self.colours.len()).unwrap_or_default();
        self.colours.get(cycle).copied().unwrap_or(AXIS)
    }

    /// Length of a bar out of the longest; what is below zero has none.
    pub(super) fn length(&self, point: &Point, longest: f64) -> f64 {
        let value = point.value.to_f64().unwrap_or_default().max(0.0);
        if self.most > 0.0 { longest * value / self.most } else { 0.0 }
    }

    /// Height of an upright chart without its labels.
    pub(super) fn longest(&self) -> f64 {
        (self.flow.style.chart.height_mm * MM * self.chart.height()).min(self.flow.height / 2.0) - self.line
    }

    /// How far up a value of lines lies, out of a height.
    pub(super) fn level(&self, value: Decimal, height: f64) -> f64 {
        let (low, high) = self.chart.scale();
        let share = (value - low).checked_div(high - low).and_then(|share| share.to_f64());
        height * share.unwrap_or(0.5)
    }

    pub(super) fn point(&self, series: usize, category: usize) -> Option<&'a Point> {
        self.chart.series.get(series)?.points.get(category)?.as_ref()
    }

    /// Words in a box, with the number of lines they take.
    pub(super) fn words(&self, text: &str, (x, y): (f64, f64), width: f64, align: Align) -> (Vec<Paint>, usize) {
        let setting =
            Setting { size: self.role.size, face: Face::role(&self.role), align, width: width.max(1.0), indent: 0.0 };
        let lines = lines::set(self.flow.measure, &[Inline::text(text)], &setting);
        let count = lines.len();
        let paints = lines.into_iter().enumerate().flat_map(|(n, line)| {
            let at = (x, y + self.line * n as f64);
            line_paints(self.flow.measure, line, self.role.size, self.line, at, None)
        });
        (paints.collect(), count)
    }

    /// A coloured square and a name per series where there are several, and the unit at the right.
    pub(super) fn legend(&self) -> LineBox {
        let mut line_box = LineBox { height: self.line, ..LineBox::default() };
        let side = self.line * 0.55;
        let names = if self.chart.has_legend() { self.chart.series.as_slice() } else { &[] };
        let unit = self.flow.measure.width(Face::role(&self.role), self.role.size, &self.chart.unit);
        let room = self.flow.width - unit - 2.0 * GAP;
        let (mut x, mut y) = (0.0, 0.0);
        for (n, series) in names.iter().enumerate() {
            let width = self.flow.measure.width(Face::role(&self.role), self.role.size, &series.name);
            if x > 0.0 && x + side + GAP + width > room {
                (x, y) = (0.0, y + self.line);
            }
            let top = y + (self.line - side) / 2.0;
            // A target is a broken line.
            let height = if series.target { LINE_PT } else { side };
            let area = (x, top + (side - height) / 2.0, side, height);
            line_box.paints.push(Paint::Fill { area, colour: self.colour(n) });
            let (paints, lines) = self.words(&series.name, (x + side + GAP, y), room - side - GAP, Align::Left);
            line_box.paints.extend(paints);
            line_box.height = line_box.height.max(y + self.line * lines as f64);
            y += self.line * lines.saturating_sub(1) as f64;
            x += side + width + 4.0 * GAP;
        }
        let right = self.words(&self.chart.unit, (0.0, 0.0), self.flow.width, Align::Right);
        line_box.paints.extend(right.0);
        line_box.after = GAP;
        line_box
    }
}

/// What the longest bar stands for.
fn most(chart: &Chart) -> f64 {
    let value = |point: &Point| point.value.to_f64().unwrap_or_default().max(0.0);
    if chart.kind.traits().marks == Marks::EndToEnd {
        let at = |n: usize| {
            chart.series.iter().filter_map(move |series| series.points.get(n)?.as_ref()).map(value).sum::<f64>()
        };
        return (0..chart.categories.len()).map(at).fold(0.0, f64::max);
    }
    chart.series.iter().flat_map(|series| series.points.iter().flatten()).map(value).fold(0.0, f64::max)
}
