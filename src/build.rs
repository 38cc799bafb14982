//! The main job: a conference folder in, its book out.
//!
//! In: folders and a generation time. Out: the published book. Must not: read the clock, or write before every
//! declaration has been checked.

use crate::arrivals::{self, Arrival};
use crate::changes::changes;
use crate::compose::{Composer, Listed, Subject};
use crate::consolidate::consolidate;
use crate::hand_back;
use crate::inbox;
use crate::intake::Intake;
use crate::model::document::Document;
use crate::model::figure::Coverage;
use crate::model::finding::{Finding, Severity};
use crate::model::memory::Memory;
use crate::model::settled::Settled;
use crate::model::submission::Submission;
use crate::outgoing::totals::{self, Counted, Named, Totals};
use crate::press;
use crate::publish::{self, Kept, Manifest, ManifestFile, Output, Published, Rebuilt, Shelf, Staging, sha256};
use crate::render::FORMATS;
use crate::setup::{self, Setup};
use crate::survey::{Asked, Checking, Survey, survey};
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// Read everything and take nothing over from the book before.
    pub fresh: bool,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// What a build came to.
#[derive(Debug, Clone)]
pub struct Built {
    /// Who is covered.
    pub coverage: Coverage,
    /// What was found.
    pub settled: Arc<Settled>,
    /// Documents, each in all formats.
    pub documents: usize,
    /// Files made anew, and why; none where the book stayed as it was.
    pub rebuilt: Vec<Rebuilt>,
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
/// A declaration, the fonts or the disk, or another build of the conference; nothing about data. The book that was there
/// stays as it was.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built> {
    setup::pool(options.jobs)?.install(|| {
        let setup = Setup::load(&options.conference, &options.templates)?;
        let kept = Arc::new(Kept::of(&options.out, &setup.conference.id, options.fresh));
        let files = files(&setup);
        let trial = setup.trial(&files);
        let tried = if kept.recall(&trial).is_none() { Some(setup.tried()?) } else { None };
        let shelf = Shelf::take(&options.out, &setup.conference.id)?;
        kept.keep(&trial, &[]);
        let memory: Arc<dyn Memory> = Arc::clone(&kept) as _;
        let intake = Intake::new(setup.conference.limits, options.worker.as_deref())?.remembering(memory);
        let sources = Sources { at: options.at, ..Sources::of(&options.conference, &options.templates) };
        let survey = surveyed(&setup, &sources, &intake, progress)?;
        let made_from = manifest(&setup, sources.created(&setup), survey.inputs.clone(), files);
        let edition = publish::earlier(shelf.book(), &made_from);
        let manifest = Manifest { compared_with: edition.as_ref().map(|edition| edition.name.clone()), ..made_from };
        let stays = if options.fresh { None } else { still(&shelf, &manifest, &survey) };
        let built = match stays {
            Some(built) => built,
            None => {
                let (prepared, templates) =
                    rayon::join(|| consolidated(&setup, &sources, survey), || tried.map_or_else(|| setup.parsed(), Ok));
                let (Prepared { mut subject, arrivals, replaced }, templates) = (prepared, templates?);
                subject.changes = changes((&setup, &templates), &subject, &replaced, edition.as_ref())?;
                let composer = Composer::new(&templates, Arc::new(subject));
                let staging = Staging::open(&shelf, manifest.made_with.clone(), options.fresh)?;
                publish_book(&setup, &composer, (&arrivals, manifest), staging, progress)?
            }
        };
        kept.forget_the_rest();
        Ok(built)
    })
}

/// The book that is there, where it is made from the same with the same and nobody has changed a file of it: another would
/// be the same, byte by byte.
fn still(shelf: &Shelf, manifest: &Manifest, survey: &Survey) -> Option<Built> {
    let book = shelf.book();
    let old = Manifest::of(book).filter(|old| old.made_alike(manifest) && old.is_whole(book))?;
    let first = FORMATS.first().map_or("", |format| format.extension);
    let is_document = |output: &&Output| Path::new(&output.file.path).extension().is_some_and(|its| its == first);
    Some(Built {
        coverage: survey.coverage.clone(),
        settled: Arc::new(survey.settled.clone()),
        documents: old.outputs.iter().filter(is_document).count(),
        rebuilt: Vec::new(),
        folder: book.to_owned(),
    })
}

