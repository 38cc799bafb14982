//! Everything about a conference that is known before a workbook is opened.
//!
//! In: the folders. Out: declarations that fit each other, templates tried on made-up data. Must not: read a workbook.

use crate::compose::{self, Composer, Subject, Templates};
use crate::consolidate::{Scope, consolidate};
use crate::model::change::{Change, Changes, RankChange, SentenceChange, Side};
use crate::model::conference::{CarryForward, Conference};
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Form, Line, National};
use crate::model::locality::Vintage;
use crate::model::past::{Past, PastPeriod, PastValue};
use crate::model::quantity::Quantity;
use crate::model::register::Register;
use crate::model::settled::{Settled, Waived};
use crate::model::submission::Submission;
use crate::model::target::{Amount, Target};
use crate::model::waiver::Waiver;
use crate::publish::ManifestFile;
use crate::registry::Registry;
use crate::render;
use crate::schema::{self, Pack, ReadFile};
use anyhow::{Context as _, Result};
use rayon::prelude::*;
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
        let listed = conference.localities.as_ref().map(ReadFile::of_list);
        let conference_files = [conference_file].into_iter().chain(register_file).chain(listed).collect();
        Ok(Setup { register, conference_files, ..Setup::of(conference, templates)? })
    }

    /// The declarations of a conference's pack.
    pub(crate) fn of(conference: Conference, templates: &Path) -> Result<Setup> {
        let pack = schema::pack(templates, &conference)?;
        let registry = Registry::of(conference.localities.as_ref(), conference.vintage, conference.data_to)?;
        let printable = render::Printable::of(&pack.look)?;
        Ok(Setup { conference, register: None, conference_files: Vec::new(), pack, registry, printable })
    }

    /// Document templates and partials as (name, text).
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.pack.templates.iter().map(|file| (&*file.name, &*file.text))
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
            carry_forward: self.conference.carry_forward.as_ref(),
            targets: &self.conference.targets,
        }
    }

    /// The templates, parsed.
    ///
    /// # Errors
    /// One does not parse: a [`compose::Mistake`].
    pub(crate) fn parsed(&self) -> Result<Arc<Templates>> {
        let parsed = Templates::parse(self.templates()).map_err(anyhow::Error::from).with_context(|| self.of_pack())?;
        Ok(Arc::new(parsed))
    }

    /// The templates, each filled with the fullest data its form allows, and with none, so that a wrong name in any branch
    /// is told now and not at five in the afternoon.
    ///
    /// # Errors
    /// The first mistake in one: a [`compose::Mistake`].
    pub(crate) fn tried(&self) -> Result<Arc<Templates>> {
        let templates = self.parsed()?;
        let fill = |subject: &Arc<Subject>| Composer::new(&templates, Arc::clone(subject)).fill_all();
        let tried: Vec<Result<()>> = self.made_up_subjects().map(|subject| fill(&subject)).collect();
        tried.into_iter().collect::<Result<()>>().with_context(|| self.of_pack())?;
        Ok(templates)
    }

    fn of_pack(&self) -> String {
        format!("pack {}", self.conference.pack)
    }

    /// Names everything that templates are tried with, these files of the pack among it: those that passed once need not be
    /// tried on the same again.
    pub(crate) fn trial(&self, files: &[ManifestFile]) -> String {
        format!("templates {:?} {files:?} {}", self.conference, env!("BRIEFBOOK_SOURCES"))
    }

    /// The fullest data the form allows, after a past with less and one with more; none that counts of what came, with the
    /// past standing in and without one; none that came. Each is made up when its turn comes: one of a long list is large.
    pub(crate) fn made_up_subjects(&self) -> impl IndexedParallelIterator<Item = Arc<Subject>> {
        let full: Vec<Submission> =
            self.registry.localities().iter().take(2).map(|l| compose::probe(&self.pack.form, l)).collect();
        let some = full.first().map(|submission| Arc::clone(&submission.locality.id.code));
        let lacking: Vec<_> = some.into_iter().collect();
        let (less, more) = (self.made_up_past(&full, Decimal::ZERO), self.made_up_past(&full, Decimal::TWO));
        [
            (full.clone(), lacking.clone(), less),
            (full, lacking.clone(), more.clone()),
            (Vec::new(), lacking.clone(), more),
            (Vec::new(), lacking, Past::default()),
            (Vec::new(), Vec::new(), Past::default()),
        ]
        .into_par_iter()
        .with_max_len(1)
        .map(|(submissions, lacking, past)| Arc::new(self.made_up(submissions, lacking, past)))
    }

    /// A period on each map, with the same value everywhere.
    fn made_up_past(&self, submissions: &[Submission], value: Decimal) -> Past {
        let sums = || self.pack.form.lines.iter().filter(|line| line.national == National::Sum);
        let known = PastValue {
            quantity: Quantity { value, qualifier: None },
            of: vec!["x (cũ)".into(), "y (cũ)".into()],
            cells: Vec::new(),
        };
        let values = || sums().map(|line| (Arc::clone(&line.code), known.clone())).collect();
        let of = |vintage: Vintage| PastPeriod {
            conference: "x".to_owned(),
            period: self.conference.period,
            data_to: self.conference.data_to,
            vintage,
            values: submissions.iter().map(|one| (Arc::clone(&one.locality.id.code), values())).collect(),
            submissions: BTreeMap::new(),
        };
        Past { periods: [Vintage::V34, Vintage::V63].map(of).into() }
    }

    /// `lacking` are both missing and late, and sent a file all the same.
    fn made_up(&self, submissions: Vec<Submission>, lacking: Vec<Arc<str>>, past: Past) -> Subject {
        let finding = |submission: &Submission| {
            let place = Place::Locality(Arc::clone(&submission.locality.id.code));
            let finding =
                |severity| Finding::new("V00", severity, "x").with_place(Some(place.clone())).with_suggestion("x");
            [Severity::Error, Severity::Warning].map(finding)
        };
        let files = lacking.iter().map(|code| (Arc::clone(code), vec!["x".into()])).collect();
        let expected = self.registry.localities().len();
        let targets: Vec<Target> = self.pack.form.lines.iter().map(made_up_target).collect();
        let coverage = Coverage { expected, missing: lacking.clone(), late: lacking, ..Coverage::default() };
        let carry_forward = Some(&CarryForward { lines: None, declared: String::new() });
        let scope = Scope { targets: &targets, carry_forward, ..self.scope(coverage, &past) };
        Subject {
            conference: self.conference.clone(),
            form: self.pack.form.clone(),
            law: self.pack.law.clone(),
            book: consolidate(scope, &submissions).into(),
            files,
            settled: settled(submissions.iter().flat_map(finding).collect()).into(),
            changes: submissions.iter().take(1).map(|one| made_up_changes(&self.pack.form, one)).collect(),
            received: submissions.iter().map(|s| (Arc::clone(&s.file), self.conference.deadline)).collect(),
            submissions: submissions.into(),
            past: past.into(),
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

/// A change of every kind.
fn made_up_changes(form: &Form, submission: &Submission) -> Changes {
    let line = form.lines.first().map_or_else(|| "".into(), |line| Arc::clone(&line.code));
    let place = submission.place();
    let side = Side { text: "1".to_owned(), cell: "x".to_owned() };
    let change = Change { place: place.clone(), line: Arc::clone(&line), before: side.clone(), after: side };
    let sentence = SentenceChange { document: "x".to_owned(), before: "x".to_owned(), after: "x".to_owned() };
    Changes {
        since: "x".to_owned(),
        cells: vec![change.clone()],
        totals: vec![Change { place: Place::Country, ..change }],
        ranks: vec![RankChange { place, line, before: 1, after: 2 }],
        sentences: vec![sentence],
    }
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

/// More threads than any machine has use for: each takes memory of its own.
const MOST_THREADS: usize = 256;

/// A thread pool of `jobs` threads; 0 means one per core.
pub(crate) fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs.min(MOST_THREADS)).build().context("cannot start threads")
}
