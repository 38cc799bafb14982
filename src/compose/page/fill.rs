//! Pages, filled as they are written.

use super::links::{self, Listed};
use super::{attention, figures_of, headlines, key_messages, localities, map, places};
use crate::compose::calls::OfRows;
use crate::compose::composer::Composer;
use crate::compose::helpers;
use crate::compose::report_context::ReportContext;
use crate::model::number::decimal;
use anyhow::{Result, anyhow};
use handlebars::Context;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::sync::Arc;

impl Composer {
    /// Fills a page by its template's name, `index.html.hbs`, and writes it as it is filled.
    ///
    /// # Errors
    /// The template names something that does not exist: a [`crate::compose::Diagnostic`]. What it is written to refuses.
    pub fn page(&self, name: &str, listed: &Listed<'_>, out: &mut dyn Write) -> Result<()> {
        let page = self.templates.pages.get(name).ok_or_else(|| anyhow!("no page {name}"))?;
        let mut context = self.own.lists.context(&self.own.subject, None, self.templates.named(name));
        if let Value::Object(context) = &mut context {
            context.extend(own(&self.own.subject, listed)?);
        }
        let context = Context::from(context);
        let mut page = page.clone();
        helpers::register_branches(&mut page);
        let figures_of = OfRows { subject: Arc::clone(&self.own.subject), call: figures_of::figures_of };
        page.register_helper("figures_of", Box::new(figures_of));
        let filled = page.render_with_context_to_write(name, &context, out);
        Ok(filled.map_err(|error| {
            self.templates.sources.unfilled(&error, &with_own(self.own.all_names(None), context.data()))
        })?)
    }
}

/// What a page may name besides what documents may.
fn own(subject: &ReportContext, listed: &Listed<'_>) -> Result<Map<String, Value>> {
    let lists = [
        ("key_messages", key_messages::all(subject)?),
        ("headlines", headlines::all(subject)),
        ("absent", attention::absent(subject)),
        ("doubted", attention::doubted(subject)?),
        ("finding_groups", attention::findings(subject)),
        ("map", map::of(subject)?),
        ("states", localities::states(subject)),
        ("rows", localities::rows(subject, listed)),
        ("places", places::above_localities(subject, listed)),
        ("documents", links::of_conference(listed)),
        ("issued", links::issued(subject, listed)),
        ("document_groups", links::groups(subject, listed)),
        ("documents_count", json!(decimal(Decimal::from(listed.documents.len())))),
        ("totals", json!(listed.totals)),
    ];
    Ok(lists.into_iter().map(|(name, list)| (name.to_owned(), list)).collect())
}

/// What a page may name: all that documents may, and its own.
fn with_own(mut all: Value, own: &Value) -> Value {
    if let (Value::Object(all), Value::Object(own)) = (&mut all, own) {
        all.extend(own.clone());
    }
    all
}