/// Composes every document of a conference without rendering or writing any: what tests and benchmarks look at.
///
/// # Errors
/// As for [`build`].
pub fn documents(conference: &Path, templates: &Path) -> Result<Vec<Document>> {
    let setup = Setup::load(conference, templates)?;
    let intake = Intake::new(setup.conference.limits, None)?;
    let Prepared { mut subject, replaced, .. } =
        prepare(&setup, &Sources::of(conference, templates), &intake, &Unwatched)?;
    let templates = setup.parsed()?;
    subject.changes = changes((&setup, &templates), &subject, &replaced, None)?;
    let composer = Composer::new(&templates, Arc::new(subject));
    composer.jobs().iter().map(|job| composer.compose(job)).collect()
}

/// Nobody looks.
pub(crate) struct Unwatched;

impl Progress for Unwatched {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

/// What a book is made from.
pub(crate) struct Sources<'a> {
    conference: &'a Path,
    templates: &'a Path,
    at: Option<DateTime<FixedOffset>>,
}

impl<'a> Sources<'a> {
    /// At the conference's own generation time.
    pub(crate) fn of(conference: &'a Path, templates: &'a Path) -> Sources<'a> {
        Sources { conference, templates, at: None }
    }

    /// The generation time.
    fn created(&self, setup: &Setup) -> DateTime<FixedOffset> {
        self.at.unwrap_or(setup.conference.generate_at)
    }
}

/// Everything that documents and reports speak of, and what it was made from.
pub(crate) struct Prepared {
    pub(crate) subject: Subject,
    pub(crate) arrivals: Vec<Arrival>,
    /// Of localities that sent a newer workbook, the one before it.
    pub(crate) replaced: Vec<Submission>,
}

/// Reads, checks and consolidates what a conference has received.
pub(crate) fn prepare(
    setup: &Setup,
    sources: &Sources<'_>,
    intake: &Intake,
    progress: &dyn Progress,
) -> Result<Prepared> {
    Ok(consolidated(setup, sources, surveyed(setup, sources, intake, progress)?))
}

/// Reads and checks what a conference has received.
fn surveyed(setup: &Setup, sources: &Sources<'_>, intake: &Intake, progress: &dyn Progress) -> Result<Survey> {
    let paths = inbox::files(&sources.conference.join("submissions"))?;
    progress.stage("reading", paths.len());
    let asked = Asked {
        folder: sources.conference,
        templates: sources.templates,
        paths: &paths,
        checking: Checking::Conference,
        today: sources.created(setup).date_naive(),
    };
    survey(setup, &asked, intake, &|| progress.step())
}

/// Consolidates what was read.
fn consolidated(setup: &Setup, sources: &Sources<'_>, survey: Survey) -> Prepared {
    let subject = Subject {
        conference: setup.conference.clone(),
        form: setup.pack.form.clone(),
        law: setup.pack.law.clone(),
        book: consolidate(setup.scope(survey.coverage, &survey.past), &survey.accepted).into(),
        submissions: survey.accepted.into(),
        changes: Vec::new(),
        past: survey.past.into(),
        received: survey.arrivals.iter().filter_map(|file| Some((Arc::clone(&file.file), file.received?))).collect(),
        files: arrivals::by_code(&survey.arrivals)
            .into_iter()
            .map(|(code, files)| (code, files.into_iter().map(|file| Arc::clone(&file.file)).collect()))
            .collect(),
        settled: survey.settled.into(),
        trial: false,
        created: sources.created(setup),
    };
    Prepared { subject, arrivals: survey.arrivals, replaced: survey.replaced }
}

