//! What stands in one cell of a table: a figure wherever there is a number of a line.

use super::diagnostics::TemplateError;
use super::figures::{self, Spot};
use super::followed::Followed;
use super::item::Item;
use super::layouts::{self, Layouts};
use super::list_excerpt::cell_text;
use super::report_context::{ReportContext, place_name};
use super::sheets::{self, Choice};
use super::template_api::{self, Word, aspects};
use super::{coverage, doubts};
use crate::model::decision::{Decision, Ruling};
use crate::model::document::{Align, Emphasis, Inline};
use crate::model::figure::{Aspect, FigureKey, MISSING, Method, Place, Reckoned, Source};
use crate::model::finding::{Finding, Folded, Severity};
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::model::message::Message;
use crate::model::report::Waived;
use crate::model::submission::TableRow;
use crate::msg;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, FixedOffset};
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
    /// The words of a locality in a column.
    Listed(Choice<'s>, &'s str),
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
    pub(super) fn states_source(&self) -> bool {
        matches!(&self.what, What::Own(what) if what == "cell" || what == "file")
    }

    /// Its cell says how many localities the row's line covers.
    pub(super) fn states_coverage(&self) -> bool {
        matches!(&self.what, What::Own(what) if what == "coverage")
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
            Ok(vec![Inline::text(count.map_or_else(missing, |count| subject.number(count.into())))])
        }
        What::Listed(choice, column) => Ok(match at(item)? {
            Place::Locality(code) => displayed(&sheets::joined(subject, &code, choice, column)),
            Place::Country | Place::Region(_) => Vec::new(),
        }),
        What::Layout(layouts) => Ok(match at(item)? {
            Place::Locality(code) => {
                displayed(&layouts.number(&code).map_or_else(missing, |number| number.to_string()))
            }
            Place::Country | Place::Region(_) => Vec::new(),
        }),
        What::Address(layouts, n) => match item {
            Item::Line(line) => Ok(displayed(&layouts.cell(*n, &line.code).map_or_else(missing, str::to_owned))),
            _ => bail!(TemplateError::new(msg!("template-layouts-needs-lines"))),
        },
        What::Own(what) => own(subject, place, what, item, index),
    }
}

/// The place a row stands for.
fn at(item: &Item<'_>) -> Result<Place> {
    item.place().ok_or_else(|| anyhow::Error::from(TemplateError::new(msg!("template-column-with-line-needs-rows"))))
}

/// A figure in a cell. A total that misses localities says so in short: `600.000 (62/63)`.
fn figure(subject: &ReportContext, place: Place, line: &Line, aspect: Aspect) -> Result<Vec<Inline>> {
    let key = FigureKey { place, line: Arc::clone(&line.code), aspect };
    let figure = subject.book.figure(&key.place, &key.line).with_context(|| format!("there is no figure {key}"))?;
    let text = figures::text(&key, figure, subject, Spot::Column);
    let partial = coverage::partial(&key, figure, &subject.book);
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
        (Item::Doubt(doubted), what) => return doubts::cell(subject, doubted, what),
        (Item::Decision(decision), what) => of_decision(subject, decision, what)?,
        (Item::Followed(task), what) => of_followed(task, what)?,
        (Item::Waiver(waived), what) => of_waiver(subject, waived, what)?,
        (Item::Method(line, n, method), what) => return of_method(subject, place, line, *n, method, what),
        (Item::Row(_, locality), "place") => locality.name.to_string(),
        (Item::Row(row, _), key) => return of_row(subject, row, key),
        (_, what) => bail!(cannot_show(msg!("template-thing-rows"), what, &template_api::OF_LOCALITIES)),
    };
    Ok(displayed(&text))
}

fn missing() -> String {
    MISSING.to_owned()
}

fn displayed(text: &str) -> Vec<Inline> {
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
        "label" => text(subject.named(line.label.first().unwrap_or(&line.short))),
        "short" => text(subject.named(&line.short)),
        "unit" => text(subject.named(&line.unit)),
        "region_value" => figure(subject, region_of(subject, place)?, line, Aspect::Value),
        "coverage" => {
            let mut content = figure(subject, place.clone(), line, Aspect::Reported)?;
            content.push(Inline::text(format!("/{}", coverage::expected(place, &subject.book))));
            Ok(content)
        }
        "cell" => {
            let figure = subject.book.figure(place, &line.code).context("there is no such figure")?;
            text(layouts::cell(figure).map_or(MISSING, |(_, cell)| cell))
        }
        "country_value" => figure(subject, Place::Country, line, Aspect::Value),
        other => match aspects::parse(other) {
            Some(aspect) => figure(subject, place.clone(), line, aspect),
            None => {
                let known = template_api::names(&template_api::OF_LINES).chain(aspects::names());
                bail!(TemplateError::show(msg!("template-thing-line"), other, known))
            }
        },
    }
}

