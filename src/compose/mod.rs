//! Figures and templates in, document trees out. The only user of handlebars.
//!
//! In: the consolidated figures, submissions, findings and the pack's templates. Out: one [`Document`] per template
//! and place, and the index page. Must not: read a file, draw, or let text of a workbook become markup: what
//! handlebars inserts is escaped character by character, and figures travel as marks that only `figures` resolves.
//!
//! A document template is front matter (TOML between `+++` lines) and a small Markdown: headings, paragraphs, lists,
//! emphasis, notes, and fenced blocks `table`, `chart`, `note`, `sources`, `contents`, `annex`, `addressed`,
//! `page`, `closing` whose content is TOML.

mod blocks;
mod cells;
mod charts;
mod context_json;
mod coverage;
mod decimals;
mod diagnostics;
mod figures;
mod fixture;
mod front_matter;
mod helpers;
mod inline;
mod law;
mod layouts;
mod links;
mod marks;
mod markup;
mod matrix;
mod notes;
mod page;
mod phrases;
mod rows;
mod sentences;
mod sheets;
mod sort;
mod sources;
mod spacing;
mod tables;
pub mod template_api;
mod templates;
mod used_names;
mod widths;

pub use cells::place_name;
pub use diagnostics::{Mistake, mistakes};
pub use fixture::probe;
pub use page::Listed;
pub use templates::Templates;

use crate::messages::Catalogue;
use crate::model::book::Consolidated;
use crate::model::conference::Conference;
use crate::model::diff::{Changes, SentenceChange};
use crate::model::document::{Document, Meta, plain};
use crate::model::figure::Place;
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::law::Law;
use crate::model::locality::Locality;
use crate::model::report::Report;
use crate::model::submission::Submission;
use anyhow::{Result, anyhow, bail};
use chrono::{DateTime, FixedOffset};
use diagnostics::Wrong;
use front_matter::{Per, Whom};
use handlebars::Handlebars;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use used_names::Named;

/// Everything a document may speak of. What is of every locality is shared by those that differ in something else.
#[derive(Debug, Clone)]
pub struct ReportContext {
    /// The conference.
    pub conference: Conference,
    /// Its form.
    pub form: Form,
    /// What is law when.
    pub law: Law,
    /// Its figures.
    pub book: Arc<Consolidated>,
    /// Submissions that count, by code.
    pub submissions: Arc<[Submission]>,
    /// What is known of earlier periods, on today's map.
    pub past: Arc<Past>,
    /// What changed since earlier states of the figures.
    pub changes: Vec<Changes>,
    /// When the files of those came, where it is noted.
    pub received: BTreeMap<Arc<str>, DateTime<FixedOffset>>,
    /// The files each locality sent, by its code, whether or not they count.
    pub files: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// What was found.
    pub report: Arc<Report>,
    /// Made up to try the templates: what chooses rows then gives some even where none fits, so that whatever a template
    /// does with them is tried too.
    pub trial: bool,
    /// Sentences of the conference's language.
    pub catalogue: Arc<Catalogue>,
    /// Generation time.
    pub created: DateTime<FixedOffset>,
}

impl ReportContext {
    /// The submission that counts for the locality of a code.
    pub fn submission(&self, code: &str) -> Option<&Submission> {
        let at = self.submissions.binary_search_by(|submission| (*submission.locality.id.code).cmp(code)).ok()?;
        self.submissions.get(at)
    }
}

/// One document to be made.
#[derive(Debug, Clone)]
pub struct Job {
    template: String,
    locality: Option<Arc<Locality>>,
}

/// Templates ready to be filled.
pub struct Composer {
    templates: Arc<Templates>,
    subject: Arc<ReportContext>,
    /// That of the templates with the helpers of the subject.
    registry: Handlebars<'static>,
    lists: context_json::Lists,
}

impl Composer {
    /// Makes the templates ready for a subject.
    pub fn new(templates: &Arc<Templates>, subject: Arc<ReportContext>) -> Composer {
        let mut registry = templates.registry.clone();
        helpers::register(&mut registry, &subject);
        let lists = context_json::Lists::new(&subject);
        Composer { templates: Arc::clone(templates), subject, registry, lists }
    }

    /// What documents speak of.
    pub fn subject(&self) -> &ReportContext {
        &self.subject
    }

