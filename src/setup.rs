//! Everything about a conference that is known before a workbook is opened.
//!
//! In: the folders. Out: declarations that fit each other, templates tried on made-up data. Must not: read a workbook.

use crate::compose::{self, Composer, Subject};
use crate::consolidate::{Scope, consolidate};
use crate::model::conference::Conference;
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::submission::Submission;
use crate::registry::Registry;
use crate::render;
use crate::schema::{self, Pack, ReadFile};
use anyhow::{Context, Result};
use std::path::Path;
use std::sync::Arc;

/// A conference with its pack and its map.
pub(crate) struct Setup {
    pub(crate) conference: Conference,
    pub(crate) conference_file: ReadFile,
    pub(crate) pack: Pack,
    pub(crate) registry: Registry,
    pub(crate) printable: render::Printable,
}

impl Setup {
    /// Reads and checks all declarations.
    pub(crate) fn load(conference: &Path, templates: &Path) -> Result<Setup> {
        let (conference, conference_file) = schema::conference(conference)?;
        let pack = schema::pack(templates, &conference)?;
        let registry = Registry::load(conference.vintage, conference.data_to)?;
        let printable = render::Printable::of(&pack.look)?;
        Ok(Setup { conference, conference_file, pack, registry, printable })
    }

    /// Document templates and partials as (name, text).
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pack.templates.iter().map(|file| (&*file.name, &*file.text))
    }

    /// The index page's template.
    pub(crate) fn index_template(&self) -> &str {
        self.templates().find(|(name, _)| *name == "index.html.hbs").map_or("", |(_, text)| text)
    }

    /// Who is expected, in what, under which form.
    pub(crate) fn scope(&self, coverage: Coverage) -> Scope<'_> {
        Scope {
            form: &self.pack.form,
            localities: self.registry.localities(),
            regions: self.registry.regions(),
            coverage,
        }
    }

    /// Fills every template with the fullest data its form allows, and with none, so that a wrong name in any branch
    /// is told now and not at five in the afternoon.
    pub(crate) fn try_templates(&self) -> Result<()> {
        let full: Vec<Submission> =
            self.registry.localities().iter().take(2).map(|l| compose::probe(&self.pack.form, l)).collect();
        for submissions in [full, Vec::new()] {
            let subject = self.made_up(submissions);
            self.fill(&Arc::new(subject)).with_context(|| format!("pack {}", self.conference.pack))?;
        }
        Ok(())
    }

    fn fill(&self, subject: &Arc<Subject>) -> Result<()> {
        let composer = Composer::new(self.templates(), Arc::clone(subject))?;
        let mut documents = Vec::new();
        for job in composer.trial_jobs() {
            let document = composer.compose(&job)?;
            documents.push((document.path, document.meta.title));
        }
        composer.index(self.index_template(), &documents)?;
        Ok(())
    }

    fn made_up(&self, submissions: Vec<Submission>) -> Subject {
        let finding = |submission: &Submission| {
            let place = Place::Locality(Arc::clone(&submission.locality.id.code));
            Finding::new("V00", Severity::Error, "x").with_place(Some(place)).with_suggestion("x")
        };
        let coverage = Coverage { expected: self.registry.localities().len(), ..Coverage::default() };
        Subject {
            conference: self.conference.clone(),
            form: self.pack.form.clone(),
            book: consolidate(self.scope(coverage), &submissions),
            findings: submissions.iter().map(finding).collect(),
            submissions,
            created: self.conference.generate_at,
        }
    }
}

/// A thread pool of `jobs` threads; 0 means one per core.
pub(crate) fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build().context("cannot start threads")
}
