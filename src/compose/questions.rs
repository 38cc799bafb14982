//! Questions for the chair, of those that the form declares: the ones that the figures of a locality call for.

use super::escape;
use super::figure_mark::Ask;
use super::insights;
use super::report_context::{ReportContext, place_name};
use crate::model::figure::{Aspect, Figure, FigureKey, Place};
use crate::model::insight::{Matter, Outlook};
use crate::model::question::{Occasion, Question};
use crate::model::standing::Standing;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The questions for a locality, the first declared first; a line is asked about once.
pub(super) fn of_place(subject: &ReportContext, place: &Place) -> Value {
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    let arises = |question: &&Question| subject.trial || size(subject, place, question).is_some();
    let fitting = subject.form.questions.iter().filter(arises);
    let fitting = fitting.filter(|question| asked.insert(&question.line));
    fitting.map(|question| json!({ "ask": words(subject, place, question) })).collect()
}

/// Whom to call with which question: of each question the locality it presses most, each locality once.
pub(super) fn to_call(subject: &ReportContext) -> Value {
    let localities = subject.book.members(&Place::Country);
    let mut called: BTreeSet<&Place> = BTreeSet::new();
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    let mut calls = Vec::new();
    for question in subject.form.questions.iter().filter(|question| question.on != Occasion::Any) {
        let free = localities.iter().filter(|place| !called.contains(place));
        let of = |place: &Place| size(subject, place, question).or(subject.trial.then_some(Decimal::ZERO));
        let sized = free.filter_map(|place| Some((of(place)?, place)));
        // Of equals the first by code.
        let Some((_, place)) = sized.rev().max_by_key(|(size, _)| *size) else { continue };
        if asked.insert(&question.line) {
            called.insert(place);
            let title = subject.book.localities.iter().find(|locality| place.code() == Some(&locality.id.code));
            calls.push(json!({
                "title": title.map_or_else(String::new, |locality| subject.title_of(locality)),
                "ask": words(subject, place, question),
            }));
        }
    }
    Value::Array(calls)
}

/// How much a question presses on a locality; nothing where it does not arise, or where the value is not sound.
fn size(subject: &ReportContext, place: &Place, question: &Question) -> Option<Decimal> {
    let figure = subject.book.figure(place, &question.line)?;
    let sound = |aspect: Aspect| {
        let sound = figure.standing == Standing::Sound && !figure.is_doubtful(aspect);
        figure.number(aspect).filter(|_| sound)
    };
    let said = |wanted: fn(&Matter) -> bool| {
        let own = subject.insights.of(place).iter().filter(|insight| insight.line == question.line);
        own.into_iter().any(|insight| insight.unsure.is_empty() && wanted(&insight.matter))
    };
    let late = |outlook: Outlook| matches!(outlook, Outlook::Late(_) | Outlook::Never | Outlook::Unmoved);
    match question.on {
        Occasion::Duty if said(|matter| matches!(matter, Matter::Duty(_))) => sound(Aspect::Value),
        Occasion::Pace
            if said(|matter| matches!(matter, Matter::Pace(_))) && late(outlook(subject, place, question)?) =>
        {
            sound(Aspect::Gap)
        }
        Occasion::Stalled if said(|matter| matches!(matter, Matter::Stalled(_))) => sound(Aspect::Value),
        Occasion::Fell => sound(Aspect::Change(0)).filter(|change| *change < Decimal::ZERO).map(|change| -change),
        Occasion::Low => {
            let whole = subject.book.figure(&Place::Country, &question.line).and_then(Figure::comparable)?;
            let own = figure.comparable().filter(|_| figure.standing == Standing::Sound)?;
            Some(whole - own).filter(|below| *below > Decimal::ZERO)
        }
        Occasion::Any => figure.comparable(),
        Occasion::Duty | Occasion::Pace | Occasion::Stalled => None,
    }
}

fn outlook(subject: &ReportContext, place: &Place, question: &Question) -> Option<Outlook> {
    let own = subject.insights.of(place).iter().filter(|insight| insight.line == question.line);
    own.into_iter().find_map(|insight| if let Matter::Pace(pace) = &insight.matter { Some(pace.outlook) } else { None })
}

/// The words of a question, with marks for its figures.
fn words(subject: &ReportContext, place: &Place, question: &Question) -> String {
    let mark = |place: &Place, aspect: Aspect, unit: bool| {
        let key = FigureKey { place: place.clone(), line: Arc::clone(&question.line), aspect };
        Ask { bare: true, ..Ask::new(&subject.form, key, unit) }.mark()
    };
    let rate = subject.form.line(&question.line).is_some_and(|line| line.is_rate());
    let value = if rate { Aspect::Computed } else { Aspect::Value };
    let facts = [
        ("{value}", mark(place, value, false)),
        ("{gap}", mark(place, Aspect::Gap, false)),
        ("{moved}", mark(place, Aspect::Moved(0), true)),
        ("{country}", mark(&Place::Country, Aspect::Value, false)),
        ("{place}", escape::document(&place_name(subject, Some(place)))),
    ];
    let escaped = escape::document(subject.named(&question.ask));
    let filled = facts.iter().fold(escaped, |words, (name, fact)| words.replace(&escape::document(name), fact));
    insights::capitalised(&filled)
}