    /// Pages that are no documents, by their templates' names: `index.html.hbs`.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.templates.pages.keys().map(String::as_str)
    }

    /// Every document of the book: by template name, then by locality.
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (template, front) in &self.templates.fronts {
            match front.per {
                Per::Conference => jobs.push(Job { template: template.clone(), locality: None }),
                Per::Locality => {
                    let wanted = |locality: &&Arc<Locality>| match front.whom {
                        None => true,
                        Some(Whom::Asked) => context_json::is_asked(&self.subject, locality),
                    };
                    let localities = self.subject.book.localities.iter().filter(wanted);
                    let job = |locality| Job { template: template.clone(), locality: Some(Arc::clone(locality)) };
                    jobs.extend(localities.map(job));
                }
            }
        }
        jobs
    }

    /// The job of one document by its template's name, `tom-tat`, and for whom it is.
    ///
    /// # Errors
    /// There is no such document, or it needs a locality or takes none.
    pub fn job(&self, document: &str, place: Option<&Place>) -> Result<Job> {
        let template = format!("documents/{document}.hbs");
        let Some(front) = self.templates.fronts.get(&template) else {
            let names =
                self.templates.fronts.keys().filter_map(|name| name.strip_prefix("documents/")?.strip_suffix(".hbs"));
            bail!(
                Wrong::new(format!("there is no document {document:?}"), format!("không có tài liệu “{document}”"))
                    .unknown(document, names)
            )
        };
        let locality = match place {
            Some(Place::Locality(code)) => self.subject.book.locality(code).cloned(),
            _ => None,
        };
        match (front.per, &locality) {
            (Per::Locality, None) => bail!("there is one {document:?} for each locality: name one with --place"),
            (Per::Conference, _) if place.is_some() => {
                bail!("{document:?} is about the conference and takes no --place")
            }
            _ => Ok(Job { template, locality }),
        }
    }

    /// Fills every template once, and every page: enough to try them.
    ///
    /// # Errors
    /// The first mistake, in the order of files.
    pub fn fill_all(&self) -> Result<()> {
        let mut jobs = self.jobs();
        jobs.dedup_by(|a, b| a.template == b.template);
        let composed = |job: &Job| self.compose(job).map(|document| (document.path, document.meta.title));
        let documents = jobs.iter().map(composed).collect::<Result<Vec<_>>>()?;
        let listed = Listed { documents: &documents, backs: &documents, totals: "x" };
        self.pages().try_for_each(|name| self.page(name, &listed, &mut io::sink()))
    }

    /// Fills one template.
    ///
    /// # Errors
    /// The template names something that does not exist, or a block of it does not fit: a [`Mistake`] with file, line and
    /// column.
    pub fn compose(&self, job: &Job) -> Result<Document> {
        let front = self.templates.fronts.get(&job.template).ok_or_else(|| anyhow!("no template {}", job.template))?;
        let place = job.locality.as_ref().map_or(Place::Country, |l| Place::Locality(Arc::clone(&l.id.code)));
        let may_name = |named: &Named| self.lists.context(&self.subject, job.locality.as_deref(), named);
        let context = handlebars::Context::from(may_name(self.templates.named(&job.template)));
        let render = |name: &str| {
            let filled = self.registry.render_with_context(name, &context);
            // A mistake may be a misspelt name of any list.
            filled.map_err(|error| self.templates.sources.unfilled(&error, &may_name(&Named::Anything)))
        };
        let field = |name: &str| -> Result<String> {
            let name = format!("{}#{name}", job.template);
            let words = inline::inline(&render(&name)?, &self.subject.book);
            Ok(plain(&words.map_err(|error| self.templates.sources.in_field(&name, &error))?))
        };
        let body = render(&job.template)?;
        let mut writer = blocks::Writer::new(&self.subject, &place, front.masthead(&field)?, front.closing(&field)?);
        markup::read(&job.template, &body, &mut writer, &self.templates.sources)?;
        let path = field("path")?;
        if !path.split('/').all(is_name_everywhere) {
            let wrong = Wrong::new(
                format!("{path:?} is no path inside the book on every system"),
                format!("“{path}” không dùng làm tên tệp trong bộ tài liệu được trên mọi máy"),
            );
            bail!(self.templates.sources.in_field(&format!("{}#path", job.template), &wrong.into()));
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
            sections: writer.finish().map_err(|error| self.templates.sources.in_document(&job.template, &error))?,
        })
    }
}

/// Whether a file or folder may be called so wherever the book is unpacked: Windows keeps some signs and the names of its
/// devices, with whatever extension, for itself.
fn is_name_everywhere(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().filter_map(|device| stem.strip_prefix(device));
    let device = ["con", "prn", "aux", "nul"].contains(&&*stem)
        || numbered.flat_map(|rest| rest.parse::<u8>()).any(|number| number < 10);
    let reserved = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !(name.is_empty() || name.starts_with('.') || name.ends_with(['.', ' ']) || device || name.contains(reserved))
}

/// Sentences of the conference's own documents that would have read otherwise with earlier figures.
///
/// # Errors
/// A template is wrong: a [`Mistake`].
pub fn changed_sentences(
    templates: &Arc<Templates>,
    subject: &ReportContext,
    before: Consolidated,
) -> Result<Vec<SentenceChange>> {
    // Without the list of changes itself: it is of this edition alone.
    let now = ReportContext { changes: Vec::new(), ..subject.clone() };
    let then = ReportContext { book: Arc::new(before), ..now.clone() };
    let composed = |subject: ReportContext| -> Result<Vec<Document>> {
        let composer = Composer::new(templates, Arc::new(subject));
        let jobs = composer.jobs();
        jobs.par_iter().filter(|job| job.locality.is_none()).map(|job| composer.compose(job)).collect()
    };
    let (then, now) = rayon::join(|| composed(then), || composed(now));
    Ok(then?.iter().zip(&now?).flat_map(|(then, now)| sentences::changed(then, now)).collect())
}
