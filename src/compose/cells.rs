//! What stands in one cell of a table.
//!
//! In: a column and the thing its row stands for. Out: inlines, a figure wherever there is a number of a line.
//! Must not: print a total without its coverage.

use super::diagnostics::Wrong;
use super::layouts::{self, Layouts};
use super::sheets::{self, Choice};
use super::template_api::{self, Word};
use super::{ReportContext, figures, links};
use crate::model::document::{Align, Emphasis, Inline, Name};
use crate::model::figure::{Aspect, FigureKey, Method, Place, Reckoned, Source};
use crate::model::finding::{Finding, Folded};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::number::{decimal, moment, short_date};
use crate::model::report::Waived;
use crate::model::submission::{TableRow, TableValue};
use anyhow::{Context, Result, bail};
use chrono::{DateTime, FixedOffset};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// A column understood.
pub(super) struct Show<'s> {
    pub(super) head: String,
    pub(super) align: Align,
    pub(super) what: What<'s>,
}

pub(super) enum What<'s> {
    /// A figure of the row's place.
    Line(&'s Line, Aspect),
    /// How many rows of a table sheet the row's place has.
    Count(Choice<'s>),
    /// What those of a locality say in a column.
    Said(Choice<'s>, &'s str),
    /// The number of the layout that the workbook of the row's locality keeps.
    Layout(Rc<Layouts>),
    /// The cell of the row's line in a layout, by its position.
    Address(Rc<Layouts>, usize),
    /// A property of the row.
    Own(String),
}

impl What<'_> {
    /// A wide table is cut between such columns; the others come again in each part.
    pub(super) fn is_one_of_many(&self) -> bool {
        matches!(self, What::Line(..) | What::Address(..))
    }
}

impl Show<'_> {
    /// Its cell says what a figure was read from.
    pub(super) fn tells_source(&self) -> bool {
        matches!(&self.what, What::Own(what) if what == "cell" || what == "file")
    }

    /// Its cell says how many localities the row's line covers.
    pub(super) fn tells_coverage(&self) -> bool {
        matches!(&self.what, What::Own(what) if what == "coverage")
    }
}

