//! Everything about a conference that is known before a workbook is opened.
//!
//! In: the folders. Out: declarations that fit each other, templates tried on made-up data. Must not: read a workbook.

use crate::compose::{self, Composer, Subject};
use crate::consolidate::{Scope, consolidate};
use crate::model::conference::Conference;
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Line, National};
use crate::model::locality::Vintage;
use crate::model::past::{Past, PastPeriod, PastValue};
use crate::model::quantity::Quantity;
use crate::model::register::Register;
use crate::model::settled::{Settled, Waived};
use crate::model::submission::Submission;
use crate::model::target::{Amount, Target};
use crate::model::waiver::Waiver;
use crate::registry::Registry;
use crate::render;
use crate::schema::{self, Pack, ReadFile};
use anyhow::{Context, Result};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A conference with its pack and its map.
pub(crate) struct Setup {
    pub(crate) conference: Conference,
    /// When workbooks came, where the secretariat notes it.
    pub(crate) register: Option<Register>,
    /// The files of the conference's folder but the workbooks.
    pub(crate) conference_files: Vec<ReadFile>,
    pub(crate) pack: Pack,
    pub(crate) registry: Registry,
    pub(crate) printable: render::Printable,
}

impl Setup {
    /// Reads and checks all declarations.
    pub(crate) fn load(folder: &Path, templates: &Path) -> Result<Setup> {
        let (conference, conference_file) = schema::conference(folder)?;
        let (register, register_file) = schema::register(folder)?.unzip();
        let conference_files = [conference_file].into_iter().chain(register_file).collect();
        Ok(Setup { register, conference_files, ..Setup::of(conference, templates)? })
    }

    /// The declarations of a conference's pack.
    pub(crate) fn of(conference: Conference, templates: &Path) -> Result<Setup> {
        let pack = schema::pack(templates, &conference)?;
        let registry = Registry::load(conference.vintage, conference.data_to)?;
        let printable = render::Printable::of(&pack.look)?;
        Ok(Setup { conference, register: None, conference_files: Vec::new(), pack, registry, printable })
    }

    /// Document templates and partials as (name, text).
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pack.templates.iter().map(|file| (&*file.name, &*file.text))
    }

    /// The index page's template.
    pub(crate) fn index_template(&self) -> &str {
        self.templates().find(|(name, _)| *name == "index.html.hbs").map_or("", |(_, text)| text)
    }

    /// Who is expected, in what, under which form, after what.
    pub(crate) fn scope<'a>(&'a self, coverage: Coverage, past: &'a Past) -> Scope<'a> {
        Scope {
            form: &self.pack.form,
            localities: self.registry.localities(),
            regions: self.registry.regions(),
            coverage,
            period: self.conference.period,
            day: self.conference.data_to,
            past,
            targets: &self.conference.targets,
        }
    }

    /// Fills every template with the fullest data its form allows, and with none, so that a wrong name in any branch
    /// is told now and not at five in the afternoon.
    pub(crate) fn try_templates(&self) -> Result<()> {
        for subject in self.made_up_subjects() {
            self.fill(&subject).with_context(|| format!("pack {}", self.conference.pack))?;
        }
        Ok(())
    }

    /// The fullest data the form allows, after a past with less and one with more, and none.
    pub(crate) fn made_up_subjects(&self) -> [Arc<Subject>; 3] {
        let full: Vec<Submission> =
            self.registry.localities().iter().take(2).map(|l| compose::probe(&self.pack.form, l)).collect();
        let some = full.first().map(|submission| Arc::clone(&submission.locality.id.code));
        let lacking: Vec<_> = some.into_iter().collect();
        let (less, more) = (self.made_up_past(&full, Decimal::ZERO), self.made_up_past(&full, Decimal::TWO));
        [(full.clone(), lacking.clone(), less), (full, lacking, more), (Vec::new(), Vec::new(), Past::default())]
            .map(|(submissions, lacking, past)| Arc::new(self.made_up(submissions, lacking, past)))
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

    /// A period on each map, with the same value everywhere.
    fn made_up_past(&self, submissions: &[Submission], value: Decimal) -> Past {
        let sums = || self.pack.form.lines.iter().filter(|line| line.national == National::Sum);
        let known =
            PastValue { quantity: Quantity { value, qualifier: None }, of: vec!["x (cũ)".into(), "y (cũ)".into()] };
        let values = || sums().map(|line| (Arc::clone(&line.code), known.clone())).collect();
        let of = |vintage: Vintage| PastPeriod {
            period: self.conference.period,
            data_to: self.conference.data_to,
            vintage,
            values: submissions.iter().map(|one| (Arc::clone(&one.locality.id.code), values())).collect(),
            submissions: BTreeMap::new(),
        };
        Past { periods: [Vintage::V34, Vintage::V63].map(of).into() }
    }

    /// `lacking` are both missing and late.
    fn made_up(&self, submissions: Vec<Submission>, lacking: Vec<Arc<str>>, past: Past) -> Subject {
        let finding = |submission: &Submission| {
            let place = Place::Locality(Arc::clone(&submission.locality.id.code));
            Finding::new("V00", Severity::Error, "x").with_place(Some(place)).with_suggestion("x")
        };
        let expected = self.registry.localities().len();
        let targets: Vec<Target> = self.pack.form.lines.iter().map(made_up_target).collect();
        let coverage = Coverage { expected, missing: lacking.clone(), late: lacking, ..Coverage::default() };
        Subject {
            conference: self.conference.clone(),
            form: self.pack.form.clone(),
            book: consolidate(Scope { targets: &targets, ..self.scope(coverage, &past) }, &submissions),
            settled: settled(submissions.iter().map(finding).collect()),
            received: submissions.iter().map(|s| (Arc::clone(&s.file), self.conference.deadline)).collect(),
            submissions,
            past,
            trial: true,
            created: self.conference.generate_at,
        }
    }
}

/// All of the line, some day.
fn made_up_target(line: &Line) -> Target {
    let amount = Amount::Percent { of: Arc::clone(&line.code), percent: Decimal::ONE_HUNDRED };
    Target { line: Arc::clone(&line.code), amount, by: chrono::NaiveDate::MAX, declared: String::new() }
}

/// Findings of every kind: told, on trial, waived.
fn settled(findings: Vec<Finding>) -> Settled {
    let waived = findings.first().and_then(|finding| {
        let waiver = Waiver {
            rule: Arc::clone(&finding.rule),
            place: finding.place.clone()?,
            line: None,
            value: None,
            by: "x".to_owned(),
            reason: "x".to_owned(),
            until: chrono::NaiveDate::MAX,
        };
        Some(Waived { waiver, finding: finding.clone() })
    });
    Settled { shadow: findings.clone(), before_folding: findings.len(), waived: waived.into_iter().collect(), findings }
}

/// A thread pool of `jobs` threads; 0 means one per core.
pub(crate) fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build().context("cannot start threads")
}
