//! The main job: a conference folder in, its book out.
//!
//! In: folders and a generation time. Out: the published book. Must not: read the clock, or write before every
//! declaration has been checked.

use crate::compose::{Composer, Subject};
use crate::consolidate::consolidate;
use crate::inbox;
use crate::intake::Intake;
use crate::model::document::Document;
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity, reading};
use crate::model::submission::Submission;
use crate::normalise;
use crate::publish::{self, Manifest, ManifestFile, Staging};
use crate::render::FORMATS;
use crate::setup::{self, Setup};
use crate::validate;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many documents are laid out together: PDF set-up is dear and shared within a batch, memory grows with it.
const BATCH: usize = 11;

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// Folder with `conference.toml` and `submissions/`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Folder the book's folder is made in.
    pub out: PathBuf,
    /// Generation time; the conference's own where absent.
    pub at: Option<DateTime<FixedOffset>>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// What a build came to.
#[derive(Debug, Clone)]
pub struct Built {
    /// Who is covered.
    pub coverage: Coverage,
    /// All findings, in the contract's order.
    pub findings: Vec<Finding>,
    /// Documents, each in all formats.
    pub documents: usize,
    /// Where the book is.
    pub folder: PathBuf,
}

/// A stage and how many steps it has, then each step as it is done.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, name: &'static str, steps: usize);
    /// One step of it is done.
    fn step(&self);
}

/// Builds the book of a conference.
///
/// # Errors
/// A declaration, the fonts or the disk; nothing about data. The book that was there stays as it was.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built> {
    setup::pool(options.jobs)?.install(|| {
        let setup = Setup::load(&options.conference, &options.templates)?;
        setup.try_templates()?;
        let intake = Intake::new(setup.conference.limits, options.worker.as_deref())?;
        let paths = inbox::files(&options.conference.join("submissions"))?;
        progress.stage("reading", paths.len());
        let received = inbox::receive(&setup, &intake, &paths, &|| progress.step());
        let inputs = received.files;
        let subject = Arc::new(subject(&setup, received.submissions, received.findings, options.at));
        publish_book(&setup, &subject, inputs, options, progress)
    })
}

/// Composes every document of a conference without rendering or writing any: what tests and benchmarks look at.
///
/// # Errors
/// As for [`build`].
pub fn documents(conference: &Path, templates: &Path) -> Result<Vec<Document>> {
    let setup = Setup::load(conference, templates)?;
    let intake = Intake::new(setup.conference.limits, None)?;
    let paths = inbox::files(&conference.join("submissions"))?;
    let received = inbox::receive(&setup, &intake, &paths, &|| ());
    let subject = Arc::new(subject(&setup, received.submissions, received.findings, None));
    let composer = Composer::new(setup.templates(), subject)?;
    composer.jobs().iter().map(|job| composer.compose(job)).collect()
}

/// Submissions to figures and findings.
fn subject(
    setup: &Setup,
    submissions: Vec<Submission>,
    mut findings: Vec<Finding>,
    at: Option<DateTime<FixedOffset>>,
) -> Subject {
    let form = &setup.pack.form;
    let selected = normalise::select(&setup.conference, submissions);
    findings.extend(selected.findings);
    let accepted = selected.value.accepted;
    findings.par_extend(accepted.par_iter().flat_map_iter(|submission| validate::check(form, submission)));
    findings.extend(validate::check_all(form, &accepted));
    let coverage = coverage(setup, &accepted, &selected.value.received);
    findings.extend(coverage.missing.iter().map(absent));
    findings.sort_by(Finding::order);
    Subject {
        conference: setup.conference.clone(),
        form: form.clone(),
        book: consolidate(setup.scope(coverage), &accepted),
        submissions: accepted,
        findings,
        created: at.unwrap_or(setup.conference.generate_at),
    }
}

