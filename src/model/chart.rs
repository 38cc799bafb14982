//! Charts of a document: described by their data, drawn by each renderer in its own way.

use super::figure::FigureKey;
use super::inline::Inline;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A chart described by its data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Title above it, with its number (`Hình 1. …`).
    pub caption: Vec<Inline>,
    /// What a reader who cannot see it hears; made from the data.
    pub alt: String,
    /// Unit of the values, e.g. `cụm`.
    pub unit: String,
    /// As printed beside the axis, `Đơn vị: cụm`.
    #[serde(skip)]
    pub unit_title: String,
    /// Names along the axis.
    pub categories: Vec<String>,
    /// One or more, each with as many points as there are categories.
    pub series: Vec<Series>,
    /// Printed behind the value of the first series of a category, such as its share; empty where there is none.
    pub remarks: Vec<String>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Horizontal bars, one per category, in the given order.
    Ranked,
    /// Upright bars side by side per category.
    Grouped,
    /// Horizontal bars, one per category, its series end to end.
    Stacked,
    /// Horizontal bars of steps that follow each other, each with its share of the first.
    Funnel,
    /// A line per series over the categories.
    Line,
    /// Horizontal bars of a value on its target: two series, the value and the target.
    Progress,
}

impl ChartKind {
    /// Whether categories stand one below the other.
    pub fn is_horizontal(self) -> bool {
        match self {
            ChartKind::Ranked | ChartKind::Stacked | ChartKind::Funnel | ChartKind::Progress => true,
            ChartKind::Grouped | ChartKind::Line => false,
        }
    }

    /// Bars of a category, of so many series.
    pub fn bars(self, series: usize) -> usize {
        match self {
            ChartKind::Ranked | ChartKind::Grouped | ChartKind::Line => series.max(1),
            ChartKind::Stacked | ChartKind::Funnel | ChartKind::Progress => 1,
        }
    }
}

impl Chart {
    /// What is printed at a point: its text, and behind that of the first series the remark of the category.
    pub fn label(&self, series: usize, category: usize) -> Option<String> {
        let point = self.series.get(series)?.points.get(category)?.as_ref()?;
        let remark = self.remarks.get(category).filter(|remark| series == 0 && !remark.is_empty());
        Some(remark.map_or_else(|| point.text.clone(), |remark| format!("{}\u{a0}{remark}", point.text)))
    }
}

/// Values of one name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Name in the legend.
    pub name: String,
    /// `None` where nothing usable was reported.
    pub points: Vec<Option<Point>>,
}

/// A value of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// For its length.
    pub value: Decimal,
    /// As printed beside it.
    pub text: String,
    /// Which figure it is.
    pub key: FigureKey,
}
