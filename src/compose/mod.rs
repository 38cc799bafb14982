//! Figures and templates in, document trees out. The only user of handlebars.
//!
//! In: the consolidated figures, submissions, findings and the pack's templates. Out: one [`Document`] per template
//! and place, and the index page. Must not: read a file, draw, or let text of a workbook become markup: what
//! handlebars inserts is escaped character by character, and figures travel as marks that only `figures` resolves.
//!
//! A document template is front matter (TOML between `+++` lines) and a small Markdown: headings, paragraphs, lists,
//! emphasis, and fenced blocks `table`, `chart`, `note`, `contents`, `annex`, `page`, `closing` whose content is TOML.

mod blocks;
mod cells;
mod charts;
mod collate;
mod decimals;
mod figures;
mod front_matter;
mod helpers;
mod index;
mod inline;
mod markup;
mod matrix;
mod probe;
mod rows;
mod sheets;
mod tables;
mod view;
mod widths;

pub use cells::place_name;
pub use probe::probe;

use crate::model::book::Consolidated;
use crate::model::conference::Conference;
use crate::model::document::{Document, Meta, plain};
use crate::model::figure::Place;
use crate::model::form::Form;
use crate::model::locality::Locality;
use crate::model::past::Past;
use crate::model::settled::Settled;
use crate::model::submission::Submission;
use anyhow::{Context, Result, anyhow, bail};
use chrono::{DateTime, FixedOffset};
use front_matter::{FrontMatter, Per};
use handlebars::{Handlebars, RenderError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a document may speak of.
#[derive(Debug)]
pub struct Subject {
    /// The conference.
    pub conference: Conference,
    /// Its form.
    pub form: Form,
    /// Its figures.
    pub book: Consolidated,
    /// Submissions that count, by code.
    pub submissions: Vec<Submission>,
    /// What is known of earlier periods, on today's map.
    pub past: Past,
    /// When the files of those came, where it is noted.
    pub received: BTreeMap<Arc<str>, DateTime<FixedOffset>>,
    /// What was found.
    pub settled: Settled,
    /// Made up to try the templates: what chooses rows then gives some even where none fits, so that whatever a template
    /// does with them is tried too.
    pub trial: bool,
    /// Generation time.
    pub created: DateTime<FixedOffset>,
}

/// One document to be made.
#[derive(Debug, Clone)]
pub struct Job {
    template: String,
    locality: Option<Arc<Locality>>,
}

/// Templates ready to be filled.
pub struct Composer {
    subject: Arc<Subject>,
    registry: Handlebars<'static>,
    fronts: BTreeMap<String, FrontMatter>,
    lists: view::Lists,
}

impl Composer {
    /// Prepares the document templates and partials of a pack, given as (name, text).
    ///
    /// # Errors
    /// A template does not parse; the message names file, line and column.
    pub fn new<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>, subject: Arc<Subject>) -> Result<Composer> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(inline::escape);
        helpers::register(&mut registry, &subject);
        let mut fronts = BTreeMap::new();
        for (name, text) in templates {
            if let Some(partial) = name.strip_prefix("partials/").and_then(|name| name.strip_suffix(".hbs")) {
                register(&mut registry, partial, text).with_context(|| name.to_owned())?;
            } else if name.starts_with("documents/") {
                let (front, body) = front_matter::split(name, text)?;
                register(&mut registry, name, &body)?;
                for (field, source) in front.fields() {
                    register(&mut registry, &format!("{name}#{field}"), source)?;
                }
                fronts.insert(name.to_owned(), front);
            }
        }
        let lists = view::Lists::new(&subject);
        Ok(Composer { subject, registry, fronts, lists })
    }

    /// Every document of the book: by template name, then by locality.
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (template, front) in &self.fronts {
            match front.per {
                Per::Conference => jobs.push(Job { template: template.clone(), locality: None }),
                Per::Locality => jobs.extend(
                    self.subject
                        .book
                        .localities
                        .iter()
                        .map(|locality| Job { template: template.clone(), locality: Some(Arc::clone(locality)) }),
                ),
            }
        }
        jobs
    }

    /// One job of every template: enough to try it.
    pub fn trial_jobs(&self) -> Vec<Job> {
        let mut jobs = self.jobs();
        jobs.dedup_by(|a, b| a.template == b.template);
        jobs
    }

    /// Fills one template.
    ///
    /// # Errors
    /// The template names something that does not exist, or a block of it does not fit; the message names file and
    /// line.
    pub fn compose(&self, job: &Job) -> Result<Document> {
        let front = self.fronts.get(&job.template).ok_or_else(|| anyhow!("no template {}", job.template))?;
        let place = job.locality.as_ref().map_or(Place::Country, |l| Place::Locality(Arc::clone(&l.id.code)));
        let context = self.lists.context(&self.subject, job.locality.as_deref());
        let context = handlebars::Context::from(context);
        let render = |name: &str| self.registry.render_with_context(name, &context).map_err(|e| located(&e));
        let field = |name: &str| -> Result<String> {
            let text = render(&format!("{}#{name}", job.template))?;
            Ok(plain(&inline::inline(&text, &self.subject.book)?))
        };
        let body = render(&job.template)?;
        let mut writer = blocks::Writer::new(&self.subject, &place, front.masthead(&field)?, front.closing(&field)?);
        markup::read(&body, &mut writer).with_context(|| job.template.clone())?;
        let path = field("path")?;
        if path.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
            bail!("{}: path {path:?} does not stay inside the book", job.template);
        }
        Ok(Document {
            path,
            meta: Meta {
                title: field("title")?,
                subject: field("subject")?,
                author: field("author")?,
                created: self.subject.created,
            },
            footer: field("footer")?,
            sections: writer.finish(),
        })
    }
}

fn register(registry: &mut Handlebars<'static>, name: &str, text: &str) -> Result<()> {
    registry.register_template_string(name, text).map_err(|error| {
        let (line, column) = error.pos().unwrap_or((1, 1));
        anyhow!("{name}:{line}:{column}: {}", error.reason().to_string().replace('\n', " "))
    })
}

/// A render error as `file:line:column: what`.
fn located(error: &RenderError) -> anyhow::Error {
    let name = error.template_name.as_deref().unwrap_or("template");
    let (line, column) = (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1));
    anyhow!("{name}:{line}:{column}: {}", error.reason())
}