/// Composes everything, renders and writes what the old book does not have, then swaps the book in.
fn publish_book(
    setup: &Setup,
    composer: &Composer,
    (arrivals, manifest): (&[Arrival], Manifest),
    staging: Staging<'_>,
    progress: &dyn Progress,
) -> Result<Built> {
    let subject = composer.subject();
    let documents = || {
        let backs = hand_back::workbooks(setup, subject, (arrivals, &manifest.inputs), &staging)?;
        press::write(setup, composer, &staging, progress, |documents| {
            write_pages(composer, &Listed { documents, backs: &backs, totals: totals::FILE }, &staging)
        })
    };
    let (documents, data) = rayon::join(documents, || write_data(subject, &staging));
    let documents = data.and(documents)?;
    let Published { folder, rebuilt } = staging.commit(manifest, setup.conference.history)?;
    Ok(Built { coverage: subject.book.coverage.clone(), settled: subject.settled.clone(), documents, rebuilt, folder })
}

/// The pages that lead to everything else.
fn write_pages(composer: &Composer, listed: &Listed<'_>, staging: &Staging<'_>) -> Result<()> {
    let pages: Vec<&str> = composer.pages().collect();
    let write = |name: &&str| {
        let made = |out: &mut dyn Write| composer.page(name, listed, out);
        staging.write_data(name.trim_end_matches(".hbs"), made).map(|_| ())
    };
    pages.par_iter().try_for_each(write)
}

/// What all documents are made with: this program's sources, the style, the fonts.
fn made_with(templates: &[ManifestFile]) -> String {
    let looks = |path: &str| path.split('/').any(|folder| matches!(folder, "fonts" | "styles"));
    let files = templates.iter().filter(|file| looks(&file.path)).map(|file| file.sha256.as_str());
    sha256([env!("BRIEFBOOK_SOURCES")].into_iter().chain(files).collect::<String>().as_bytes())
}

/// What is for machines, and for whoever wants to add up himself.
fn write_data(subject: &Subject, staging: &Staging<'_>) -> Result<()> {
    let Subject { conference, form, book, settled, .. } = subject;
    let said = [
        staging.write_data("figures.json", |out| publish::figures_json(out, conference, form, book))?,
        staging.write_data("findings.json", |out| publish::findings_json(out, &settled.findings))?,
    ];
    let counted: Vec<Counted<'_>> = subject.submissions.iter().map(Counted::from).collect();
    let (findings, created) = (&settled.findings, subject.created);
    let conference = Named::from(conference);
    let totals = Totals { conference, form, book, counted: &counted, findings, created };
    // Of book and findings it shows nothing that the two files do not say.
    let Totals { conference, form, book: _, counted, findings: _, created } = &totals;
    let made_from = sha256(format!("{said:?} {conference:?} {form:?} {counted:?} {created}").as_bytes());
    if !staging.keep(&[totals::FILE.to_owned()], &made_from)? {
        staging.write(totals::FILE, &made_from, &totals::workbook(&totals)?)?;
    }
    Ok(())
}

/// The files of the pack, hashed once for all that depends on them.
fn files(setup: &Setup) -> Vec<ManifestFile> {
    let files = setup.pack.files.iter().map(|file| ManifestFile::new(&*file.name, &file.bytes));
    let mut templates: Vec<ManifestFile> = files.collect();
    templates.sort();
    templates
}

/// What went in; what came out is added when the book is whole.
fn manifest(
    setup: &Setup,
    created: DateTime<FixedOffset>,
    mut inputs: Vec<ManifestFile>,
    templates: Vec<ManifestFile>,
) -> Manifest {
    inputs.extend(setup.conference_files.iter().map(|file| ManifestFile::new(&*file.name, &file.bytes)));
    inputs.sort();
    Manifest {
        tool: format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        made_with: made_with(&templates),
        conference: setup.conference.id.clone(),
        generated_at: created.to_rfc3339(),
        compared_with: None,
        inputs,
        templates,
        outputs: Vec::new(),
        rebuilt: Vec::new(),
    }
}

/// How many findings there are of each severity, heaviest first.
pub fn by_severity(findings: &[Finding]) -> [(Severity, usize); 3] {
    Severity::ALL.map(|severity| (severity, findings.iter().filter(|f| f.severity == severity).count()))
}
