//! What templates may name, as the JSON context of handlebars: text and yes or no. It holds no numbers; figures are
//! asked for by key through the `fig` helper, and counts come as text.

use super::cells::{also, severity};
use super::conclusion;
use super::doubts;
use super::follow_up;
use super::insights;
use super::list_excerpt::{AND_MORE, ListExcerpt, cell_text};
use super::marks;
use super::peers;
use super::questions;
use super::report_context::{ReportContext, place_name};
use super::sort::Collation;
use super::used_names::Named;
use crate::model::diff::{Change, Changes, RankChange, SentenceChange};
use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::form::TableColumn;
use crate::model::locality::Locality;
use crate::model::message::Message;
use crate::model::number;
use crate::model::submission::{Submission, TableRow};
use crate::msg;
use chrono::Datelike;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Lists made once for all documents.
pub(super) struct Lists {
    common: Map<String, Value>,
    /// As long as there are localities or changes.
    long: Map<String, Value>,
}

impl Lists {
    pub(super) fn new(subject: &ReportContext) -> Lists {
        let mut common = Map::new();
        common.insert("conference".into(), conference(subject));
        common.insert("coverage".into(), coverage(subject));
        let carried = marks::words(subject);
        common.insert("carried".into(), json!({ "any": carried.is_some(), "note": carried.unwrap_or_default() }));
        common.insert("created".into(), created(subject));
        common.insert("before_folding".into(), json!(subject.count(subject.report.before_grouping)));
        common.insert("has_previous".into(), json!(!subject.past.periods.is_empty()));
        common.insert("has_map".into(), json!(subject.has_map()));
        common.insert("past".into(), past(subject));
        common.insert("doubts".into(), doubts::json(subject));
        common.insert("decisions".into(), json!({ "any": subject.decided().next().is_some() }));
        common.insert("waivers".into(), json!({ "any": !subject.report.waived.is_empty() }));
        common.insert(
            "regions".into(),
            subject
                .book
                .regions
                .iter()
                .map(|r| json!({ "place": format!("r:{}", r.slug), "name": subject.named(&r.name) }))
                .collect(),
        );
        let mut long = Map::new();
        long.insert("changes".into(), subject.changes.iter().map(|changes| changes_since(subject, changes)).collect());
        long.insert("localities".into(), sorted(subject).iter().map(|l| locality(subject, l)).collect());
        Lists { common, long }
    }

    /// The context of one document; of the long lists it has those that are `named`.
    pub(super) fn context(&self, subject: &ReportContext, about: Option<&Locality>, named: &Named) -> Value {
        let mut context = self.common.clone();
        let long = self.long.iter().filter(|(name, _)| named.may(name));
        context.extend(long.map(|(name, list)| (name.clone(), list.clone())));
        let place = about.map(|l| Place::Locality(Arc::clone(&l.id.code)));
        let own = place.clone().unwrap_or(Place::Country);
        context.insert("findings".into(), findings(subject, subject.report.told_to(&own)));
        let trial = if place.is_none() { subject.report.trial.iter().collect() } else { Vec::new() };
        context.insert("trial".into(), findings(subject, trial));
        if named.may("insights") {
            context.insert("insights".into(), insights::list(subject, &own, |_| true));
        }
        if named.may("messages") {
            context.insert("messages".into(), insights::list(subject, &own, |insight| insight.leads));
        }
        if named.may("asks") {
            context.insert("asks".into(), insights::asks(subject, &own));
        }
        if named.may("tables") {
            context.insert("tables".into(), Value::Object(tables(subject, about, named)));
        }
        if named.may("questions") {
            let questions = place.as_ref().map(|place| questions::of_place(subject, place));
            context.insert("questions".into(), questions.unwrap_or_else(|| questions::to_call(subject)));
        }
        if named.may("conclusion") {
            context.insert("conclusion".into(), conclusion::of(subject));
        }
        if named.may("followed") {
            let followed = about.map(|about| follow_up::of_place(subject, about));
            context.insert("followed".into(), followed.unwrap_or_else(|| follow_up::list(subject)));
        }
        match about {
            Some(about) => {
                context.insert("place".into(), locality(subject, about));
                context.insert("root_place".into(), json!(*about.id.code));
            }
            None => {
                context.insert("root_place".into(), json!("vn"));
            }
        }
        Value::Object(context)
    }
}

fn sorted(subject: &ReportContext) -> Vec<Arc<Locality>> {
    let collation = Collation::vietnamese();
    let mut localities = subject.book.localities.clone();
    localities.sort_by(|a, b| collation.compare(&a.name, &b.name));
    localities
}