/// Where the figures of a locality come from: its workbook that counts, `…` where none does or nothing is known.
fn of_submission(subject: &ReportContext, locality: &Locality, what: &str) -> Result<String> {
    let submission = subject.submission(&locality.id.code);
    let here = |at: &DateTime<FixedOffset>| subject.moment(at.with_timezone(subject.conference.deadline.offset()));
    let known = match what {
        "file" => submission.map(|s| s.file.to_string()).or_else(|| carried_files(subject, locality)),
        "revision" => submission.map(|s| s.revision.to_string()),
        "data_to" => submission.and_then(|s| s.data_to).map(|day| subject.short_date(day)),
        "received" => submission.and_then(|s| subject.received.get(&s.file)).map(here),
        "lines" => submission.map(|s| format!("{}/{}", s.lines.len(), subject.form.lines.len())),
        other => bail!(cannot_show(msg!("template-thing-locality"), other, &template_api::OF_LOCALITIES)),
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
    let locality = locality.ok_or_else(|| TemplateError::new(msg!("template-region-value-needs-document-per")))?;
    Ok(Place::Region(Arc::clone(&locality.region.slug)))
}

fn of_finding(subject: &ReportContext, finding: &Finding, what: &str) -> Result<String> {
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(match what {
        "rule" => finding.rule.to_string(),
        "severity" => severity(subject, finding.severity),
        "place" => place_name(subject, finding.place.as_ref()),
        "address" => finding.address(),
        "within" => finding.within(),
        "message" => subject.catalogue.text(&finding.message),
        "told" => in_full(subject, finding),
        "also" => also(subject, finding),
        "explanation" => some(&finding.explanation),
        "suggestion" => subject.say_if(finding.suggestion.as_ref()),
        "basis" => subject.say_if(finding.basis().as_ref()),
        other => bail!(cannot_show(msg!("template-thing-finding"), other, &template_api::OF_FINDINGS)),
    })
}

fn of_followed(task: &Followed, what: &str) -> Result<String> {
    let text = match what {
        "id" => &task.id,
        "text" => &task.text,
        "to" => &task.to,
        "due" => &task.due,
        "state" => &task.state,
        other => bail!(cannot_show(msg!("template-thing-followed"), other, &template_api::OF_FOLLOWED)),
    };
    Ok(text.clone())
}

/// A finding's message with all that belongs to it: what has the same cause, what the locality says, what was decided.
fn in_full(subject: &ReportContext, finding: &Finding) -> String {
    let mut out = subject.catalogue.text(&finding.message);
    let also = also(subject, finding);
    if !also.is_empty() {
        out.push(' ');
        out.push_str(&subject.say(msg!("finding-same-cause", others = also)));
    }
    if let Some(explanation) = &finding.explanation {
        out.push(' ');
        out.push_str(&subject.say(msg!("finding-explained", explanation = explanation)));
    }
    if let Some(waiver) = &finding.waiver {
        out.push(' ');
        out.push_str(&subject.say(msg!("finding-waived", by = &waiver.by, reason = &waiver.reason)));
    }
    out
}

/// How many findings of one cause stand in full under it.
const IN_FULL: usize = 2;

/// Findings of other rules that this one explains: one or two in their own words, more by their cells.
pub(super) fn also(subject: &ReportContext, finding: &Finding) -> String {
    let others: Vec<&Folded> = finding.explains.iter().filter(|folded| folded.rule != finding.rule).collect();
    if others.len() <= IN_FULL {
        let texts = others.iter().map(|folded| subject.catalogue.text(&folded.message));
        return texts.map(|text| text.trim_end_matches('.').to_owned()).collect::<Vec<_>>().join("; ");
    }
    let cells: BTreeSet<String> =
        others.iter().filter_map(|folded| folded.at.cell()).map(|cell| cell.a1().to_string()).collect();
    let cells = cells.into_iter().collect::<Vec<_>>().join(", ");
    subject.say(msg!("finding-same-cause-cells", count = subject.count(others.len()), cells = cells))
}

/// `Lỗi`
pub(super) fn severity(subject: &ReportContext, severity: Severity) -> String {
    subject.say(match severity {
        Severity::Error => msg!("finding-is-error"),
        Severity::Warning => msg!("finding-is-warning"),
        Severity::Info => msg!("finding-is-info"),
    })
}

fn of_waiver(subject: &ReportContext, waived: &Waived, what: &str) -> Result<String> {
    let waiver = &waived.waiver;
    Ok(match what {
        "rule" => waiver.rule.to_string(),
        "place" => place_name(subject, Some(&waiver.place)),
        "line" => waiver.line.as_deref().unwrap_or_default().to_owned(),
        "value" => waiver.value.map(|value| subject.number(value)).unwrap_or_default(),
        "by" => waiver.by.clone(),
        "reason" => waiver.reason.clone(),
        "until" => waiver.until.map(|day| subject.short_date(day)).unwrap_or_default(),
        "message" => subject.catalogue.text(&waived.finding.message),
        other => bail!(cannot_show(msg!("template-thing-waiver"), other, &template_api::OF_WAIVERS)),
    })
}

/// A decision on a value: on whose, what, from where, by which post and why.
fn of_decision(subject: &ReportContext, decision: &Decision, what: &str) -> Result<String> {
    let (value, source) = match &decision.ruling {
        Some(Ruling::Correct { value, source }) => (Some(value), &**source),
        Some(Ruling::Accept(value)) => (Some(value), ""),
        Some(Ruling::Edition { manifest, .. }) => (None, &*manifest.name),
        _ => (None, ""),
    };
    let line = value.and_then(|value| subject.form.line(&value.line));
    Ok(match what {
        "id" => decision.id.to_string(),
        "kind" => subject.say(kind_of(decision)),
        "place" => value
            .map_or_else(String::new, |value| place_name(subject, Some(&Place::Locality(Arc::clone(&value.place))))),
        "line" => value.map_or_else(String::new, |value| value.line.to_string()),
        "short" => line.map_or_else(String::new, |line| subject.named(&line.short).to_owned()),
        "value" => value.map_or_else(String::new, |value| subject.number(value.value)),
        "unit" => line.map_or_else(String::new, |line| subject.named(&line.unit).to_owned()),
        "source" => source.to_owned(),
        "by" => decision.by.clone(),
        "at" => subject.short_date(decision.at.date_naive()),
        "reason" => decision.reason.clone(),
        other => bail!(cannot_show(msg!("template-thing-decision"), other, &template_api::OF_DECISIONS)),
    })
}

fn kind_of(decision: &Decision) -> Message {
    decision.ruling.as_ref().map_or_else(|| msg!("decision-accept"), Ruling::name)
}

/// A way of calculating: its words, its value at the document's place, how many localities it covers.
fn of_method(
    subject: &ReportContext,
    place: &Place,
    line: &Line,
    n: usize,
    method: &Reckoned,
    what: &str,
) -> Result<Vec<Inline>> {
    let covered = || format!("{}/{}", method.reported, coverage::expected(place, &subject.book));
    match what {
        "title" => Ok(vec![Inline::text(method.title.clone())]),
        "value" => figure(subject, place.clone(), line, Aspect::Method(n)),
        "coverage" => Ok(vec![Inline::text(covered())]),
        other => bail!(cannot_show(msg!("template-thing-method"), other, &template_api::OF_METHODS)),
    }
}

fn cannot_show(thing: Message, what: &str, known: &'static [Word]) -> TemplateError {
    TemplateError::show(thing, what, template_api::names(known))
}

fn of_row(subject: &ReportContext, row: &TableRow, key: &str) -> Result<Vec<Inline>> {
    let known: Vec<&str> = subject.form.columns().map(|(_, column)| &*column.key).collect();
    if !known.contains(&key) {
        bail!(TemplateError::new(msg!("template-no-table-sheet-form-has", key = key.to_string())).unknown(key, known));
    }
    let there = row.cells.get(key).is_some();
    Ok(there.then(|| words(&cell_text(subject, row, key))).into_iter().collect())
}
