//! What charts, maps and strips have in common: their titles, and values as points.

use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::report_context::ReportContext;
use super::template_api::aspects;
use super::{inline, links};
use crate::model::document::{Inline, Point};
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::form::Line;
use crate::model::standing::Standing;
use crate::msg;
use anyhow::{Context, Result};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a chart shows where its block does not say it.
pub(super) fn value() -> String {
    "value".to_owned()
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

/// The number of an aspect, where it counts.
pub(super) fn size(subject: &ReportContext, place: &Place, line: &Line, aspect: Aspect) -> Option<Decimal> {
    // A bar of what does not count would dwarf the others.
    let counts = |figure: &&Figure| figure.standing != Standing::Held || matches!(aspect, Aspect::Previous(_));
    subject.book.figure(place, &line.code).filter(counts)?.number(aspect)
}

/// A value that counts, as it is printed among others of its line.
pub(super) fn point(subject: &ReportContext, place: &Place, line: &Line, aspect: Aspect) -> Result<Option<Point>> {
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

/// `CCN thành lập (cụm)`; a percentage has its sign in every figure.
pub(super) fn named(subject: &ReportContext, line: &Line) -> String {
    let (name, unit) = (subject.named(&line.short), subject.named(&line.unit));
    if unit == "%" { name.to_owned() } else { format!("{name} ({unit})") }
}
