//! The country's key figures: level, change, target.

use crate::compose::coverage;
use crate::compose::figures::{Spot, text, unit};
use crate::compose::report_context::ReportContext;
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::form::Line;
use crate::model::message::Message;
use crate::model::number::with_unit;
use crate::msg;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

/// The lines that the form names as headlines, in its order.
pub(super) fn lines(subject: &ReportContext) -> Vec<&Line> {
    subject.form.headlines.iter().filter_map(|headline| subject.form.line(&headline.line)).collect()
}

/// What the country has of each.
pub(super) fn all(subject: &ReportContext) -> Value {
    let figure = |line: &Line| subject.book.figure(&Place::Country, &line.code);
    lines(subject).into_iter().filter_map(|line| Some(of(subject, line, figure(line)?))).collect()
}

fn of(subject: &ReportContext, line: &Line, figure: &Figure) -> Value {
    let key = |aspect| FigureKey { place: Place::Country, line: Arc::clone(&line.code), aspect };
    let measured = |aspect| measured(subject, &key(aspect), figure);
    let has = |aspect| figure.number(aspect).is_some();
    let then = subject.past.periods.first().filter(|_| has(Aspect::Change(0)));
    let change = then.map(|then| msg!("page-change", change = measured(Aspect::Change(0)), period = then.period));
    let target = figure.target.as_deref().filter(|_| has(Aspect::Gap)).map(|target| {
        let (whole, gap) = (measured(Aspect::Target), measured(Aspect::Gap));
        msg!("page-target", target = whole, by = target.by, gap = gap)
    });
    let say = |message: Option<Message>| message.map(|message| subject.say(message)).unwrap_or_default();
    let value = key(Aspect::Value);
    // What covers as many localities as the conference says so above.
    let is_usual = figure.reported == subject.book.coverage.accepted;
    let coverage = coverage::stated(subject, &value, figure).filter(|_| !is_usual);
    json!({
        "short": subject.named(&line.short),
        "value": printed(subject, &value, figure),
        "unit": unit(subject, &value, figure).unwrap_or_default(),
        "coverage": coverage.unwrap_or_default(),
        "change": say(change),
        "trend": trend(figure).unwrap_or_default(),
        "target": say(target),
    })
}

/// Which way it went.
fn trend(figure: &Figure) -> Option<&'static str> {
    let change = figure.number(Aspect::Change(0))?;
    Some(match change.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal => "same",
        std::cmp::Ordering::Greater => "up",
    })
}

/// A number with its signs.
fn printed(subject: &ReportContext, key: &FigureKey, figure: &Figure) -> String {
    text(key, figure, subject, Spot::Running)
}

/// The same with its unit.
fn measured(subject: &ReportContext, key: &FigureKey, figure: &Figure) -> String {
    with_unit(&printed(subject, key, figure), &unit(subject, key, figure).unwrap_or_default())
}
