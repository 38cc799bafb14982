//! Strips declared in templates: where the document's locality stands among all, line by line.

use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::inline;
use super::points;
use super::report_context::{ReportContext, place_name};
use super::template_api::aspects;
use crate::model::document::{Strip, StripFigure, Strips, plain};
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::form::Line;
use crate::msg;
use anyhow::{Context as _, Result, bail};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;

/// Decimals of a place on a strip: a tenth of a dot on the widest page.
const PLACES: u32 = 4;

/// A `strip` block as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StripBlock {
    caption: String,
    /// For references to it.
    name: Option<String>,
    /// One strip each.
    lines: Vec<String>,
    /// What of the lines gives the dots their places: `value`, `computed` …
    #[serde(default = "points::value")]
    show: String,
    /// Figures of the document's place at the right.
    #[serde(default)]
    columns: Vec<StripColumn>,
}

/// A column at the right of strips.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StripColumn {
    head: String,
    show: String,
}

/// Builds figure number `count` of a document.
pub(super) fn build(subject: &ReportContext, place: &Place, block: &StripBlock, count: usize) -> Result<Strips> {
    let caption = points::caption(subject, &block.caption, block.name.as_deref(), count)?;
    let aspect = points::aspect(&block.show)?;
    let shows = block.columns.iter().map(|column| shown(&column.show)).collect::<Result<Vec<_>>>()?;
    if block.lines.is_empty() {
        bail!(TemplateError::new(msg!("template-strip-needs-lines")));
    }
    let strips = block.lines.iter().map(|code| strip(subject, place, (code, aspect), &shows));
    let own = place_name(subject, Some(place));
    let mut strips = Strips {
        caption,
        alt: String::new(),
        ends: [subject.say(msg!("strip-low")), subject.say(msg!("strip-high"))],
        names: [own, subject.say(msg!("strip-others"))],
        heads: block.columns.iter().map(|column| head(subject, column)).collect::<Result<_>>()?,
        strips: strips.collect::<Result<_>>()?,
    };
    strips.alt = spoken(subject, &strips);
    Ok(strips)
}

fn head(subject: &ReportContext, column: &StripColumn) -> Result<String> {
    Ok(plain(&inline::inline(&column.head, subject)?))
}

/// Any aspect of a figure.
fn shown(name: &str) -> Result<Aspect> {
    let unknown = || TemplateError::show(msg!("template-thing-chart"), name, aspects::names());
    Ok(aspects::parse(name).ok_or_else(unknown)?)
}

fn strip(subject: &ReportContext, place: &Place, (code, aspect): (&str, Aspect), shows: &[Aspect]) -> Result<Strip> {
    let line = TemplateError::line(&subject.form, code)?;
    let (mut others, mut own) = (Vec::new(), None);
    for member in subject.book.members(&Place::Country) {
        if let Some(point) = points::point_in(subject, &member, (line, aspect), Spot::Column)? {
            if member == *place {
                own = Some(point.value);
            } else {
                others.push(point.value);
            }
        }
    }
    others.sort_unstable();
    let all = || others.iter().chain(&own).copied();
    let ends = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
    let at = |value: Decimal| position(value, ends);
    let figures = shows.iter().map(|show| figure(subject, place, line, *show)).collect::<Result<_>>()?;
    let name = points::named(subject, line);
    Ok(Strip { name, others: others.iter().map(|value| at(*value)).collect(), own: own.map(at), figures })
}

/// Where a value stands between the lowest and the highest; in the middle where all are equal.
fn position(value: Decimal, (low, high): (Decimal, Decimal)) -> Decimal {
    let share = (value - low).checked_div(high - low);
    share.unwrap_or(Decimal::new(5, 1)).round_dp(PLACES).normalize()
}

fn figure(subject: &ReportContext, place: &Place, line: &Line, aspect: Aspect) -> Result<StripFigure> {
    let figure = subject.book.figure(place, &line.code).context("there is no such figure")?;
    let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect };
    let text = figures::text(&key, figure, subject, Spot::Running);
    Ok(StripFigure { key, text })
}

/// What a reader who cannot see the strips hears: of each its figures, and of how many localities its dots are.
fn spoken(subject: &ReportContext, strips: &Strips) -> String {
    let one = |strip: &Strip| {
        let figures = strips.heads.iter().zip(&strip.figures).map(|(head, figure)| format!("{head} {}", figure.text));
        let figures = figures.collect::<Vec<_>>().join(", ");
        let count = subject.count(strip.others.len());
        subject.say(msg!("strip-spoken", name = strip.name.as_str(), figures = figures, count = count))
    };
    let all = strips.strips.iter().map(one).collect::<Vec<_>>().join("; ");
    format!("{}. {all}.", plain(&strips.caption).trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_between_the_ends() {
        let at = |value: &str| position(value.parse().unwrap(), ("10".parse().unwrap(), "40".parse().unwrap()));
        assert_eq!(["10", "20", "40"].map(at).map(|at| at.to_string()), ["0", "0.3333", "1"]);
        assert_eq!(position(Decimal::TEN, (Decimal::TEN, Decimal::TEN)).to_string(), "0.5");
    }
}
