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
    /// As printed next to the axis, `Đơn vị: cụm`.
    #[serde(skip)]
    pub unit_title: String,
    /// Half as high as others of its kind.
    pub compact: bool,
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
    /// A line per series between two times, its name and value at both ends.
    Slope,
    /// Horizontal bars that begin where the one before ends, and last their sum: a change and who made it.
    Waterfall,
    /// A small line chart per series, all of one scale.
    Multiples,
}

impl ChartKind {
    /// Whether categories stand one below the other.
    pub fn is_horizontal(self) -> bool {
        match self {
            ChartKind::Ranked | ChartKind::Stacked | ChartKind::Funnel | ChartKind::Progress | ChartKind::Waterfall => {
                true
            }
            ChartKind::Grouped | ChartKind::Line | ChartKind::Slope | ChartKind::Multiples => false,
        }
    }

    /// Bars of a category, of so many series.
    pub fn bars(self, series: usize) -> usize {
        match self {
            ChartKind::Ranked | ChartKind::Grouped | ChartKind::Line | ChartKind::Slope | ChartKind::Multiples => {
                series.max(1)
            }
            ChartKind::Stacked | ChartKind::Funnel | ChartKind::Progress | ChartKind::Waterfall => 1,
        }
    }

    /// Whether values are points of lines, read by how they rise and fall; bars are read by their length.
    pub fn is_of_lines(self) -> bool {
        match self {
            ChartKind::Line | ChartKind::Slope | ChartKind::Multiples => true,
            ChartKind::Ranked
            | ChartKind::Grouped
            | ChartKind::Stacked
            | ChartKind::Funnel
            | ChartKind::Progress
            | ChartKind::Waterfall => false,
        }
    }
}

impl Chart {
    /// Every value.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.series.iter().flat_map(|series| series.points.iter().flatten())
    }

    /// Whether its series are named in a legend: where there are several. Slopes, bars of a change and small charts have
    /// their names beside them.
    pub fn has_legend(&self) -> bool {
        match self.kind {
            ChartKind::Slope | ChartKind::Waterfall | ChartKind::Multiples => false,
            ChartKind::Ranked
            | ChartKind::Grouped
            | ChartKind::Stacked
            | ChartKind::Funnel
            | ChartKind::Line
            | ChartKind::Progress => self.series.len() > 1,
        }
    }

    /// Between which values a chart of lines is drawn: from nought, unless all values lie in the upper half of what that would
    /// take; then from as far below the lowest as they lie apart.
    pub fn scale(&self) -> (Decimal, Decimal) {
        let values = || self.points().map(|point| point.value);
        let (least, most) = (values().min().unwrap_or_default(), values().max().unwrap_or_default());
        let spread = most - least;
        // Slopes are compared with each other, wherever they lie.
        let below = if self.kind == ChartKind::Slope { spread / Decimal::TEN } else { spread };
        let low = if least > Decimal::ZERO && least * Decimal::TWO <= most { Decimal::ZERO } else { least - below };
        (if least >= Decimal::ZERO { low.max(Decimal::ZERO) } else { low }, most)
    }

    /// Of a waterfall: where the bar of each category begins and ends. The last begins at nought.
    pub fn steps(&self) -> Vec<(Decimal, Decimal)> {
        let points = self.series.first().map_or(&[][..], |series| &series.points);
        let last = points.len().saturating_sub(1);
        let mut end = Decimal::ZERO;
        let step = |(n, point): (usize, &Option<Point>)| {
            let value = point.as_ref().map_or(Decimal::ZERO, |point| point.value);
            let from = if n == last { Decimal::ZERO } else { end };
            end = from + value;
            (from, end)
        };
        points.iter().enumerate().map(step).collect()
    }

    /// What is printed at a point: its text, and behind that of the first series the remark of the category.
    pub fn label(&self, series: usize, category: usize) -> Option<String> {
        let point = self.series.get(series)?.points.get(category)?.as_ref()?;
        let remark = self.remarks.get(category).filter(|remark| series == 0 && !remark.is_empty());
        if point.text.is_empty() {
            return None;
        }
        // Lines between two times have their names at the left end.
        if self.kind == ChartKind::Slope && category == 0 {
            return Some(format!("{}\u{a0}\u{a0}{}", self.series.get(series)?.name, point.text));
        }
        Some(remark.map_or_else(|| point.text.clone(), |remark| format!("{}\u{a0}{remark}", point.text)))
    }
}

/// Values of one name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Name in the legend.
    pub name: String,
    /// It is aimed at: a broken line without points.
    pub target: bool,
    /// `None` where nothing usable was reported.
    pub points: Vec<Option<Point>>,
}

/// A value of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// For its length.
    pub value: Decimal,
    /// As printed beside it; empty where another point of the series says it.
    pub text: String,
    /// Which figure it is.
    pub key: FigureKey,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: &str) -> Chart {
        let key = FigureKey {
            place: crate::model::figure::Place::Country,
            line: "3".into(),
            aspect: crate::model::figure::Aspect::Value,
        };
        let point =
            |value: &str| Some(Point { value: value.parse().unwrap(), text: value.to_owned(), key: key.clone() });
        let points: Vec<Option<Point>> = values.split(' ').map(point).collect();
        Chart {
            kind: ChartKind::Line,
            caption: Vec::new(),
            alt: String::new(),
            unit: String::new(),
            unit_title: String::new(),
            compact: false,
            categories: vec![String::new(); points.len()],
            series: vec![Series { name: String::new(), target: false, points }],
            remarks: Vec::new(),
        }
    }

    #[test]
    fn lines_start_at_nought_unless_that_would_flatten_them() {
        let scale = |values: &str| {
            let (low, high) = chart(values).scale();
            format!("{low} {high}")
        };
        assert_eq!(scale("10 40"), "0 40");
        assert_eq!(scale("55.2 60.1 62.6"), "47.8 62.6");
        assert_eq!(scale("20 39"), "1 39");
        assert_eq!(scale("-5 10"), "-20 10");
        assert_eq!(scale("7 7"), "7 7");
    }

    #[test]
    fn steps_of_a_waterfall_begin_where_the_one_before_ends() {
        let steps: Vec<String> =
            chart("9 5 -20 4 -2").steps().iter().map(|(from, to)| format!("{from}..{to}")).collect();
        assert_eq!(steps, ["0..9", "9..14", "14..-6", "-6..-2", "0..-2"]);
    }
}
