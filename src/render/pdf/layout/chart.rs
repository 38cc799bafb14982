//! Charts drawn from their data: horizontal bars in the given order, upright bars side by side, or lines.

use super::super::display_list::{Colour, LineBox, Paint, colour};
use super::super::lines::{self, Setting};
use super::super::measure::{Face, MM};
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use super::text;
use crate::model::document::{Align, Chart, ChartKind, Inline, Point, Role};
use crate::model::style::RoleStyle;
use rust_decimal::prelude::ToPrimitive as _;

/// Colour of axes.
const AXIS: Colour = (0x7F, 0x7F, 0x7F);
const AXIS_PT: f64 = 0.5;
/// Colour of a target behind the bar of its value.
const TARGET: Colour = (0xD9, 0xD9, 0xD9);
/// Width of a line, and the side of the square at its points.
const LINE_PT: f64 = 1.5;
const POINT: f64 = 1.4 * MM;
/// Space between a bar and the words beside it.
const GAP: f64 = 1.2 * MM;
/// Labels take no more than this share of the width.
const LABEL_SHARE: f64 = 0.38;
/// A chart that takes no more than this share of a page is not split.
const WHOLE_SHARE: f64 = 0.5;
/// Of a longer one, so many bars stay with the caption, and as many together at the end.
const KEPT_BARS: usize = 6;

pub(super) fn set(flow: &mut Flow<'_>, chart: &Chart) -> anyhow::Result<()> {
    let figure = flow.structure.figure(chart.alt.clone());
    if !chart.caption.is_empty() {
        let caption = flow.structure.add(Tag::Paragraph, None);
        text::caption(flow, &chart.caption, caption);
    }
    let plot = Plot::new(flow, chart)?;
    let mut line_boxes = vec![plot.legend()];
    line_boxes.extend(match chart.kind {
        ChartKind::Ranked | ChartKind::Funnel | ChartKind::Stacked | ChartKind::Progress => plot.horizontal(),
        ChartKind::Grouped => plot.grouped(),
        ChartKind::Line => vec![plot.lines()],
    });
    let count = line_boxes.len();
    let height: f64 = line_boxes.iter().map(|line_box| line_box.before + line_box.height).sum();
    let whole = height < flow.height * WHOLE_SHARE;
    for (n, line_box) in line_boxes.iter_mut().enumerate() {
        let panel = !chart.kind.is_horizontal();
        line_box.keep_next = n + 1 < count && (whole || n == 0 || !panel && (n < KEPT_BARS || n + KEPT_BARS >= count));
        line_box.paints.insert(0, Paint::Begin(figure));
        line_box.paints.push(Paint::End);
    }
    if let Some(last) = line_boxes.last_mut() {
        last.after = 2.0 * MM;
    }
    flow.extend(line_boxes);
    Ok(())
}

/// What all kinds of charts need.
struct Plot<'a, 'g> {
    flow: &'a Flow<'g>,
    chart: &'a Chart,
    role: RoleStyle,
    line: f64,
    colours: Vec<Colour>,
    /// The greatest value, or sum of a category where its series stand end to end; bars are shares of it.
    most: f64,
    /// The widest value text of each series.
    texts: Vec<f64>,
    /// The widest of all.
    widest: f64,
}

impl<'a, 'g> Plot<'a, 'g> {
    fn new(flow: &'a Flow<'g>, chart: &'a Chart) -> anyhow::Result<Plot<'a, 'g>> {
        let role = flow.role(Role::Chart);
        let count = chart.categories.len();
        let width = |text: String| flow.measure.width(Face::role(&role), role.size, &text);
        let widest = |series| (0..count).filter_map(|n| chart.label(series, n)).map(width).fold(0.0, f64::max);
        let texts: Vec<f64> = (0..chart.series.len()).map(widest).collect();
        Ok(Plot {
            flow,
            chart,
            role,
            line: flow.line_height(&role),
            colours: flow.style.chart.colours.iter().map(|digits| colour(digits)).collect::<anyhow::Result<_>>()?,
            most: most(chart),
            widest: texts.iter().copied().fold(0.0, f64::max),
            texts,
        })
    }

    fn colour(&self, series: usize) -> Colour {
        if self.chart.kind == ChartKind::Progress && series > 0 {
            return TARGET;
        }
        let cycle = series.checked_rem(self.colours.len()).unwrap_or_default();
        self.colours.get(cycle).copied().unwrap_or(AXIS)
    }

    /// Length of a bar out of the longest; what is below zero has none.
    fn length(&self, point: &Point, longest: f64) -> f64 {
        let value = point.value.to_f64().unwrap_or_default().max(0.0);
        if self.most > 0.0 { longest * value / self.most } else { 0.0 }
    }