fn coverage(setup: &Setup, accepted: &[Submission], received: &BTreeSet<Arc<str>>) -> Coverage {
    let counted: BTreeSet<&str> = accepted.iter().map(|submission| &*submission.locality.id.code).collect();
    let expected = setup.registry.localities();
    let missing = expected.iter().map(|l| &l.id.code).filter(|code| !counted.contains(&***code));
    Coverage {
        expected: expected.len(),
        received: received.len(),
        accepted: counted.len(),
        missing: missing.cloned().collect(),
        late: Vec::new(),
    }
}

fn absent(code: &Arc<str>) -> Finding {
    Finding::new(reading::ABSENT, Severity::Error, "Địa phương chưa có báo cáo được tính.")
        .with_place(Some(Place::Locality(Arc::clone(code))))
        .with_suggestion("Gửi báo cáo theo mẫu, hoặc gửi lại tệp đã nêu ở phát hiện khác.")
}

/// Composes, renders and writes everything, then swaps the book in.
fn publish_book(
    setup: &Setup,
    subject: &Arc<Subject>,
    inputs: Vec<ManifestFile>,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Built> {
    let composer = Composer::new(setup.templates(), Arc::clone(subject))?;
    let jobs = composer.jobs();
    let staging = Staging::open(&options.out, &subject.conference.id)?;
    progress.stage("documents", jobs.len());
    let batches: Vec<Vec<(String, String)>> = jobs
        .par_chunks(BATCH)
        .map(|batch| {
            let documents = batch.iter().map(|job| composer.compose(job)).collect::<Result<Vec<_>>>()?;
            write_documents(setup, &staging, &documents)?;
            documents.iter().for_each(|_| progress.step());
            Ok(documents.into_iter().map(|document| (document.path, document.meta.title)).collect())
        })
        .collect::<Result<_>>()?;
    let documents: Vec<(String, String)> = batches.into_iter().flatten().collect();
    write_data(subject, &staging)?;
    staging.write("index.html", composer.index(setup.index_template(), &documents)?.as_bytes())?;
    let manifest = manifest(setup, subject, inputs, &staging.files());
    staging.write("manifest.json", &manifest.json()?)?;
    Ok(Built {
        coverage: subject.book.coverage.clone(),
        findings: subject.findings.clone(),
        documents: documents.len(),
        folder: staging.commit()?,
    })
}

/// Renders a batch in every format, formats side by side.
fn write_documents(setup: &Setup, staging: &Staging, documents: &[Document]) -> Result<()> {
    FORMATS.par_iter().try_for_each(|format| {
        let files = (format.render)(documents, &setup.pack.look)?;
        documents
            .iter()
            .zip(files)
            .try_for_each(|(document, bytes)| staging.write(&format!("{}.{}", document.path, format.extension), &bytes))
    })
}

fn write_data(subject: &Subject, staging: &Staging) -> Result<()> {
    staging.write("figures.json", &publish::figures_json(&subject.conference, &subject.form, &subject.book)?)?;
    staging.write("findings.json", &publish::findings_json(&subject.findings)?)
}

fn manifest(setup: &Setup, subject: &Subject, mut inputs: Vec<ManifestFile>, outputs: &[ManifestFile]) -> Manifest {
    inputs.push(ManifestFile::new(&*setup.conference_file.name, &setup.conference_file.bytes));
    inputs.sort();
    let mut templates: Vec<ManifestFile> =
        setup.pack.files.iter().map(|file| ManifestFile::new(&*file.name, &file.bytes)).collect();
    templates.sort();
    Manifest {
        tool: format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        conference: subject.conference.id.clone(),
        generated_at: subject.created.to_rfc3339(),
        inputs,
        templates,
        rebuilt: Manifest::all_rebuilt(outputs),
        outputs: outputs.to_vec(),
    }
}

/// How many findings there are of each severity, heaviest first.
pub fn by_severity(findings: &[Finding]) -> [(Severity, usize); 3] {
    Severity::ALL.map(|severity| (severity, findings.iter().filter(|f| f.severity == severity).count()))
}
