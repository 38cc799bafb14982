//! What templates may name: plain text and yes/no, no numbers to be formatted.
//!
//! In: the subject. Out: the JSON context of handlebars. Must not: hold a number; figures are asked for by key through
//! the `fig` helper, and counts come as text.

use super::Subject;
use super::cells::{also, place_name, severity_name, value_text};
use super::collate::Collation;
use crate::model::figure::Place;
use crate::model::finding::{Finding, Severity};
use crate::model::locality::Locality;
use crate::model::number::{long_date, moment, short_date};
use chrono::Datelike;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Lists made once for all documents.
pub(super) struct Lists {
    common: Map<String, Value>,
    rows: Vec<(Arc<str>, Map<String, Value>)>,
}

impl Lists {
    pub(super) fn new(subject: &Subject) -> Lists {
        let rows: Vec<_> =
            subject.submissions.iter().map(|s| (Arc::clone(&s.locality.id.code), tables(subject, s))).collect();
        let mut common = Map::new();
        common.insert("conference".into(), conference(subject));
        common.insert("coverage".into(), coverage(subject));
        common.insert("created".into(), created(subject));
        common.insert("before_folding".into(), json!(subject.settled.before_folding.to_string()));
        common.insert("has_previous".into(), json!(!subject.past.periods.is_empty()));
        common.insert("past".into(), past(subject));
        common.insert("waivers".into(), json!({ "any": !subject.settled.waived.is_empty() }));
        common.insert(
            "regions".into(),
            subject.book.regions.iter().map(|r| json!({ "place": format!("r:{}", r.slug), "name": *r.name })).collect(),
        );
        common.insert("localities".into(), sorted(subject).iter().map(|l| locality(subject, l)).collect());
        Lists { common, rows }
    }