fn conference(subject: &ReportContext) -> Value {
    let c = &subject.conference;
    json!({
        "id": c.id,
        "title": c.title,
        "date": subject.long_date(c.date),
        "date_short": subject.short_date(c.date),
        "year": c.date.year().to_string(),
        "venue": c.venue,
        "period": subject.period(c.period),
        "vintage": u8::from(c.vintage).to_string(),
        "data_to": subject.short_date(c.data_to),
        "deadline": subject.short_date(c.deadline.date_naive()),
        "deadline_moment": subject.moment(c.deadline),
        "register": !subject.received.is_empty(),
        "overdue": subject.moment_given.is_some_and(|at| at > c.deadline),
        "answer_by": c.answer_by(subject.moment_given).map_or_else(String::new, |at| subject.moment(at)),
        "synthetic": c.synthetic,
        "contact": c.contact,
        "next_edition": c.next_edition.map_or_else(String::new, |day| subject.short_date(day)),
    })
}

/// Earlier periods, the newest first, with the names by which their figures are shown.
fn past(subject: &ReportContext) -> Value {
    let periods = subject.past.periods.iter().zip(1..);
    periods
        .map(|(then, back)| {
            json!({
                "period": subject.period(then.period),
                "data_to": subject.short_date(then.data_to),
                "other_map": then.vintage != subject.conference.vintage,
                "localities": u8::from(then.vintage).to_string(),
                "previous": format!("previous_{back}"),
                "current": format!("current_{back}"),
                "change": format!("change_{back}"),
                "change_percent": format!("change_percent_{back}"),
                "moved": format!("moved_{back}"),
                "moved_percent": format!("moved_percent_{back}"),
            })
        })
        .collect()
}

/// Names of the localities of the former map that merged into this one, each said to be former; none where it is the same.
fn former(subject: &ReportContext, locality: &Locality) -> Vec<String> {
    let values = subject.past.periods.iter().filter_map(|then| then.values.get(&locality.id.code));
    let names = values.flat_map(|lines| lines.values()).map(|value| &value.of[..]).max_by_key(|of| of.len());
    names.unwrap_or_default().iter().map(|name| subject.say(msg!("former-name", name = name))).collect()
}

/// One list of changes; every number as text, those of today also by place and line, to be shown as figures.
fn changes_since(subject: &ReportContext, changes: &Changes) -> Value {
    let place = |place: &Place| place_name(subject, Some(place));
    let line = |code: &str| subject.form.line(code);
    let short = |code: &str| line(code).map_or("", |line| subject.named(&line.short));
    let with_unit = |code: &str, text: &str| match line(code) {
        Some(line) if text != "…" => number::with_unit(&subject.reprinted(text, None), subject.named(&line.unit)),
        _ => text.to_owned(),
    };
    let change = |change: &Change| {
        json!({
            "place": place(&change.place),
            "place_code": change.place.to_string(),
            "line": *change.line,
            "short": short(&change.line),
            "before": with_unit(&change.line, &change.before.text),
            "after": with_unit(&change.line, &change.after.text),
            "before_cell": change.before.cell,
            "after_cell": change.after.cell,
        })
    };
    let rank = |rank: &RankChange| {
        json!({
            "place": place(&rank.place),
            "place_code": rank.place.to_string(),
            "line": *rank.line,
            "short": short(&rank.line),
            "before": rank.before.to_string(),
            "after": rank.after.to_string(),
        })
    };
    let sentence = |s: &SentenceChange| json!({ "document": s.document, "before": s.before, "after": s.after });
    let count = |many: usize| subject.count(many);
    json!({
        "since": subject.say(changes.since.clone()),
        "cells": changes.cells.iter().map(change).collect::<Vec<_>>(),
        "cells_count": count(changes.cells.len()),
        "totals": changes.totals.iter().map(change).collect::<Vec<_>>(),
        "totals_count": count(changes.totals.len()),
        "ranks": changes.ranks.iter().map(rank).collect::<Vec<_>>(),
        "ranks_count": count(changes.ranks.len()),
        "sentences": changes.sentences.iter().map(sentence).collect::<Vec<_>>(),
        "sentences_count": count(changes.sentences.len()),
    })
}

fn created(subject: &ReportContext) -> Value {
    let day = subject.created.date_naive();
    json!({
        "date": subject.long_date(day),
        "date_short": subject.short_date(day),
        "moment": subject.moment(subject.created),
        "year": day.year().to_string(),
    })
}

