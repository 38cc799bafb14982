//! Charts declared in templates: their data, and the words for readers who cannot see them.

use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::report_context::{ReportContext, place_name};
use super::sort::Collation;
use super::template_api::aspects;
use super::{inline, links};
use crate::model::document::{Chart, ChartKind, Inline, Point, Series, plain};
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::form::Line;
use crate::model::standing::Standing;
use crate::msg;
use anyhow::{Context, Result, bail};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Deserialize;
use std::sync::Arc;

/// A `chart` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartBlock {
    caption: String,
    /// For references to it.
    name: Option<String>,
    kind: ChartKind,
    /// `regions`, `localities`, or `lines`: a category per line, of the document's own place.
    rows: String,
    /// One series per line of the form, unless rows are lines; all of one unit.
    lines: Vec<String>,
    /// Only so many places, those with the largest values of the first line.
    top: Option<usize>,
    /// What of the lines is drawn: `value`, `computed`, `previous`, `gap` …
    #[serde(default = "value")]
    show: String,
    /// A second series of the one line: `previous` beside `value`, `target` behind it.
    against: Option<Against>,
}

/// A second series, with the names of both in the legend.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Against {
    show: String,
    names: [String; 2],
}

/// What a chart shows where its block does not say it.
pub(super) fn value() -> String {
    "value".to_owned()
}

/// Builds chart number `count` of a document.
pub(super) fn build(subject: &ReportContext, place: &Place, block: &ChartBlock, count: usize) -> Result<Chart> {
    let aspect = aspect(&block.show)?;
    let lines = lines(subject, block)?;
    let (categories, series) = if block.rows == "lines" {
        by_line(subject, place, &lines, aspect)?
    } else {
        by_place(subject, block, &lines, aspect)?
    };
    let remarks = remarks(subject, block.kind, &series)?;
    let unit = lines.first().map(|line| subject.named(&line.unit).to_owned()).unwrap_or_default();
    let caption = caption(subject, &block.caption, block.name.as_deref(), count)?;
    let unit_title = subject.say(msg!("chart-unit", unit = unit.as_str()));
    let mut chart =
        Chart { kind: block.kind, caption, alt: String::new(), unit, unit_title, categories, series, remarks };
    chart.alt = spoken(subject, &chart);
    Ok(chart)
}

/// `Hình 1. …`: the number, to which references with the name lead, and the words of a block.
pub(super) fn caption(subject: &ReportContext, words: &str, name: Option<&str>, count: usize) -> Result<Vec<Inline>> {
    let number = subject.say(msg!("chart-number", number = count.to_string()));
    links::titled(number, name, Inline::text(". "), inline::inline(words, subject)?)
}

/// An aspect that is a number and has a length: ranks and ways of reckoning have none, and what may be below zero has no bar.
pub(super) fn aspect(name: &str) -> Result<Aspect> {
    let has_length = |aspect: &Aspect| aspects::of(*aspect).0.has_length;
    let aspect = aspects::parse(name).filter(has_length);
    let known = aspects::names().filter(|known| aspects::parse(known).as_ref().is_some_and(has_length));
    Ok(aspect.ok_or_else(|| TemplateError::show(msg!("template-thing-chart"), name, known))?)
}

/// A category per place, a series per line.
fn by_place(
    subject: &ReportContext,
    block: &ChartBlock,
    lines: &[&Line],
    aspect: Aspect,
) -> Result<(Vec<String>, Vec<Series>)> {
    let places = places(subject, block, lines.first().copied(), aspect)?;
    let series = |name: &str, line: &Line, aspect: Aspect| -> Result<Series> {
        let points = places.iter().map(|place| point(subject, place, line, aspect)).collect::<Result<_>>()?;
        Ok(Series { name: name.to_owned(), points })
    };
    let series = match (&block.against, lines) {
        (None, lines) => {
            lines.iter().map(|line| series(subject.named(&line.short), line, aspect)).collect::<Result<Vec<_>>>()?
        }
        (Some(against), [line]) => {
            let [first, second] = &against.names;
            vec![series(first, line, aspect)?, series(second, line, self::aspect(&against.show)?)?]
        }
        (Some(_), _) => bail!(TemplateError::new(msg!("template-against-one-line"))),
    };
    Ok((places.iter().map(|place| place_name(subject, Some(place))).collect(), series))
}

/// A category per line, one series: the place.
fn by_line(
    subject: &ReportContext,
    place: &Place,
    lines: &[&Line],
    aspect: Aspect,
) -> Result<(Vec<String>, Vec<Series>)> {
    let points = lines.iter().map(|line| point(subject, place, line, aspect)).collect::<Result<_>>()?;
    let series = Series { name: place_name(subject, Some(place)), points };
    Ok((lines.iter().map(|line| subject.named(&line.short).to_owned()).collect(), vec![series]))
}

