//! One locality's figures next to what it sent before and to the period before.

use super::figures::{Spot, text};
use super::report_context::ReportContext;
use crate::model::figure::{Aspect, FigureKey, Place};
use crate::model::form::Line;
use crate::model::message::Message;
use crate::model::number::Decimals;
use crate::model::submission::Submission;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

/// The lines of a locality that are not what they were in the file it sent before or in the period before, as documents print
/// them.
pub fn comparison(subject: &ReportContext, code: &Arc<str>, before: Option<&Submission>) -> Value {
    let lines = subject.form.lines.iter();
    let rows: Vec<Value> = lines.filter_map(|line| row(subject, code, before, line)).collect();
    let period = subject.past.last().map(|past| subject.say(Message::verbatim(past.period)));
    json!({
        "period": period.unwrap_or_default(),
        "has_before": before.is_some(),
        "any": !rows.is_empty(),
        "rows": rows,
    })
}

/// A line, where it is not what it was.
fn row(subject: &ReportContext, code: &Arc<str>, before: Option<&Submission>, line: &Line) -> Option<Value> {
    let place = Place::Locality(Arc::clone(code));
    let figure = subject.book.figure(&place, &line.code)?;
    let old = before.and_then(|before| before.quantity(&line.code));
    let now = subject.submission(code).and_then(|submission| submission.quantity(&line.code));
    let is_corrected = before.is_some() && old != now;
    let has_moved = figure.past.first().is_some_and(|past| past.change.is_some_and(|change| change != Decimal::ZERO));
    if !is_corrected && !has_moved {
        return None;
    }
    let shown = |aspect| {
        let key = FigureKey { place: place.clone(), line: Arc::clone(&line.code), aspect };
        text(&key, figure, subject, Spot::Column)
    };
    let old = old.map(|quantity| subject.quantity(quantity, &line.unit, Decimals::Exactly(line.decimals)));
    // A rate is compared as its numerator and denominator give it, which need not be what the locality wrote.
    let (reported, compared) = (shown(Aspect::Value), shown(Aspect::Current(0)));
    let is_another = has_moved && reported != compared;
    Some(json!({
        "line": *line.code,
        "short": line.short,
        "unit": *line.unit,
        "past": shown(Aspect::Previous(0)),
        "before": old.unwrap_or_default(),
        "reported": if is_another { &*reported } else { "" },
        "now": if is_another { compared } else { reported.clone() },
        "change": shown(Aspect::Change(0)),
        "is_corrected": is_corrected,
    }))
}
