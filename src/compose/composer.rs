//! Fills templates: one [`Document`] per template, or per template and locality.

use super::diagnostics::TemplateError;
use super::front_matter::{Audience, FrontMatter, Scope};
use super::report_context::ReportContext;
use super::templates::Templates;
use super::used_names::Named;
use super::{blocks, context_json, facts, file_name, helpers, inline, marks, markup};
use crate::messages::fail;
use crate::model::document::{Block, Document, Meta, plain};
use crate::model::figure::Place;
use crate::model::locality::Locality;
use crate::msg;
use anyhow::{Result, anyhow, bail};
use handlebars::Handlebars;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One document to be made.
#[derive(Debug, Clone)]
pub struct Job {
    pub(super) template: String,
    pub(super) locality: Option<Arc<Locality>>,
}

/// Templates ready to be filled.
pub struct Composer {
    pub(super) templates: Arc<Templates>,
    /// In the conference's language.
    pub(super) own: Filling,
    /// For templates in another language, or with names of their own.
    others: BTreeMap<String, Filling>,
}

/// What templates are filled with.
pub(super) struct Filling {
    pub(super) subject: Arc<ReportContext>,
    /// That of the templates with the helpers of the subject.
    pub(super) registry: Handlebars<'static>,
    pub(super) lists: context_json::Lists,
}

impl Filling {
    fn new(templates: &Templates, subject: Arc<ReportContext>) -> Filling {
        let mut registry = templates.registry.clone();
        helpers::register(&mut registry, &subject);
        let lists = context_json::Lists::new(&subject);
        Filling { subject, registry, lists }
    }

    /// Every name that documents about the conference, or about a locality, may use: an error may be a misspelt name of a
    /// list that the template does not have.
    pub(super) fn all_names(&self, about: Option<&Locality>) -> Value {
        self.lists.context(&self.subject, about, &Named::Anything)
    }
}

/// The context as a template wants it; none where it wants the conference's.
fn translated(subject: &ReportContext, front: &FrontMatter) -> Option<ReportContext> {
    let language = front.language.filter(|language| *language != subject.language());
    if language.is_none() && front.names.is_empty() {
        return None;
    }
    let catalogue = Arc::clone(language.map_or(&subject.catalogue, |language| subject.catalogues.of(language)));
    Some(ReportContext { catalogue, names: Arc::new(front.names.clone()), ..subject.clone() })
}

impl Composer {
    /// Makes the templates ready for a subject.
    pub fn new(templates: &Arc<Templates>, subject: Arc<ReportContext>) -> Composer {
        let translated = templates.fronts.iter().filter_map(|(template, front)| {
            let filling = Filling::new(templates, Arc::new(translated(&subject, front)?));
            Some((template.clone(), filling))
        });
        let others = translated.collect();
        Composer { templates: Arc::clone(templates), own: Filling::new(templates, subject), others }
    }

    /// What documents speak of.
    pub fn subject(&self) -> &ReportContext {
        &self.own.subject
    }

    /// What a template is filled with.
    fn filling(&self, template: &str) -> &Filling {
        self.others.get(template).unwrap_or(&self.own)
    }

    /// Pages that are no documents, by their templates' names: `index.html.hbs`.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.templates.pages.keys().map(String::as_str)
    }

    /// Every document of the book: by template name, then by locality.
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for (template, front) in &self.templates.fronts {
            match front.scope {
                Scope::Conference => jobs.push(Job { template: template.clone(), locality: None }),
                Scope::Locality => {
                    let wanted = |locality: &&Arc<Locality>| match front.audience {
                        None => true,
                        Some(Audience::Asked) => context_json::is_asked(&self.own.subject, locality),
                    };
                    let localities = self.own.subject.book.localities.iter().filter(wanted);
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
                TemplateError::new(msg!("template-there-no-document", document = document.to_string()))
                    .unknown(document, names)
            )
        };
        let locality = match place {
            Some(Place::Locality(code)) => self.own.subject.book.locality(code).cloned(),
            _ => None,
        };
        match (front.scope, &locality) {
            (Scope::Locality, None) => Err(fail(msg!("document-needs-place", document = document))),
            (Scope::Conference, _) if place.is_some() => {
                Err(fail(msg!("document-takes-no-place", document = document)))
            }
            _ => Ok(Job { template, locality }),
        }
    }

    /// Every name that documents about the conference, or about a locality, may use.
    pub fn all_names(&self, about: Option<&Locality>) -> Value {
        self.own.all_names(about)
    }

    /// Fills one template.
    ///
    /// # Errors
    /// The template names something that does not exist, or a block of it does not fit: a [`super::Diagnostic`] with file, line and
    /// column.
    pub fn compose(&self, job: &Job) -> Result<Document> {
        let front = self.templates.fronts.get(&job.template).ok_or_else(|| anyhow!("no template {}", job.template))?;
        let place = job.locality.as_ref().map_or(Place::Country, |l| Place::Locality(Arc::clone(&l.id.code)));
        let Filling { subject, registry, lists } = self.filling(&job.template);
        let about = job.locality.as_deref();
        let named = self.templates.named(&job.template);
        let context = handlebars::Context::from(lists.context(subject, about, named));
        let render = |name: &str| {
            let filled = registry.render_with_context(name, &context);
            filled
                .map_err(|error| self.templates.sources.unfilled(&error, &self.filling(&job.template).all_names(about)))
        };
        let field = |name: &str| -> Result<String> {
            let name = format!("{}#{name}", job.template);
            let words = inline::inline(&render(&name)?, subject);
            Ok(plain(&words.map_err(|error| self.templates.sources.in_field(&name, &error))?))
        };
        let body = render(&job.template)?;
        let head = front.masthead(subject.motto(), &field)?.map(Block::Masthead);
        let title = front.title_block(&field)?.map(Block::TitleBlock);
        let mut writer = blocks::Writer::new(
            subject,
            &place,
            field("author")?,
            (head.into_iter().chain(title).collect(), front.closing(&|message| subject.say(message), &field)?),
        );
        markup::read(&job.template, &body, &mut writer, &self.templates.sources)?;
        let path = field("path")?;
        if !path.split('/').all(file_name::is_portable) {
            let wrong = TemplateError::new(msg!("template-no-path-inside-book-on", path = path.to_string()));
            bail!(self.templates.sources.in_field(&format!("{}#path", job.template), &wrong.into()));
        }
        let sections = writer.finish().map_err(|error| self.templates.sources.in_document(&job.template, &error))?;
        Ok(Document {
            conference: subject.conference.id.clone(),
            path,
            language: subject.language(),
            meta: Meta {
                title: field("title")?,
                subject: field("subject")?,
                author: field("author")?,
                created: subject.created,
            },
            footer: field("footer")?,
            legend: marks::legend(subject, &sections),
            facts: facts::of(&sections, subject),
            sections,
        })
    }
}