fn coverage(subject: &ReportContext) -> Value {
    let c = &subject.book.coverage;
    let names = |codes: &[Arc<str>]| -> Vec<String> {
        codes.iter().map(|code| place_name(subject, Some(&Place::Locality(Arc::clone(code))))).collect()
    };
    let is_missing = |locality: &&Arc<Locality>| c.missing.contains(&locality.id.code);
    let titles = subject.book.localities.iter().filter(is_missing).map(|locality| subject.title_of(locality));
    json!({
        "expected": c.expected.to_string(),
        "received": c.received.to_string(),
        "accepted": c.accepted.to_string(),
        "complete": c.missing.is_empty(),
        "missing": names(&c.missing),
        "missing_titles": titles.collect::<Vec<_>>(),
        "late": names(&c.late),
        "text": subject.say(msg!(
            "coverage-text",
            accepted = c.accepted,
            expected = c.expected,
            day = subject.conference.data_to,
        )),
    })
}

fn locality(subject: &ReportContext, locality: &Locality) -> Value {
    let submitted = subject.submission(&locality.id.code);
    let former = former(subject, locality);
    // A name that means a smaller place too says which is meant.
    let namesake =
        former.iter().any(|name| name.strip_prefix(&*locality.name).is_some_and(|rest| rest.starts_with(" (")));
    json!({
        "code": *locality.id.code,
        "name": *locality.name,
        "title": subject.title_of(locality),
        "opening": insights::capitalised(&subject.title_of(locality)),
        "name_now": if namesake { subject.say(msg!("name-of-new-map", name = &locality.name)) } else { locality.name.to_string() },
        "former": former.iter().map(|name| name.to_string()).collect::<Vec<_>>(),
        "peers": peers::of(subject, &Place::Locality(Arc::clone(&locality.id.code)))
            .iter()
            .map(|place| place_name(subject, Some(place)))
            .collect::<Vec<_>>(),
        "slug": *locality.slug,
        "region": subject.named(&locality.region.name),
        "region_place": format!("r:{}", locality.region.slug),
        "submitted": submitted.is_some(),
        "carried": subject.book.carried.as_ref().is_some_and(|carried| carried.localities.contains(&locality.id.code)),
        "file": submitted.map_or("", |s| &*s.file),
        "files": files(subject, locality),
    })
}

/// Every file that a locality sent, with the moment where it is noted.
fn files(subject: &ReportContext, locality: &Locality) -> Value {
    let offset = subject.conference.deadline.timezone();
    let noted = |file| subject.received.get(file).map_or(String::new(), |at| subject.moment(at.with_timezone(&offset)));
    let files = subject.files.get(&locality.id.code).into_iter().flatten();
    files
        .map(|file| json!({ "name": **file, "received": noted(file), "waits": subject.waiting.contains(file) }))
        .collect()
}

/// Whether a locality is asked for something: a report that counts, a correction, an explanation.
pub(super) fn is_asked(subject: &ReportContext, locality: &Locality) -> bool {
    let own = subject.report.told_to(&Place::Locality(Arc::clone(&locality.id.code)));
    let submitted = subject.submission(&locality.id.code).is_some();
    !submitted || own.iter().any(|finding| is_worth_a_letter(finding))
}

/// A figure has to be corrected or explained. What touches none, such as the spelling of a name, is told in the workbook alone.
fn is_worth_a_letter(finding: &Finding) -> bool {
    to_correct(finding) || (to_explain(finding) && finding.line.is_some())
}

/// What a letter asks a locality: one item for each line, however many findings there are of it.
fn asks(subject: &ReportContext, wanted: &[&Finding]) -> Value {
    let mut items: Vec<(Option<&str>, Vec<&Finding>)> = Vec::new();
    for finding in wanted.iter().filter(|finding| is_worth_a_letter(finding)) {
        let line = finding.line.as_deref();
        match items.iter_mut().find(|(known, _)| line.is_some() && *known == line) {
            Some((_, findings)) => findings.push(finding),
            None => items.push((line, vec![finding])),
        }
    }
    let said = |findings: &[&Finding], of: fn(&Finding) -> Option<&Message>| {
        let said = findings.iter().filter_map(|finding| of(finding)).map(|message| subject.catalogue.text(message));
        said.collect::<Vec<_>>().join(" ")
    };
    let item = |(line, findings): &(Option<&str>, Vec<&Finding>)| {
        let short = line.and_then(|line| subject.form.line(line)).map_or("", |line| subject.named(&line.short));
        let message = said(findings, |finding| Some(&finding.message));
        json!({
            "what": if message.contains(short) { "" } else { short },
            "within": findings.first().map_or_else(String::new, |finding| finding.within()),
            "message": message,
            "suggestion": said(findings, |finding| finding.suggestion.as_ref().filter(|_| to_correct(finding))),
        })
    };
    items.iter().map(item).collect()
}