/// What stands in a row.
pub(super) enum Item<'s> {
    Group(&'s str, Place),
    /// Words over the rows that follow, across all columns.
    Heading(String),
    Locality(&'s Locality),
    Total(String, Place),
    Line(&'s Line),
    Finding(&'s Finding),
    /// A way of reckoning a ratio, by its position.
    Method(&'s Line, usize, &'s Reckoned),
    Waiver(&'s Waived),
    Row(&'s TableRow, &'s Locality),
}

impl Item<'_> {
    /// The name that figures lead to where this row tells their source; `place` is the document's.
    pub(super) fn told_source(&self, place: &Place) -> Option<Name> {
        match self {
            Item::Line(line) => Some(links::source_of_line(place, &line.code)),
            _ => self.place().map(|place| links::source_of(&place)),
        }
    }

    /// The place it stands for.
    fn place(&self) -> Option<Place> {
        match self {
            Item::Group(_, at) | Item::Total(_, at) => Some(at.clone()),
            Item::Locality(locality) => Some(Place::Locality(Arc::clone(&locality.id.code))),
            _ => None,
        }
    }
}

/// The content of a cell; `index` counts the body rows.
pub(super) fn cell(
    subject: &ReportContext,
    place: &Place,
    show: &Show<'_>,
    item: &Item<'_>,
    index: usize,
) -> Result<Vec<Inline>> {
    match &show.what {
        What::Line(line, aspect) => figure(subject, at(item)?, line, *aspect),
        What::Count(choice) => {
            let count = sheets::count(subject, &at(item)?, choice);
            Ok(vec![Inline::text(count.map_or_else(missing, |count| decimal(Decimal::from(count))))])
        }
        What::Said(choice, column) => Ok(match at(item)? {
            Place::Locality(code) => shown(&sheets::joined(subject, &code, choice, column)),
            Place::Country | Place::Region(_) => Vec::new(),
        }),
        What::Layout(layouts) => Ok(match at(item)? {
            Place::Locality(code) => shown(&layouts.number(&code).map_or_else(missing, |number| number.to_string())),
            Place::Country | Place::Region(_) => Vec::new(),
        }),
        What::Address(layouts, n) => match item {
            Item::Line(line) => Ok(shown(&layouts.cell(*n, &line.code).map_or_else(missing, str::to_owned))),
            _ => bail!("`layouts` needs rows = \"lines\""),
        },
        What::Own(what) => own(subject, place, what, item, index),
    }
}

/// The place a row stands for.
fn at(item: &Item<'_>) -> Result<Place> {
    item.place().ok_or_else(|| {
        anyhow::Error::from(Wrong::new(
            "a column with `line` or `of` needs rows = \"localities\" or \"regions\"",
            "cột có `line` hoặc `of` phải đi cùng rows = \"localities\" hoặc \"regions\"",
        ))
    })
}

/// A figure in a cell. A total that misses localities says so in short: `600.000 (62/63)`.
fn figure(subject: &ReportContext, place: Place, line: &Line, aspect: Aspect) -> Result<Vec<Inline>> {
    let key = FigureKey { place, line: Arc::clone(&line.code), aspect };
    let figure = subject.book.figure(&key.place, &key.line).with_context(|| format!("there is no figure {key}"))?;
    let text = figures::text(&key, figure, &subject.book)?;
    let partial = figures::partial(&key, figure, &subject.book);
    let mut content = vec![Inline::Figure { key, text, emphasis: Emphasis::default(), source: None }];
    // It may go to the next line, so that one cell does not widen a column.
    content.extend(partial.map(|coverage| Inline::text(format!(" ({coverage})"))));
    Ok(content)
}

fn own(subject: &ReportContext, place: &Place, what: &str, item: &Item<'_>, index: usize) -> Result<Vec<Inline>> {
    let text = match (item, what) {
        (Item::Group(name, _), "name") => (*name).to_owned(),
        (Item::Total(name, _), "name") => name.clone(),
        (Item::Locality(locality), "name") => locality.name.to_string(),
        (Item::Locality(locality), "code") => locality.id.code.to_string(),
        (
            Item::Group(..) | Item::Total(..),
            "code" | "index" | "file" | "revision" | "data_to" | "received" | "lines",
        ) => String::new(),
        (_, "index") => index.to_string(),
        (Item::Locality(locality), what) => of_submission(subject, locality, what)?,
        (Item::Line(line), what) => return of_line(subject, place, line, what),
        (Item::Finding(finding), what) => of_finding(subject, finding, what)?,
        (Item::Waiver(waived), what) => of_waiver(subject, waived, what)?,
        (Item::Method(line, n, method), what) => return of_method(subject, place, (line, *n, method), what),
        (Item::Row(_, locality), "place") => locality.name.to_string(),
        (Item::Row(row, _), key) => return of_row(subject, row, key),
        (_, what) => bail!(cannot_show("these rows", "các hàng này", what, &template_api::OF_LOCALITIES)),
    };
    Ok(shown(&text))
}

/// Stands where nothing is known.
fn missing() -> String {
    "…".to_owned()
}

fn shown(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![words(text)] }
}

/// Words of a workbook on one line: a line break or another control character of a cell becomes a space.
pub(super) fn words(text: &str) -> Inline {
    Inline::text(text.replace(char::is_control, " "))
}

/// A property of a line: its words, or its figure at the document's place, its region or the country.
fn of_line(subject: &ReportContext, place: &Place, line: &Line, what: &str) -> Result<Vec<Inline>> {
    let text = |text: &str| Ok(vec![Inline::text(text)]);
    match what {
        "code" => text(&line.code),
        "label" => text(line.label.first().unwrap_or(&line.short)),
        "short" => text(&line.short),
        "unit" => text(&line.unit),
        "region_value" => figure(subject, region_of(subject, place)?, line, Aspect::Value),
        "coverage" => {
            let mut content = figure(subject, place.clone(), line, Aspect::Reported)?;
            content.push(Inline::text(format!("/{}", figures::expected(place, &subject.book))));
            Ok(content)
        }
        "cell" => {
            let figure = subject.book.figure(place, &line.code).context("there is no such figure")?;
            text(layouts::cell(figure).map_or("…", |(_, cell)| cell))
        }
        "country_value" => figure(subject, Place::Country, line, Aspect::Value),
        other => match figures::aspect(other) {
            Some(aspect) => figure(subject, place.clone(), line, aspect),
            None => {
                let known =
                    template_api::names(&template_api::OF_LINES).chain(template_api::names(&template_api::ASPECTS));
                bail!(Wrong::show("a line", "chỉ tiêu", other).unknown(other, known))
            }
        },
    }
}

/// Where the figures of a locality come from: its workbook that counts, `…` where none does or nothing is known.
fn of_submission(subject: &ReportContext, locality: &Locality, what: &str) -> Result<String> {
    let submission = subject.submission(&locality.id.code);
    let here = |at: &DateTime<FixedOffset>| moment(at.with_timezone(subject.conference.deadline.offset()));
    let known = match what {
        "file" => submission.map(|s| s.file.to_string()).or_else(|| carried_files(subject, locality)),
        "revision" => submission.map(|s| s.revision.to_string()),
        "data_to" => submission.and_then(|s| s.data_to).map(short_date),
        "received" => submission.and_then(|s| subject.received.get(&s.file)).map(here),
        "lines" => submission.map(|s| format!("{}/{}", s.lines.len(), subject.form.lines.len())),
        other => bail!(cannot_show("a locality", "địa phương", other, &template_api::OF_LOCALITIES)),
    };
    Ok(known.unwrap_or_else(missing))
}

/// The workbooks of the conference before that stand in for a locality's.
fn carried_files(subject: &ReportContext, locality: &Locality) -> Option<String> {
    let place = Place::Locality(Arc::clone(&locality.id.code));
    let figures = subject.form.lines.iter().filter_map(|line| subject.book.figure(&place, &line.code));
    let cells = figures.filter(|figure| figure.method == Method::Carried).flat_map(|figure| &figure.sources);
    let files = cells.filter_map(|source| match source {
        Source::Cell { file, .. } => Some(&**file),
        Source::Place { .. } => None,
    });
    let files: BTreeSet<&str> = files.collect();
    (!files.is_empty()).then(|| files.into_iter().collect::<Vec<_>>().join(", "))
}

fn region_of(subject: &ReportContext, place: &Place) -> Result<Place> {
    let locality = match place {
        Place::Locality(code) => subject.book.locality(code),
        Place::Country | Place::Region(_) => None,
    };
    let locality = locality.ok_or_else(|| {
        Wrong::new(
            "region_value needs a document per locality",
            "region_value chỉ dùng trong tài liệu của từng địa phương",
        )
    })?;
    Ok(Place::Region(Arc::clone(&locality.region.slug)))
}

fn of_finding(subject: &ReportContext, finding: &Finding, what: &str) -> Result<String> {
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(match what {
        "rule" => finding.rule.to_string(),
        "severity" => finding.severity.title().to_owned(),
        "place" => place_name(subject, finding.place.as_ref()),
        "address" => finding.address(),
        "within" => finding.within(),
        "message" => subject.catalogue.text(&finding.message),
        "told" => told(subject, finding),
        "also" => also(subject, finding),
        "explanation" => some(&finding.explanation),
        "suggestion" => finding.suggestion.as_ref().map(|it| subject.catalogue.text(it)).unwrap_or_default(),
        "basis" => some(&finding.basis),
        other => bail!(cannot_show("a finding", "điểm kiểm tra", other, &template_api::OF_FINDINGS)),
    })
}

/// A finding's message with all that belongs to it: what has the same cause, what the locality says, what was decided.
fn told(subject: &ReportContext, finding: &Finding) -> String {
    let mut out = subject.catalogue.text(&finding.message);
    let also = also(subject, finding);
    if !also.is_empty() {
        out.push_str(&format!(" Cùng nguyên nhân: {also}."));
    }
    if let Some(explanation) = &finding.explanation {
        out.push_str(&format!(" Địa phương giải trình: “{explanation}”."));
    }
    if let Some(waiver) = &finding.waiver {
        out.push_str(&format!(" Được miễn trừ ({}): {}.", waiver.by, waiver.reason));
    }
    out
}

/// How many findings of one cause are told in full under it.
const IN_FULL: usize = 2;

/// Findings of other rules that this one explains: one or two in their own words, more by rule and cell, `V26 (D20)`.
pub(super) fn also(subject: &ReportContext, finding: &Finding) -> String {
    let others: Vec<&Folded> = finding.explains.iter().filter(|folded| folded.rule != finding.rule).collect();
    if others.len() <= IN_FULL {
        let told = others.iter().map(|folded| {
            format!("{} – {}", folded.rule, subject.catalogue.text(&folded.message).trim_end_matches('.'))
        });
        return told.collect::<Vec<_>>().join("; ");
    }
    let named = others.iter().map(|folded| match folded.at.cell() {
        Some(cell) => format!("{} ({})", folded.rule, cell.a1()),
        None => folded.rule.to_string(),
    });
    named.collect::<Vec<_>>().join(", ")
}

fn of_waiver(subject: &ReportContext, waived: &Waived, what: &str) -> Result<String> {
    let waiver = &waived.waiver;
    Ok(match what {
        "rule" => waiver.rule.to_string(),
        "place" => place_name(subject, Some(&waiver.place)),
        "line" => waiver.line.as_deref().unwrap_or_default().to_owned(),
        "value" => waiver.value.map(decimal).unwrap_or_default(),
        "by" => waiver.by.clone(),
        "reason" => waiver.reason.clone(),
        "until" => short_date(waiver.until),
        "message" => subject.catalogue.text(&waived.finding.message),
        other => bail!(cannot_show("a waiver", "miễn trừ", other, &template_api::OF_WAIVERS)),
    })
}

/// A way of reckoning: its words, its value at the document's place, how many localities it covers.
fn of_method(
    subject: &ReportContext,
    place: &Place,
    (line, n, method): (&Line, usize, &Reckoned),
    what: &str,
) -> Result<Vec<Inline>> {
    let covered = || format!("{}/{}", method.reported, figures::expected(place, &subject.book));
    match what {
        "title" => Ok(vec![Inline::text(method.title.clone())]),
        "value" => figure(subject, place.clone(), line, Aspect::Method(n)),
        "coverage" => Ok(vec![Inline::text(covered())]),
        other => bail!(cannot_show("a way of reckoning", "cách tính", other, &template_api::OF_METHODS)),
    }
}

fn cannot_show(english: &str, vietnamese: &str, what: &str, known: &'static [Word]) -> Wrong {
    Wrong::show(english, vietnamese, what).unknown(what, template_api::names(known))
}

/// Name of a place as documents print it.
pub fn place_name(subject: &ReportContext, place: Option<&Place>) -> String {
    place.map_or_else(String::new, |place| subject.book.place_name(place).to_owned())
}

fn of_row(subject: &ReportContext, row: &TableRow, key: &str) -> Result<Vec<Inline>> {
    let known: Vec<&str> = subject.form.columns().map(|(_, column)| &*column.key).collect();
    if !known.contains(&key) {
        let english = format!("no table sheet of the form has a column {key:?}");
        bail!(Wrong::new(english, format!("không danh mục nào của biểu có cột “{key}”")).unknown(key, known));
    }
    Ok(row.cells.get(key).map(|value| words(&value_text(value))).into_iter().collect())
}

/// A cell of a table sheet as printed.
pub(super) fn value_text(value: &TableValue) -> String {
    match value {
        TableValue::Text(text, _) => text.clone(),
        TableValue::Number(reported) => match reported.quantity.qualifier {
            Some(qualifier) => format!("{qualifier} {}", decimal(reported.quantity.value)),
            None => decimal(reported.quantity.value),
        },
    }
}
