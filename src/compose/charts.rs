//! Charts declared in templates: their data, and the words for readers who cannot see them.

use super::diagnostics::TemplateError;
use super::figures;
use super::funnels;
use super::periods;
use super::points::{self, aspect, caption, point, size, value};
use super::report_context::{ReportContext, place_name};
use super::sort::Collation;
use crate::model::document::{BySize, Chart, ChartKind, Point, Series, Takes, plain};
use crate::model::figure::{Aspect, Place};
use crate::model::form::Line;
use crate::msg;
use anyhow::{Result, bail};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Deserialize;
use std::sync::Arc;

/// A `chart` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartBlock {
    /// Without one it is not counted.
    #[serde(default)]
    caption: String,
    /// For references to it.
    name: Option<String>,
    kind: ChartKind,
    /// `regions`, `localities`, `lines`: a category per line, or `periods`, both of the document's own place.
    rows: String,
    /// One series per line of the form, unless rows are lines; all of one unit.
    lines: Vec<String>,
    /// Only so many places, those with the largest values of the first line.
    top: Option<usize>,
    /// What of the lines is drawn: `value`, `computed`, `previous`, `gap` …
    #[serde(default = "value")]
    show: String,
    /// Lower, where little room is left.
    #[serde(default)]
    compact: bool,
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

/// Builds chart number `count` of a document; none where the data do not allow it.
pub(super) fn build(subject: &ReportContext, place: &Place, block: &ChartBlock, count: usize) -> Result<Option<Chart>> {
    let lines = lines(subject, block)?;
    let caption = match (&*block.caption, &block.name) {
        ("", Some(_)) => bail!(TemplateError::new(msg!("template-name-without-caption"))),
        ("", None) => Vec::new(),
        (words, name) => caption(subject, words, name.as_deref(), count)?,
    };
    let Some((categories, series)) = data(subject, place, block, &lines)? else { return Ok(None) };
    let remarks = remarks(subject, block.kind, &series)?;
    let kind = if remarks.is_none() { ChartKind::Ranked } else { block.kind };
    // Percentages have their sign, and names of lines their units where there is no room above them.
    let has_room = !block.compact || block.rows != "lines";
    let unit = lines.first().filter(|line| has_room && *line.unit != *"%");
    let unit = unit.map(|line| subject.named(&line.unit).to_owned()).unwrap_or_default();
    let unit_title = subject.say(msg!("chart-unit", unit = unit.as_str()));
    let remarks = remarks.unwrap_or_default();
    let mut chart = Chart {
        kind,
        caption,
        alt: String::new(),
        unit,
        unit_title,
        compact: block.compact,
        days: periods::days_of(
            subject,
            block.rows == "periods" || kind.traits().takes == Takes::Periods,
            categories.len(),
        ),
        categories,
        series,
        remarks,
    };
    chart.alt = spoken(subject, &chart);
    Ok(Some(chart))
}

/// Names along the axis, and the series over them.
type Data = (Vec<String>, Vec<Series>);

fn data(subject: &ReportContext, place: &Place, block: &ChartBlock, lines: &[&Line]) -> Result<Option<Data>> {
    match (block.kind.traits().takes, &*block.rows) {
        (Takes::Change, _) => contributions(subject, place, block, lines),
        (takes @ (Takes::TwoTimes | Takes::Periods), _) => {
            let places = places(subject, block, lines.first().copied(), Aspect::Value)?;
            periods::of_places(subject, &places, lines, takes == Takes::TwoTimes)
        }
        (Takes::Values | Takes::ValueAndTarget, "periods") => {
            let against = block.against.as_ref().map(|against| (&against.show, &against.names));
            periods::of_place(subject, place, lines, against)
        }
        (takes, rows) => {
            if takes == Takes::Steps {
                funnels::check(&subject.form, rows, lines)?;
            }
            if rows == "lines" {
                by_line(subject, place, block, lines)
            } else {
                by_place(subject, block, lines).map(Some)
            }
        }
    }
}

/// A change of a total and what each region, or each locality, has added to it, the largest part first; the last is the whole.
/// None where there is nothing to compare with, or the parts are not all there is.
fn contributions(subject: &ReportContext, place: &Place, block: &ChartBlock, lines: &[&Line]) -> Result<Option<Data>> {
    let [line] = lines else { bail!(TemplateError::new(msg!("template-waterfall-one-sum"))) };
    if line.is_rate() {
        bail!(TemplateError::new(msg!("template-waterfall-one-sum")));
    }
    let aspect = Aspect::Change(0);
    let mut parts = Vec::new();
    for part in places(subject, block, None, aspect)? {
        if let Some(point) = point(subject, &part, line, aspect)? {
            parts.push((place_name(subject, Some(&part)), point));
        }
    }
    parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.value));
    let Some(whole) = point(subject, place, line, aspect)? else { return Ok(None) };
    let sum: Decimal = parts.iter().map(|(_, part)| part.value).sum();
    if sum != whole.value || parts.iter().all(|(_, part)| part.value.is_zero()) {
        return Ok(None);
    }
    // Of many, those that added nothing say nothing.
    parts.retain(|(_, part)| block.rows == "regions" || !part.value.is_zero());
    parts.push((place_name(subject, Some(place)), whole));
    let (categories, points) = parts.into_iter().map(|(name, point)| (name, Some(point))).unzip();
    let name = subject.named(&line.short).to_owned();
    Ok(Some((categories, vec![Series { name, target: false, points }])))
}

