//! `{{#each (figures_of place)}}` of a page.

use crate::compose::coverage;
use crate::compose::figures::{Spot, is_approximate, text};
use crate::compose::report_context::ReportContext;
use crate::model::figure::{APPROXIMATE, Aspect, Figure, FigureKey, Method, Place, Source};
use crate::model::form::Line;
use crate::model::number::NBSP;
use crate::msg;
use handlebars::{Helper, JsonRender as _, RenderError};
use serde_json::{Value, json};
use std::sync::Arc;

/// `{{#each (figures_of place)}}`: the figures of a place, each with where it came from. Given when they are asked for: a page
/// leads to every figure of the book, and holds those of one place.
pub(super) fn figures_of(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
    let place = Place::parse(&h.param(0).map(|place| place.value().render()).unwrap_or_default());
    Ok(subject.form.lines.iter().filter_map(|line| of_line(subject, &place, line)).collect())
}

/// The figure of a line, where there is one.
fn of_line(subject: &ReportContext, place: &Place, line: &Line) -> Option<Value> {
    let figure = subject.book.figure(place, &line.code).filter(|figure| figure.value.is_some())?;
    let source = match figure.sources.first()? {
        Source::Cell { .. } if figure.method == Method::Carried => {
            figure.sources.iter().map(cell).collect::<Vec<_>>().join("; ")
        }
        Source::Cell { sheet, cell, .. } => format!("{sheet}!{cell}"),
        Source::Place { .. } if figure.carried.is_empty() => {
            coverage::of_localities(subject, &figure.reported.to_string())
        }
        Source::Place { .. } => subject.say(msg!(
            "coverage-with-carried",
            reported = figure.reported.to_string(),
            carried = subject.count(figure.carried.len()),
        )),
    };
    let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect: Aspect::Value };
    Some(json!({
        "key": key.to_string(),
        "line": *line.code,
        "short": subject.named(&line.short),
        "text": signed(&key, figure, subject),
        "unit": subject.named(&line.unit),
        "source": source,
    }))
}

/// The number with its signs, before it the one of approximate totals.
fn signed(key: &FigureKey, figure: &Figure, subject: &ReportContext) -> String {
    let text = text(key, figure, subject, Spot::Running);
    if is_approximate(key, figure) { format!("{APPROXIMATE}{NBSP}{text}") } else { text }
}

/// `2026-06-so-ket-ccn/04-cao-bang.xlsx · BIEU_04!D31`: a file that no link leads to.
fn cell(source: &Source) -> String {
    match source {
        Source::Cell { file, sheet, cell, .. } => format!("{file} · {sheet}!{cell}"),
        Source::Place { place } => place.to_string(),
    }
}