    /// The context of one document.
    pub(super) fn context(&self, subject: &Subject, about: Option<&Locality>) -> Value {
        let mut context = self.common.clone();
        let place = about.map(|l| Place::Locality(Arc::clone(&l.id.code)));
        let told = subject.settled.findings.iter().filter(|f| place.is_none() || f.place == place);
        context.insert("findings".into(), findings(subject, told.collect()));
        let trial = if place.is_none() { subject.settled.shadow.iter().collect() } else { Vec::new() };
        context.insert("trial".into(), findings(subject, trial));
        context.insert("tables".into(), Value::Object(self.tables(subject, about)));
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

    /// Rows of the table sheets: of one locality, or of all in the order of their codes.
    fn tables(&self, subject: &Subject, about: Option<&Locality>) -> Map<String, Value> {
        let mut all: Map<String, Value> = subject
            .form
            .sheets
            .iter()
            .filter(|sheet| sheet.kind.table().is_some())
            .map(|sheet| (sheet.key.to_string(), Value::Array(Vec::new())))
            .collect();
        for (_, tables) in self.rows.iter().filter(|(code, _)| about.is_none_or(|about| about.id.code == *code)) {
            for (key, rows) in tables {
                if let (Some(Value::Array(into)), Value::Array(rows)) = (all.get_mut(key), rows) {
                    into.extend(rows.iter().cloned());
                }
            }
        }
        all
    }
}

fn sorted(subject: &Subject) -> Vec<Arc<Locality>> {
    let collation = Collation::vietnamese();
    let mut localities = subject.book.localities.clone();
    localities.sort_by(|a, b| collation.compare(&a.name, &b.name));
    localities
}

fn conference(subject: &Subject) -> Value {
    let c = &subject.conference;
    json!({
        "id": c.id,
        "title": c.title,
        "date": long_date(c.date),
        "date_short": short_date(c.date),
        "year": c.date.year().to_string(),
        "venue": c.venue,
        "period": c.period.to_string(),
        "data_to": short_date(c.data_to),
        "deadline": short_date(c.deadline.date_naive()),
        "deadline_moment": moment(c.deadline),
        "register": !subject.received.is_empty(),
        "synthetic": c.synthetic,
    })
}

/// Earlier periods, the newest first, with the names by which their figures are shown.
fn past(subject: &Subject) -> Value {
    let periods = subject.past.periods.iter().zip(1..);
    periods
        .map(|(then, back)| {
            json!({
                "period": then.period.to_string(),
                "data_to": short_date(then.data_to),
                "other_map": then.vintage != subject.conference.vintage,
                "localities": u8::from(then.vintage).to_string(),
                "previous": format!("previous_{back}"),
                "change": format!("change_{back}"),
                "change_percent": format!("change_percent_{back}"),
                "moved": format!("moved_{back}"),
                "moved_percent": format!("moved_percent_{back}"),
            })
        })
        .collect()
}

/// Names of the localities of the former map that merged into this one, each with "(cũ)"; none where it is the same.
fn former(subject: &Subject, locality: &Locality) -> Vec<Arc<str>> {
    let values = subject.past.periods.iter().filter_map(|then| then.values.get(&locality.id.code));
    values.flat_map(|lines| lines.values()).map(|value| value.of.clone()).max_by_key(Vec::len).unwrap_or_default()
}

fn created(subject: &Subject) -> Value {
    let day = subject.created.date_naive();
    json!({ "date": long_date(day), "date_short": short_date(day), "year": day.year().to_string() })
}

fn coverage(subject: &Subject) -> Value {
    let c = &subject.book.coverage;
    let names = |codes: &[Arc<str>]| -> Vec<String> {
        codes.iter().map(|code| place_name(subject, Some(&Place::Locality(Arc::clone(code))))).collect()
    };
    json!({
        "expected": c.expected.to_string(),
        "received": c.received.to_string(),
        "accepted": c.accepted.to_string(),
        "complete": c.missing.is_empty(),
        "missing": names(&c.missing),
        "late": names(&c.late),
        "text": format!(
            "{}/{} địa phương, số liệu đến {}",
            c.accepted,
            c.expected,
            short_date(subject.conference.data_to)
        ),
    })
}

fn locality(subject: &Subject, locality: &Locality) -> Value {
    let submitted = subject.submissions.iter().find(|s| s.locality.id == locality.id);
    let former = former(subject, locality);
    // A name that means a smaller place too says which is meant.
    let namesake = former.iter().any(|name| **name == *format!("{} (cũ)", locality.name));
    json!({
        "code": *locality.id.code,
        "name": *locality.name,
        "title": locality.title(),
        "name_now": if namesake { format!("{} (mới)", locality.name) } else { locality.name.to_string() },
        "former": former.iter().map(|name| name.to_string()).collect::<Vec<_>>(),
        "slug": *locality.slug,
        "region": *locality.region.name,
        "region_place": format!("r:{}", locality.region.slug),
        "submitted": submitted.is_some(),
        "file": submitted.map_or("", |s| &*s.file),
    })
}

fn findings(subject: &Subject, wanted: Vec<&Finding>) -> Value {
    let count = |severity| wanted.iter().filter(|f| f.severity == severity).count().to_string();
    let mut places: Vec<&Place> = wanted.iter().filter_map(|f| f.place.as_ref()).collect();
    places.dedup();
    json!({
        "any": !wanted.is_empty(),
        "total": wanted.len().to_string(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "infos": count(Severity::Info),
        "places": places.len().to_string(),
        "list": wanted.iter().map(|f| finding(subject, f)).collect::<Vec<_>>(),
    })
}

fn finding(subject: &Subject, finding: &Finding) -> Value {
    json!({
        "rule": *finding.rule,
        "severity": finding.severity.name(),
        "severity_name": severity_name(finding.severity),
        "place": place_name(subject, finding.place.as_ref()),
        "address": finding.address(),
        "also": also(finding),
        "explanation": finding.explanation.as_deref().unwrap_or(""),
        "waived": finding.waiver.as_ref().map_or("", |waiver| &waiver.reason),
        "message": finding.message,
        "suggestion": finding.suggestion.as_deref().unwrap_or(""),
        "basis": finding.basis.as_deref().unwrap_or(""),
    })
}

/// Rows of a submission by sheet; every declared column is present, so that a strict template may name it.
fn tables(subject: &Subject, submission: &crate::model::submission::Submission) -> Map<String, Value> {
    let mut tables = Map::new();
    for sheet in &subject.form.sheets {
        let Some(columns) = sheet.kind.table() else { continue };
        let rows = submission.tables.get(&sheet.key).into_iter().flatten().map(|row| {
            let mut object: Map<String, Value> = columns
                .iter()
                .map(|column| {
                    (column.key.to_string(), json!(row.cells.get(&column.key).map_or(String::new(), value_text)))
                })
                .collect();
            object.insert("place".into(), json!(*submission.locality.name));
            object.insert("place_code".into(), json!(*submission.locality.id.code));
            Value::Object(object)
        });
        tables.insert(sheet.key.to_string(), rows.collect());
    }
    tables
}
