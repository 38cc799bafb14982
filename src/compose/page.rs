//! Pages of the book that are not documents: `index.html`, `thay-doi.md`.

use super::calls::OfRows;
use super::composer::Composer;
use super::coverage;
use super::report_context::ReportContext;
use crate::model::figure::{Method, Place, Source};
use crate::model::form::Line;
use crate::model::number::decimal;
use crate::msg;
use anyhow::{Result, anyhow};
use handlebars::{Context, Helper, JsonRender as _, RenderError};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

/// What of the book a page may lead to: path and title of each, in the book's order.
pub struct Listed<'a> {
    /// Documents, without the extension.
    pub documents: &'a [(String, String)],
    /// Workbooks handed back, with it.
    pub backs: &'a [(String, String)],
    /// The consolidated workbook.
    pub totals: &'a str,
}

impl Composer {
    /// Fills a page by its template's name, `index.html.hbs`, and writes it as it is filled.
    ///
    /// # Errors
    /// The template names something that does not exist: a [`super::Diagnostic`]. What it is written to refuses.
    pub fn page(&self, name: &str, listed: &Listed<'_>, out: &mut dyn Write) -> Result<()> {
        let page = self.templates.pages.get(name).ok_or_else(|| anyhow!("no page {name}"))?;
        let mut context = self.own.lists.context(&self.own.subject, None, self.templates.named(name));
        if let Value::Object(context) = &mut context {
            let links = |all: &[(String, String)]| -> Value {
                all.iter().map(|(path, title)| json!({ "path": path, "title": title })).collect()
            };
            context.insert("documents".into(), links(listed.documents));
            context.insert("backs".into(), links(listed.backs));
            context.insert("places".into(), places(&self.own.subject, listed));
            context.insert("documents_count".into(), json!(decimal(Decimal::from(listed.documents.len()))));
        }
        let context = Context::from(context);
        let mut page = page.clone();
        let figures_of = OfRows { subject: Arc::clone(&self.own.subject), call: figures_of };
        page.register_helper("figures_of", Box::new(figures_of));
        let filled = page.render_with_context_to_write(name, &context, out);
        Ok(filled.map_err(|error| {
            self.templates.sources.unfilled(&error, &with_own(self.own.all_names(None), context.data()))
        })?)
    }
}

/// What a page may name: all that documents may, and its own.
fn with_own(mut all: Value, own: &Value) -> Value {
    if let (Value::Object(all), Value::Object(own)) = (&mut all, own) {
        all.extend(own.clone());
    }
    all
}

/// Every place of the book with the workbook to look its figures up in: the one that goes back to a locality, above
/// localities the consolidated one.
fn places(subject: &ReportContext, listed: &Listed<'_>) -> Value {
    let backs: BTreeMap<&str, &str> = listed.backs.iter().map(|(path, title)| (&**title, &**path)).collect();
    let book = &subject.book;
    let name = subject.say(book.place_name(&Place::Country));
    let country = (Place::Country, &*name, listed.totals);
    let regions = book.regions.iter().map(|r| (Place::Region(Arc::clone(&r.slug)), &*r.name, listed.totals));
    let localities = book.localities.iter().map(|l| {
        let workbook = backs.get(&*l.name).copied().unwrap_or(listed.totals);
        (Place::Locality(Arc::clone(&l.id.code)), &*l.name, workbook)
    });
    let places = std::iter::once(country).chain(regions).chain(localities);
    places.map(|(place, name, workbook)| json!({ "place": place, "name": name, "workbook": workbook })).collect()
}

/// `{{#each (figures_of place)}}`: the figures of a place, each with where it came from. Given when they are asked for: a page
/// leads to every figure of the book, and holds those of one place.
fn figures_of(subject: &ReportContext, h: &Helper<'_>) -> Result<Value, RenderError> {
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
    let key = format!("{place}/{}", line.code);
    Some(
        json!({ "key": key, "short": subject.named(&line.short), "text": figure.text, "unit": subject.named(&line.unit), "source": source }),
    )
}

/// `2026-06-so-ket-ccn/04-cao-bang.xlsx · BIEU_04!D31`: a file that no link leads to.
fn cell(source: &Source) -> String {
    match source {
        Source::Cell { file, sheet, cell, .. } => format!("{file} · {sheet}!{cell}"),
        Source::Place { place } => place.to_string(),
    }
}
