//! Charts declared in templates.
//!
//! In: the TOML of a `chart` block. Out: a chart with its data and the words that stand for it. Must not: draw.

use super::cells::place_name;
use super::collate::Collation;
use super::{Subject, figures, inline};
use crate::model::document::{Chart, ChartKind, Point, Series};
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::form::Line;
use anyhow::{Context, Result, bail};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;

/// A `chart` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartBlock {
    caption: String,
    kind: ChartKind,
    /// `regions` or `localities`.
    rows: String,
    /// One series per line of the form; all of one unit.
    lines: Vec<String>,
    /// Only so many places, those with the largest values of the first line.
    top: Option<usize>,
    /// `value` or `computed`.
    #[serde(default = "value")]
    show: String,
}

fn value() -> String {
    "value".to_owned()
}

/// Builds chart number `count` of a document.
pub(super) fn build(subject: &Subject, block: &ChartBlock, count: usize) -> Result<Chart> {
    let aspect = figures::aspect(&block.show).filter(|a| matches!(a, Aspect::Value | Aspect::Computed));
    let aspect = aspect.with_context(|| format!("a chart cannot show {:?}", block.show))?;
    let lines = lines(subject, block)?;
    let places = places(subject, block, lines.first().copied(), aspect)?;
    let series = lines
        .iter()
        .map(|line| {
            let points = places.iter().map(|place| point(subject, place, line, aspect)).collect::<Result<_>>()?;
            Ok(Series { name: line.short.clone(), points })
        })
        .collect::<Result<Vec<Series>>>()?;
    let categories: Vec<String> = places.iter().map(|place| place_name(subject, Some(place))).collect();
    let unit = lines.first().map(|line| line.unit.to_string()).unwrap_or_default();
    let caption = inline::inline(&format!("Hình {count}. {}", block.caption), &subject.book)?;
    let alt = spoken(&crate::model::document::plain(&caption), &unit, &categories, &series);
    Ok(Chart { kind: block.kind, caption, alt, unit, categories, series })
}

fn lines<'s>(subject: &'s Subject, block: &ChartBlock) -> Result<Vec<&'s Line>> {
    let find = |code: &String| subject.form.line(code).with_context(|| format!("the form has no line {code:?}"));
    let lines: Vec<&Line> = block.lines.iter().map(find).collect::<Result<_>>()?;
    if lines.is_empty() || lines.windows(2).any(|pair| pair[0].unit != pair[1].unit) {
        bail!("a chart needs one or more lines of one unit");
    }
    Ok(lines)
}

/// Regions from north to south; localities by size of the first line, the largest first, equal ones by name.
fn places(subject: &Subject, block: &ChartBlock, first: Option<&Line>, aspect: Aspect) -> Result<Vec<Place>> {
    let book = &subject.book;
    let regions = || book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug))).collect::<Vec<_>>();
    let mut places = match block.rows.as_str() {
        "regions" => regions(),
        "localities" => book.localities.iter().map(|l| Place::Locality(Arc::clone(&l.id.code))).collect(),
        other => bail!("rows = {other:?} must be \"regions\" or \"localities\""),
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

fn size(subject: &Subject, place: &Place, line: &Line, aspect: Aspect) -> Option<Decimal> {
    let figure = subject.book.figure(place, &line.code)?;
    match aspect {
        // Above locality level a rate is recomputed already.
        Aspect::Computed => figure.computed.or(figure.value),
        _ => figure.value,
    }
}

fn point(subject: &Subject, place: &Place, line: &Line, aspect: Aspect) -> Result<Option<Point>> {
    let figure = subject.book.figure(place, &line.code).context("there is no such figure")?;
    let aspect = if figure.computed.is_none() { Aspect::Value } else { aspect };
    let Some(value) = size(subject, place, line, aspect) else { return Ok(None) };
    let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect };
    let text = figures::text(&key, figure, &subject.book)?;
    Ok(Some(Point { value, text, key }))
}

/// What a reader who cannot see the chart hears: the caption, then each place with its values.
fn spoken(caption: &str, unit: &str, categories: &[String], series: &[Series]) -> String {
    let places: Vec<String> = categories
        .iter()
        .enumerate()
        .map(|(i, category)| {
            let values: Vec<String> = series
                .iter()
                .map(|s| {
                    let value = s.points.get(i).and_then(Option::as_ref).map_or("không có số liệu", |p| &p.text);
                    if series.len() > 1 { format!("{} {value}", s.name) } else { value.to_owned() }
                })
                .collect();
            format!("{category}: {}", values.join(", "))
        })
        .collect();
    let unit = if unit == "%" { String::new() } else { format!(" (đơn vị: {unit})") };
    format!("{caption}{unit}. {}.", places.join("; "))
}