/// A category per place, a series per line.
fn by_place(subject: &ReportContext, block: &ChartBlock, lines: &[&Line]) -> Result<Data> {
    let aspect = aspect(&block.show)?;
    let places = places(subject, block, lines.first().copied(), aspect)?;
    let series = |name: &str, line: &Line, aspect: Aspect| -> Result<Series> {
        let points = places.iter().map(|place| point(subject, place, line, aspect)).collect::<Result<_>>()?;
        Ok(Series { name: name.to_owned(), target: false, points })
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

/// A category per line, one series: the place, and a second where it is compared; none where nothing stands to compare with.
fn by_line(subject: &ReportContext, place: &Place, block: &ChartBlock, lines: &[&Line]) -> Result<Option<Data>> {
    let series = |name: String, show: &str| -> Result<Series> {
        let aspect = aspect(show)?;
        let points = lines.iter().map(|line| point(subject, place, line, aspect)).collect::<Result<_>>()?;
        Ok(Series { name, target: false, points })
    };
    let name = |line: &&Line| match block.compact {
        true => points::named(subject, line),
        false => subject.named(&line.short).to_owned(),
    };
    let names = || lines.iter().map(name).collect();
    let Some(against) = &block.against else {
        return Ok(Some((names(), vec![series(place_name(subject, Some(place)), &block.show)?])));
    };
    let [first, second] = &against.names;
    let other = series(second.clone(), &against.show)?;
    let stands = other.points.iter().flatten().any(|point| !point.value.is_zero());
    Ok(if stands { Some((names(), vec![series(first.clone(), &block.show)?, other])) } else { None })
}

/// What stands behind the values; nothing where the data of a funnel do not fall from step to step.
/// Shares of the first step of a funnel with what each step loses to the one before, and of the target of a progress, to a tenth of a percent.
fn remarks(subject: &ReportContext, kind: ChartKind, series: &[Series]) -> Result<Option<Vec<String>>> {
    let share = |part: Option<&Point>, whole: Option<&Point>| -> String {
        let share = part.zip(whole).and_then(|(part, whole)| part.value.checked_div(whole.value));
        let percent = share.and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
        let rounded = |percent: Decimal| percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        percent.map_or_else(String::new, |percent| format!("({}%)", subject.number(rounded(percent))))
    };
    Ok(Some(match (kind.traits().takes, series) {
        (Takes::Steps, [steps]) if !funnels::falls(steps) => return Ok(None),
        (Takes::Steps, [steps]) => {
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
        (Takes::ValueAndTarget, [value, target]) => {
            value.points.iter().zip(&target.points).map(|(v, t)| share(v.as_ref(), t.as_ref())).collect()
        }
        (Takes::Steps, _) => bail!(TemplateError::new(msg!("template-funnel-has-one-series-rows"))),
        (Takes::ValueAndTarget, _) => bail!(TemplateError::new(msg!("template-progress-has-two-series-two"))),
        (Takes::Values | Takes::TwoTimes | Takes::Periods | Takes::Change, _) => Vec::new(),
    }))
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
                    .unknown(other, ["regions", "localities", "lines", "periods"])
            )
        }
    };
    let by_size = match block.kind.traits().by_size {
        BySize::Places => true,
        BySize::Localities => block.rows == "localities",
        BySize::None => false,
    };
    if by_size {
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

/// What a reader who cannot see the chart hears: the caption, then each category with its values.
fn spoken(subject: &ReportContext, chart: &Chart) -> String {
    let nothing = subject.say(msg!("chart-no-data"));
    let categories: Vec<String> = chart
        .categories
        .iter()
        .enumerate()
        .map(|(i, category)| {
            let values = chart.series.iter().filter_map(|series| {
                let value = series.points.get(i).and_then(Option::as_ref).map_or(&*nothing, |point| &point.text);
                let said = if chart.series.len() > 1 { format!("{} {value}", series.name) } else { value.to_owned() };
                // Another point of the series says it.
                (!value.is_empty()).then_some(said)
            });
            let values = values.collect::<Vec<_>>().join(", ");
            let remark = chart.remarks.get(i).filter(|remark| !remark.is_empty());
            format!("{category}: {values}{}", remark.map_or_else(String::new, |remark| format!(" {remark}")))
        })
        .collect();
    let unit = match &*chart.unit {
        "" => String::new(),
        unit => format!(" ({})", subject.say(msg!("chart-unit-spoken", unit = unit))),
    };
    let caption = plain(&chart.caption);
    let lead = if caption.is_empty() { String::new() } else { format!("{caption}{unit}. ") };
    format!("{lead}{}.", categories.join("; "))
}
