//! Charts drawn from their data, each with its title and a legend.

use super::super::display_list::Paint;
use super::super::measure::MM;
use super::flow::Flow;
use super::plot::Plot;
use super::text;
use crate::model::document::{Chart, ChartKind};

/// A chart that takes no more than this share of a page is not split.
const WHOLE_SHARE: f64 = 0.5;
/// Of a longer one, so many bars stay with the caption, and as many together at the end.
const KEPT_BARS: usize = 6;

pub(super) fn set(flow: &mut Flow<'_>, chart: &Chart) -> anyhow::Result<()> {
    let figure = text::figure(flow, &chart.alt, &chart.caption);
    let plot = Plot::new(flow, chart)?;
    let mut line_boxes = vec![plot.legend()];
    line_boxes.extend(match chart.kind {
        ChartKind::Ranked | ChartKind::Funnel | ChartKind::Stacked | ChartKind::Progress | ChartKind::Waterfall => {
            plot.horizontal()
        }
        ChartKind::Grouped => plot.grouped(),
        ChartKind::Line => vec![plot.lines()],
        ChartKind::Slope => vec![plot.slopes()],
        ChartKind::Multiples => plot.multiples(),
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