pub(super) fn to_correct(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.explanation.is_none()
}

pub(super) fn to_explain(finding: &Finding) -> bool {
    finding.severity == Severity::Warning && finding.explanation.is_none()
}

fn findings(subject: &ReportContext, wanted: Vec<&Finding>) -> Value {
    // None is no text, so that a template can ask.
    let prose = |of: fn(&Finding) -> bool| match wanted.iter().filter(|finding| of(finding)).count() {
        0 => String::new(),
        count => subject.count(count),
    };
    let of_files = wanted.iter().filter(|finding| finding.at.file().is_some());
    let count = |severity| subject.count(wanted.iter().filter(|f| f.severity == severity).count());
    let mut places: Vec<&Place> = wanted.iter().filter_map(|f| f.place.as_ref()).collect();
    places.dedup();
    json!({
        "any": !wanted.is_empty(),
        "asks": asks(subject, &wanted),
        "total": subject.count(wanted.len()),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "infos": count(Severity::Info),
        "places": subject.count(places.len()),
        "to_correct": prose(to_correct),
        "to_explain": prose(to_explain),
        "of_files": of_files.map(|f| finding(subject, f)).collect::<Vec<_>>(),
        "list": wanted.iter().map(|f| finding(subject, f)).collect::<Vec<_>>(),
    })
}

pub(super) fn finding(subject: &ReportContext, finding: &Finding) -> Value {
    json!({
        "rule": *finding.rule,
        "severity": finding.severity.name(),
        "severity_name": severity(subject, finding.severity),
        "place": place_name(subject, finding.place.as_ref()),
        "address": finding.address(),
        "within": finding.within(),
        "also": also(subject, finding),
        "explanation": finding.explanation.as_deref().unwrap_or(""),
        "waived": finding.waiver.as_ref().map_or("", |waiver| &waiver.reason),
        "message": subject.catalogue.text(&finding.message),
        "suggestion": subject.say_if(finding.suggestion.as_ref()),
        "basis": subject.say_if(finding.basis().as_ref()),
    })
}

/// Rows of the table sheets: of one locality, or of all in the order of their codes. They are made when a document names
/// them: those of all localities are not held for the whole of a build.
fn tables(subject: &ReportContext, about: Option<&Locality>, named: &Named) -> Map<String, Value> {
    let submissions: Vec<&Submission> = match about {
        Some(about) => subject.submission(&about.id.code).into_iter().collect(),
        None => subject.submissions.iter().collect(),
    };
    let sheets = subject.form.sheets.iter().filter_map(|sheet| Some((&sheet.key, sheet.kind.table()?)));
    sheets
        .filter(|(key, _)| named.may_whole("tables") || named.may(key))
        .map(|(key, columns)| {
            // On trial a row has them all, so that a name that is nearly right is known.
            let wanted = |column: &&TableColumn| subject.trial || named.may(&column.key);
            let shown: Vec<&TableColumn> = columns.iter().filter(wanted).collect();
            let rows = submissions.iter().flat_map(|submission| {
                let printed = ListExcerpt::of(columns, submission.tables.get(key).into_iter().flatten());
                let mut rows: Vec<Value> =
                    printed.rows.iter().map(|row| table_row(subject, submission, &shown, row)).collect();
                if let Some(Value::Object(last)) = rows.last_mut().filter(|_| printed.left_out > 0) {
                    last.insert(AND_MORE.to_owned(), json!(printed.left_out));
                }
                rows
            });
            (key.to_string(), rows.collect())
        })
        .collect()
}

/// A row; each of the columns is present, filled or not, so that a strict template may name it.
fn table_row(subject: &ReportContext, submission: &Submission, columns: &[&TableColumn], row: &TableRow) -> Value {
    let cell = |column: &TableColumn| json!(cell_text(subject, row, &column.key));
    let mut object: Map<String, Value> = columns.iter().map(|column| (column.key.to_string(), cell(column))).collect();
    object.insert("place".into(), json!(*submission.locality.name));
    object.insert("place_code".into(), json!(*submission.locality.id.code));
    Value::Object(object)
}