/// Shares of the first step of a funnel with what each step loses to the one before, and of the target of a progress, to a tenth of a percent.
fn remarks(subject: &ReportContext, kind: ChartKind, series: &[Series]) -> Result<Vec<String>> {
    let share = |part: Option<&Point>, whole: Option<&Point>| -> String {
        let share = part.zip(whole).and_then(|(part, whole)| part.value.checked_div(whole.value));
        let percent = share.and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
        let rounded = |percent: Decimal| percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        percent.map_or_else(String::new, |percent| format!("({}%)", subject.number(rounded(percent))))
    };
    Ok(match (kind, series) {
        (ChartKind::Funnel, [steps]) => {
            let first = steps.points.first().and_then(Option::as_ref);
            let before = std::iter::once(None).chain(steps.points.iter().map(Option::as_ref));
            let drop = |step: &Point, before: &Point| figures::signed(subject, step.value - before.value);
            steps
                .points
                .iter()
                .zip(before)
                .map(|(step, before)| match step.as_ref().zip(before) {
                    Some((now, before)) => share(Some(now), first).replace(')', &format!("; {})", drop(now, before))),
                    None => share(step.as_ref(), first),
                })
                .collect()
        }
        (ChartKind::Progress, [value, target]) => {
            value.points.iter().zip(&target.points).map(|(v, t)| share(v.as_ref(), t.as_ref())).collect()
        }
        (ChartKind::Funnel, _) => bail!(TemplateError::new(msg!("template-funnel-has-one-series-rows"))),
        (ChartKind::Progress, _) => bail!(TemplateError::new(msg!("template-progress-has-two-series-two"))),
        (ChartKind::Ranked | ChartKind::Grouped | ChartKind::Stacked | ChartKind::Line, _) => Vec::new(),
    })
}

fn lines<'s>(subject: &'s ReportContext, block: &ChartBlock) -> Result<Vec<&'s Line>> {
    let lines: Vec<&Line> =
        block.lines.iter().map(|code| TemplateError::line(&subject.form, code)).collect::<Result<_, _>>()?;
    if lines.is_empty() || lines.windows(2).any(|pair| pair[0].unit != pair[1].unit) {
        bail!(TemplateError::new(msg!("template-chart-needs-one-more-lines")));
    }
    Ok(lines)
}

/// Regions from north to south; localities by size of the first line, the largest first, equal ones by name.
fn places(subject: &ReportContext, block: &ChartBlock, first: Option<&Line>, aspect: Aspect) -> Result<Vec<Place>> {
    let book = &subject.book;
    let regions = || book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug))).collect::<Vec<_>>();
    let mut places = match block.rows.as_str() {
        "regions" => regions(),
        "localities" => book.members(&Place::Country),
        other => {
            bail!(
                TemplateError::new(msg!("template-rows-must-be-regions-localities", other = other.to_string()))
                    .unknown(other, ["regions", "localities", "lines"])
            )
        }
    };
    if block.kind == ChartKind::Ranked {
        let collation = Collation::vietnamese();
        let size = |place: &Place| first.and_then(|line| size(subject, place, line, aspect));
        places.sort_by(|a, b| {
            let names = || collation.compare(&place_name(subject, Some(a)), &place_name(subject, Some(b)));
            size(b).cmp(&size(a)).then_with(names)
        });
    }
    places.truncate(block.top.unwrap_or(usize::MAX));
    Ok(places)
}

fn size(subject: &ReportContext, place: &Place, line: &Line, aspect: Aspect) -> Option<Decimal> {
    // A bar of what does not count would dwarf the others.
    let counts = |figure: &&Figure| figure.standing != Standing::Held;
    subject.book.figure(place, &line.code).filter(counts)?.number(aspect)
}

fn point(subject: &ReportContext, place: &Place, line: &Line, aspect: Aspect) -> Result<Option<Point>> {
    point_in(subject, place, (line, aspect), Spot::Column)
}

/// A value that counts, as it is printed in a spot.
pub(super) fn point_in(
    subject: &ReportContext,
    place: &Place,
    (line, aspect): (&Line, Aspect),
    spot: Spot,
) -> Result<Option<Point>> {
    let figure = subject.book.figure(place, &line.code).context("there is no such figure")?;
    let aspect = if aspect == Aspect::Computed && figure.computed.is_none() { Aspect::Value } else { aspect };
    let Some(value) = size(subject, place, line, aspect) else { return Ok(None) };
    let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect };
    let text = figures::text(&key, figure, subject, spot);
    Ok(Some(Point { value, text, key }))
}

/// What a reader who cannot see the chart hears: the caption, then each category with its values.
fn spoken(subject: &ReportContext, chart: &Chart) -> String {
    let nothing = subject.say(msg!("chart-no-data"));
    let categories: Vec<String> = chart
        .categories
        .iter()
        .enumerate()
        .map(|(i, category)| {
            let values = chart.series.iter().map(|series| {
                let value = series.points.get(i).and_then(Option::as_ref).map_or(&*nothing, |point| &point.text);
                if chart.series.len() > 1 { format!("{} {value}", series.name) } else { value.to_owned() }
            });
            let values = values.collect::<Vec<_>>().join(", ");
            let remark = chart.remarks.get(i).filter(|remark| !remark.is_empty());
            format!("{category}: {values}{}", remark.map_or_else(String::new, |remark| format!(" {remark}")))
        })
        .collect();
    let unit = match &*chart.unit {
        "%" => String::new(),
        unit => format!(" ({})", subject.say(msg!("chart-unit-spoken", unit = unit))),
    };
    format!("{}{unit}. {}.", plain(&chart.caption), categories.join("; "))
}
