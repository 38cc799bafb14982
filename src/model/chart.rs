//! Charts of a document: described by their data, drawn by each renderer in its own way.

use super::figure::FigureKey;
use super::inline::Inline;
use chrono::NaiveDate;
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
    /// Lower than others of its kind.
    pub compact: bool,
    /// Names along the axis.
    pub categories: Vec<String>,
    /// The days that the categories are; empty where they are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<NaiveDate>,
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

/// What is true of a kind of chart. A new kind is a row of [`ChartKind::traits`] and what draws it in each format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits {
    /// The data it is made of.
    pub takes: Takes,
    /// How it fills its place.
    pub layout: Layout,
    /// What shows a value.
    pub marks: Marks,
    /// Series are named in a legend where there are several; elsewhere names stand beside them.
    pub legend: bool,
    /// Which places stand by the size of the first line, the largest first.
    pub by_size: BySize,
}

/// The data a chart is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Values of lines at places, or of lines or periods of one place.
    Values,
    /// One series whose values fall from step to step; each is told as a share of the first.
    Steps,
    /// A value and its target, of which it is told as a share.
    ValueAndTarget,
    /// One line of places at two times.
    TwoTimes,
    /// One line of places over the periods.
    Periods,
    /// The change of a total and its parts.
    Change,
}

/// How a chart fills its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Categories one below the other.
    Rows,
    /// Categories next to each other.
    Columns,
    /// A small chart for each series.
    Small,
}

/// What shows a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// A bar, beside those of the other series.
    Beside,
    /// A bar that begins where that of the series before ends.
    EndToEnd,
    /// A bar on that of the next series.
    Overlaid,
    /// A bar that begins where that of the category before ends.
    Floating,
    /// A point of a line.
    Lines,
}

/// Which places stand by size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BySize {
    /// All.
    Places,
    /// Localities; regions go from north to south.
    Localities,
    /// None: the order of the map.
    None,
}

impl ChartKind {
    /// What is true of it.
    pub fn traits(self) -> Traits {
        let row = |takes, layout, marks, legend, by_size| Traits { takes, layout, marks, legend, by_size };
        match self {
            ChartKind::Ranked => row(Takes::Values, Layout::Rows, Marks::Beside, true, BySize::Places),
            ChartKind::Grouped => row(Takes::Values, Layout::Columns, Marks::Beside, true, BySize::None),
            ChartKind::Stacked => row(Takes::Values, Layout::Rows, Marks::EndToEnd, true, BySize::None),
            ChartKind::Funnel => row(Takes::Steps, Layout::Rows, Marks::Beside, true, BySize::None),
            ChartKind::Line => row(Takes::Values, Layout::Columns, Marks::Lines, true, BySize::None),
            ChartKind::Progress => row(Takes::ValueAndTarget, Layout::Rows, Marks::Overlaid, true, BySize::None),
            ChartKind::Slope => row(Takes::TwoTimes, Layout::Columns, Marks::Lines, false, BySize::Localities),
            ChartKind::Waterfall => row(Takes::Change, Layout::Rows, Marks::Floating, false, BySize::None),
            ChartKind::Multiples => row(Takes::Periods, Layout::Small, Marks::Lines, false, BySize::Localities),
        }
    }

    /// Whether categories stand one below the other.
    pub fn is_horizontal(self) -> bool {
        self.traits().layout == Layout::Rows
    }

    /// Bars of a category, of so many series.
    pub fn bars(self, series: usize) -> usize {
        match self.traits().marks {
            Marks::Beside | Marks::Lines => series.max(1),
            Marks::EndToEnd | Marks::Overlaid | Marks::Floating => 1,
        }
    }

    /// Whether values are points of lines, read by how they rise and fall; bars are read by their length.
    pub fn is_of_lines(self) -> bool {
        self.traits().marks == Marks::Lines
    }

    /// Whether its lines lie between two times.
    pub fn is_of_two_times(self) -> bool {
        self.traits().takes == Takes::TwoTimes
    }
}

impl Chart {
    /// Every value.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.series.iter().flat_map(|series| series.points.iter().flatten())
    }

    /// Whether its series are named in a legend: where there are several.
    pub fn has_legend(&self) -> bool {
        self.kind.traits().legend && self.series.len() > 1
    }

    /// Its height, as a share of that of others of its kind.
    pub fn height(&self) -> f64 {
        if self.compact { 0.25 } else { 1.0 }
    }

    /// Where each category stands, in shares of the way from the first to the last: days by their distance, others in equal
    /// steps.
    pub fn places(&self) -> Vec<Decimal> {
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            let steps = Decimal::from(self.categories.len().saturating_sub(1).max(1));
            return (0..self.categories.len()).map(|n| Decimal::from(n) / steps).collect();
        };
        let whole = Decimal::from((*last - *first).num_days().max(1));
        self.days.iter().map(|day| Decimal::from((*day - *first).num_days()) / whole).collect()
    }

    /// Between which values a chart of lines is drawn: from nought, unless all values lie in the upper half of what that would
    /// take; then from as far below the lowest as they lie apart.
    pub fn scale(&self) -> (Decimal, Decimal) {
        let values = || self.points().map(|point| point.value);
        let (least, most) = (values().min().unwrap_or_default(), values().max().unwrap_or_default());
        let spread = most - least;
        // Slopes are compared with each other, wherever they lie.
        let below = if self.kind.is_of_two_times() { spread / Decimal::TEN } else { spread };
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
        if self.kind.is_of_two_times() && category == 0 {
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
            days: Vec::new(),
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

    #[test]
    fn days_stand_by_their_distance() {
        let day = |y, m| NaiveDate::from_ymd_opt(y, m, 14).unwrap();
        let days = vec![day(2021, 6), day(2026, 6), day(2026, 12)];
        let shares =
            |chart: Chart| chart.places().iter().map(|at| at.round_dp(2).normalize().to_string()).collect::<Vec<_>>();
        assert_eq!(shares(Chart { days, ..chart("1 2 3") }), ["0", "0.91", "1"]);
        assert_eq!(shares(chart("1 2 3")), ["0", "0.5", "1"]);
    }
}
