//! Values over the periods that are known, the oldest first, for charts of lines.

use super::diagnostics::TemplateError;
use super::figures::Spot;
use super::points;
use super::report_context::{ReportContext, place_name};
use crate::model::document::{Point, Series};
use crate::model::figure::{Aspect, Place};
use crate::model::form::Line;
use crate::msg;
use anyhow::{Result, bail};
use chrono::{Datelike as _, NaiveDate};

/// Names along the axis, and the series over them.
type Data = (Vec<String>, Vec<Series>);

/// A series per line of one place. With a second aspect, such as the target, of one line, that is a straight line at today's
/// height. None where nothing earlier is known.
pub(super) fn of_place(
    subject: &ReportContext,
    place: &Place,
    lines: &[&Line],
    against: Option<(&String, &[String; 2])>,
) -> Result<Option<Data>> {
    let columns = columns(subject);
    let mut series = Vec::new();
    for line in lines {
        let points = over(subject, place, line, &columns)?;
        let name = against.map_or_else(|| subject.named(&line.short), |(_, [name, _])| name.as_str());
        series.push(Series { name: name.to_owned(), target: false, points });
    }
    if let Some((show, [_, name])) = against {
        let [line] = lines else { bail!(TemplateError::new(msg!("template-against-one-line"))) };
        let target = points::point_in(subject, place, (line, points::aspect(show)?), Spot::Column)?;
        series.extend(target.map(|point| level(name, &point, columns.len())));
    }
    let is_line = series.iter().any(|series| !series.target && series.points.iter().flatten().count() > 1);
    Ok(is_line.then(|| (names(&columns), series)))
}

/// A series per place of one line: over all periods, or from the first to the last.
pub(super) fn of_places(
    subject: &ReportContext,
    places: &[Place],
    lines: &[&Line],
    ends: bool,
) -> Result<Option<Data>> {
    let [line] = lines else { bail!(TemplateError::new(msg!("template-one-line-over-periods"))) };
    let mut columns = columns(subject);
    if ends && columns.len() > 2 {
        columns.drain(..columns.len() - 2);
    }
    let mut series = Vec::new();
    for place in places {
        let points = over(subject, place, line, &columns)?;
        if points.iter().flatten().count() > 1 {
            series.push(Series { name: place_name(subject, Some(place)), target: false, points });
        }
    }
    Ok((!series.is_empty()).then(|| (names(&columns), series)))
}

/// The day of a period's data, and what of a figure is its value then.
type Column = (NaiveDate, Aspect);

fn columns(subject: &ReportContext) -> Vec<Column> {
    let past = subject.past.periods.iter().enumerate().map(|(back, then)| (then.data_to, Aspect::Previous(back)));
    let mut columns: Vec<Column> = past.collect();
    columns.reverse();
    columns.push((subject.conference.data_to, Aspect::Computed));
    columns
}

fn names(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|(day, _)| month(*day)).collect()
}

/// The days of so many last columns, where a chart is over the periods; none elsewhere.
pub(super) fn days_of(subject: &ReportContext, over_periods: bool, count: usize) -> Vec<NaiveDate> {
    let days = columns(subject).into_iter().map(|(day, _)| day).collect::<Vec<_>>();
    if over_periods { days.get(days.len().saturating_sub(count)..).unwrap_or_default().to_vec() } else { Vec::new() }
}

/// `6/2021`
pub(super) fn month(day: NaiveDate) -> String {
    format!("{}/{}", day.month(), day.year())
}

fn over(subject: &ReportContext, place: &Place, line: &Line, columns: &[Column]) -> Result<Vec<Option<Point>>> {
    columns.iter().map(|(_, aspect)| points::point_in(subject, place, (line, *aspect), Spot::Column)).collect()
}

/// One height all along; its last point says it.
fn level(name: &str, point: &Point, count: usize) -> Series {
    let points = (0..count).map(|n| {
        let text = if n + 1 == count { point.text.clone() } else { String::new() };
        Some(Point { text, ..point.clone() })
    });
    Series { name: name.to_owned(), target: true, points: points.collect() }
}