    fn point(&self, series: usize, category: usize) -> Option<&'a Point> {
        self.chart.series.get(series)?.points.get(category)?.as_ref()
    }

    /// Words in a box, with the number of lines they take.
    fn words(&self, text: &str, (x, y): (f64, f64), width: f64, align: Align) -> (Vec<Paint>, usize) {
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
    fn legend(&self) -> LineBox {
        let mut line_box = LineBox { height: self.line, ..LineBox::default() };
        let side = self.line * 0.55;
        let names = if self.chart.series.len() > 1 { self.chart.series.as_slice() } else { &[] };
        let unit = self.flow.measure.width(Face::role(&self.role), self.role.size, &self.chart.unit);
        let room = self.flow.width - unit - 2.0 * GAP;
        let (mut x, mut y) = (0.0, 0.0);
        for (n, series) in names.iter().enumerate() {
            let width = self.flow.measure.width(Face::role(&self.role), self.role.size, &series.name);
            if x > 0.0 && x + side + GAP + width > room {
                (x, y) = (0.0, y + self.line);
            }
            let top = y + (self.line - side) / 2.0;
            line_box.paints.push(Paint::Fill { area: (x, top, side, side), colour: self.colour(n) });
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

    /// A line box per category, so that a long ranking goes on over pages.
    fn horizontal(&self) -> Vec<LineBox> {
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
        paints.extend(match self.chart.kind {
            ChartKind::Stacked | ChartKind::Progress => self.joint_bars(category, (axis, top), bar),
            ChartKind::Ranked | ChartKind::Grouped | ChartKind::Funnel | ChartKind::Line => {
                self.single_bars(category, (axis, top), bar)
            }
        });
        paints.push(Paint::Rule { from: (axis, 0.0), to: (axis, height), width: AXIS_PT, colour: AXIS });
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
        let stacked = self.chart.kind == ChartKind::Stacked;
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

    /// A line per series over the categories, with a square and the text of the value at each point.
    fn lines(&self) -> LineBox {
        let count = self.chart.categories.len().max(1);
        let group = self.flow.width / count as f64;
        let height = self.longest() + 2.0 * self.line;
        let ground = Paint::Rule { from: (0.0, height), to: (self.flow.width, height), width: AXIS_PT, colour: AXIS };
        let mut paints = vec![ground];
        for series in 0..self.chart.series.len() {
            paints.extend(self.curve(series, group, height));
        }
        let mut lines = 0;
        for (n, category) in self.chart.categories.iter().enumerate() {
            let at = (group * n as f64 + GAP / 2.0, height + GAP);
            let (words, used) = self.words(category, at, group - GAP, Align::Center);
            paints.extend(words);
            lines = lines.max(used);
        }
        LineBox { before: GAP, height: height + GAP + self.line * lines as f64, paints, ..LineBox::default() }
    }

    /// One line; a point that is not there leaves a gap in it.
    fn curve(&self, series: usize, group: f64, height: f64) -> Vec<Paint> {
        let colour = self.colour(series);
        let mut paints = Vec::new();
        let mut before = None;
        for category in 0..self.chart.categories.len() {
            let Some(point) = self.point(series, category) else {
                before = None;
                continue;
            };
            let at = (group * (category as f64 + 0.5), height - self.line - self.length(point, self.longest()));
            if let Some(from) = before.replace(at) {
                paints.push(Paint::Rule { from, to: at, width: LINE_PT, colour });
            }
            let square = (at.0 - POINT / 2.0, at.1 - POINT / 2.0, POINT, POINT);
            paints.push(Paint::Fill { area: square, colour });
            let top = if self.is_below(series, category) { at.1 + POINT } else { at.1 - POINT - self.line };
            let left = group * category as f64;
            paints.extend(self.words(&point.text, (left, top), group, Align::Center).0);
        }
        paints
    }

    /// Whether another line runs above this point, so that its text stands below.
    fn is_below(&self, series: usize, category: usize) -> bool {
        let value = |n| self.point(n, category).map(|point| point.value);
        (0..self.chart.series.len()).any(|other| value(other) > value(series))
    }

    /// Panels one below the other, each with as many categories as leave room for the texts of their values.
    fn grouped(&self) -> Vec<LineBox> {
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

    /// Height of the longest upright bar of the chart.
    fn longest(&self) -> f64 {
        (self.flow.style.chart.height_mm * MM).min(self.flow.height / 2.0) - self.line
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

/// What the longest bar stands for.
fn most(chart: &Chart) -> f64 {
    let value = |point: &Point| point.value.to_f64().unwrap_or_default().max(0.0);
    if chart.kind == ChartKind::Stacked {
        let at = |n: usize| {
            chart.series.iter().filter_map(move |series| series.points.get(n)?.as_ref()).map(value).sum::<f64>()
        };
        return (0..chart.categories.len()).map(at).fold(0.0, f64::max);
    }
    chart.series.iter().flat_map(|series| series.points.iter().flatten()).map(value).fold(0.0, f64::max)
}
