//! `build`: from a conference folder to its book. The clock is an argument, and nothing is written before every declaration
//! has been checked.

use crate::compose::{Composer, Listed, ReportContext};
use crate::contracts::{BookEdits, Figures, FindingRecord, Findings, TakenEdit, Versioned};
use crate::intake::Intake;
use crate::messages::Catalogue;
use crate::model::cache::Cache;
use crate::model::document::Document;
use crate::model::edit::{EditEntry, PublishedEdit};
use crate::model::figure::Coverage;
use crate::model::finding::{Finding, Severity};
use crate::model::issued::IssuedDocument;
use crate::model::language::Language;
use crate::model::message::Message;
use crate::model::report::Report;
use crate::msg;
use crate::pipeline::annotate;
use crate::pipeline::diff::note_changes;
use crate::pipeline::edited::{self, EditedDocuments};
use crate::pipeline::prepare::{Prepared, Sources, consolidated, prepare, read};
use crate::pipeline::progress::{Progress, Unwatched};
use crate::pipeline::read_and_validate::Validated;
use crate::pipeline::receipts::Receipt;
use crate::pipeline::render_all;
use crate::pipeline::templates;
use crate::pipeline::threads;
use crate::project::{Edits, Frozen, Project};
use crate::publish::{
    self, DiskCache, Manifest, ManifestFile, OpenFiles, Output, OutputDir, Published, Rebuilt, Staging, sha256,
};
use crate::render::FORMATS;
use crate::spreadsheets::summary::{self, Counted, Named, Totals};
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
    pub report: Arc<Report>,
    /// Documents, each in all formats.
    pub documents: usize,
    /// Files rebuilt, and why; none where the book stayed as it was.
    pub rebuilt: Vec<Rebuilt>,
    /// What people made of the book.
    pub edits: BookEdits,
    /// Documents that went out, which lie in the book as they went out.
    pub issued: Vec<IssuedDocument>,
    /// Who counted in the book before and does not count in this one, where fewer localities do.
    pub fewer: Option<Fewer>,
    /// Where the book is.
    pub folder: PathBuf,
}

/// A book of fewer localities than the one before it: a withdrawal, or a share that is only half there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fewer {
    /// How many localities counted in the book before.
    pub before: usize,
    /// How many count now.
    pub now: usize,
    /// Codes of those that no longer do.
    pub lost: Vec<Arc<str>>,
}

/// Builds the book of a conference.
///
/// # Errors
/// A declaration, the fonts or the disk, or another build of the conference; nothing about data. The book that was there
/// stays as it was.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built> {
    make(options, progress, false)
}

/// Builds the book as [`build`] does, unless fewer localities count in it than in the book that is there: nobody looks on who
/// would see it.
///
/// # Errors
/// As for [`build`]. That fewer count is the inner error; the book stays.
pub(crate) fn build_unless_fewer(
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<std::result::Result<Built, Fewer>> {
    match make(options, progress, true) {
        Ok(built) => Ok(Ok(built)),
        Err(error) => error.downcast::<Fewer>().map(Err),
    }
}

fn make(options: &BuildOptions, progress: &dyn Progress, never_fewer: bool) -> Result<Built> {
    threads::pool(options.jobs)?.install(|| {
        let project = Project::load(&options.conference, &options.templates)?;
        let kept = Arc::new(DiskCache::of(&options.out, &project.conference.id, options.fresh));
        let files = files(&project);
        let trial = templates::trial(&project, &files);
        let tried = if kept.recall(&trial).is_none() { Some(templates::try_all(&project)?) } else { None };
        let output_dir = OutputDir::take(&options.out, &project.conference.id)?;
        kept.keep(&trial, &[]);
        let mut edits = Edits::take(&options.conference, &options.out, &project.conference.id, output_dir.book())?;
        let memory: Arc<dyn Cache> = Arc::clone(&kept) as _;
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?.remembering(memory);
        let sources = Sources::of(&options.conference, &options.templates).at(options.at);
        let validated = read(&project, &sources, &intake, progress)?;
        let fewer = Fewer::of(output_dir.book(), &validated.coverage);
        if let Some(fewer) = fewer.as_ref().filter(|_| never_fewer) {
            return Err(fewer.clone().into());
        }
        let mut inputs = validated.inputs.clone();
        inputs.extend(edits.inputs()?);
        let made_from = manifest(&project, sources.created(&project), inputs, files);
        let edition = publish::earlier(output_dir.book(), &made_from);
        let manifest = Manifest { compared_with: edition.as_ref().map(|edition| edition.name.clone()), ..made_from };
        let stays = if options.fresh { None } else { is_up_to_date(&output_dir, &manifest, &validated, &edits) };
        let built = match stays {
            Some(built) => built,
            None => {
                let (prepared, templates) = rayon::join(
                    || consolidated(&project, &sources, validated),
                    || tried.map_or_else(|| templates::parse(&project), Ok),
                );
                let (Prepared { mut subject, receipts, replaced }, templates) = (prepared, templates?);
                note_changes((&project, &templates), &mut subject, &replaced, edition.as_ref())?;
                let composer = Composer::new(&templates, Arc::new(subject));
                let staging = Staging::open(&output_dir, manifest.made_with.clone(), options.fresh)?;
                let made_from = (&*receipts, manifest, &mut edits);
                publish_book(&project, &composer, made_from, staging, progress)?
            }
        };
        kept.forget_the_rest();
        output_dir.share();
        Ok(Built { fewer, ..built })
    })
}

impl std::fmt::Display for Fewer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&Catalogue::embedded(Language::En).text(&self.message()))
    }
}

impl std::error::Error for Fewer {}

impl Fewer {
    /// Nothing where as many count as in the book that is there, or that is of another list of localities.
    fn of(book: &Path, coverage: &Coverage) -> Option<Fewer> {
        let before = publish::coverage(book)?;
        let lost = || coverage.missing.iter().filter(|code| !before.missing.iter().any(|other| **other == ***code));
        let is_fewer = before.expected == coverage.expected && coverage.accepted < before.accepted;
        is_fewer.then(|| Fewer { before: before.accepted, now: coverage.accepted, lost: lost().cloned().collect() })
    }

    /// The same as a sentence.
    pub fn message(&self) -> Message {
        msg!("build-fewer", before = self.before, now = self.now, lost = self.lost.clone())
    }
}

/// The book that is there, where it is made from the same with the same and nobody has changed a file of it: another would
/// be the same, byte by byte.
fn is_up_to_date(output_dir: &OutputDir, manifest: &Manifest, validated: &Validated, edits: &Edits) -> Option<Built> {
    let book = output_dir.book();
    let old = Manifest::of(book).filter(|old| old.made_alike(manifest) && old.is_whole(book))?;
    let first = FORMATS.first().map_or("", |format| format.extension);
    let is_document = |output: &&Output| Path::new(&output.file.path).extension().is_some_and(|its| its == first);
    Some(Built {
        coverage: validated.coverage.clone(),
        report: Arc::new(validated.report.clone()),
        documents: old.outputs.iter().filter(is_document).count(),
        rebuilt: Vec::new(),
        edits: told(edits, old.edits, 0, book),
        issued: old.issued,
        fewer: None,
        folder: book.to_owned(),
    })
}

/// Composes every document of a conference without rendering or writing any: what tests and benchmarks look at.
///
/// # Errors
/// As for [`build`].
pub fn documents(conference: &Path, templates: &Path) -> Result<Vec<Document>> {
    let project = Project::load(conference, templates)?;
    let intake = Intake::new(project.conference.limits, None)?;
    let Prepared { mut subject, replaced, .. } =
        prepare(&project, &Sources::of(conference, templates), &intake, &Unwatched)?;
    let templates = templates::parse(&project)?;
    note_changes((&project, &templates), &mut subject, &replaced, None)?;
    let composer = Composer::new(&templates, Arc::new(subject));
    composer.jobs().iter().map(|job| composer.compose(job)).collect()
}

/// Composes everything, renders and writes what the old book does not have, then swaps the book in.
fn publish_book(
    project: &Project,
    composer: &Composer,
    (receipts, manifest, edits): (&[Receipt], Manifest, &mut Edits),
    staging: Staging<'_>,
    progress: &dyn Progress,
) -> Result<Built> {
    let subject = composer.subject();
    let issued = manifest.issued.clone();
    let edited = EditedDocuments::of(edits)?;
    let documents = || {
        let backs = annotate::workbooks(project, subject, (receipts, &manifest.inputs), &staging)?;
        render_all::write(project, composer, &staging, progress, &edited, |documents| {
            write_pages(
                composer,
                &Listed { documents, backs: &backs, issued: &issued, totals: summary::FILE },
                &staging,
            )
        })
    };
    let (documents, data) = rayon::join(documents, || write_data(subject, &staging));
    let (documents, made_from) = data.and(documents)?;
    for Frozen { document, bytes } in &project.issued {
        staging.write_data(&document.path, |out| Ok(out.write_all(bytes)?))?;
    }
    let published = edited::place(project, (edits, &edited), &made_from, &staging)?;
    let manifest = Manifest { edits: published.clone(), ..manifest };
    // Somebody may have saved a document while this was being made.
    let saved_meanwhile = edits.take_more(staging.book())?;
    let Published { folder, rebuilt } = staging.commit(manifest, project.conference.history)?;
    let edits = told(edits, published, saved_meanwhile, &folder);
    let (coverage, report) = (subject.book.coverage.clone(), subject.report.clone());
    Ok(Built { coverage, report, documents, rebuilt, edits, issued, fewer: None, folder })
}

/// What people made of the book, to be told.
fn told(edits: &Edits, published: Vec<PublishedEdit>, saved_meanwhile: usize, book: &Path) -> BookEdits {
    let of =
        |entry: &EditEntry| TakenEdit { path: entry.document.clone(), change: entry.change, file: entry.file.clone() };
    let taken = edits.taken.iter().map(of).collect();
    let (beside, open) = (edits.beside().map(Path::to_owned), OpenFiles::of(book).paths());
    BookEdits { taken, published, beside, saved_meanwhile, open }
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

/// What all documents are made with: this program's sources, the style, the fonts, the words.
fn made_with(templates: &[ManifestFile]) -> String {
    let looks = |path: &str| path.split('/').any(|folder| matches!(folder, "fonts" | "styles" | "messages"));
    let files = templates.iter().filter(|file| looks(&file.path)).map(|file| file.sha256.as_str());
    sha256([env!("BRIEFBOOK_SOURCES")].into_iter().chain(files).collect::<String>().as_bytes())
}

/// What is for machines, and for whoever wants to add up himself.
fn write_data(subject: &ReportContext, staging: &Staging<'_>) -> Result<()> {
    let ReportContext { conference, form, book, report, .. } = subject;
    let figures = Figures::new(conference, form, book);
    let findings = Findings { findings: FindingRecord::all(&report.findings, &subject.catalogue) };
    let said = [
        staging.write_data("figures.json", |out| publish::write_json(out, &Versioned::new(&figures)))?,
        staging.write_data("findings.json", |out| publish::write_json(out, &Versioned::new(&findings)))?,
    ];
    let counted: Vec<Counted<'_>> = subject.submissions.iter().map(Counted::from).collect();
    let (findings, created) = (&report.findings, subject.created);
    let conference = Named::from(conference);
    let totals = Totals {
        conference,
        form,
        book,
        counted: &counted,
        files: &subject.files,
        waiting: &subject.waiting,
        findings,
        created,
        catalogue: &subject.catalogue,
    };
    // Of book and findings it shows nothing that the two files do not say.
    let Totals { conference, form, book: _, counted, files, waiting, findings: _, created, catalogue: _ } = &totals;
    let shown = format!("{said:?} {conference:?} {form:?} {counted:?} {files:?} {waiting:?} {created}");
    let made_from = sha256(shown.as_bytes());
    if !staging.keep(&[summary::FILE.to_owned()], &made_from)? {
        staging.write(summary::FILE, &made_from, &summary::workbook(&totals)?)?;
    }
    Ok(())
}

/// The files of the pack, hashed once for all that depends on them.
fn files(project: &Project) -> Vec<ManifestFile> {
    let files = project.pack.files.iter().map(|file| ManifestFile::new(&*file.name, &file.bytes));
    let mut templates: Vec<ManifestFile> = files.collect();
    templates.sort();
    templates
}

/// What went in; what came out is added when the book is whole.
fn manifest(
    project: &Project,
    created: DateTime<FixedOffset>,
    mut inputs: Vec<ManifestFile>,
    templates: Vec<ManifestFile>,
) -> Manifest {
    inputs.extend(project.conference_files.iter().map(|file| ManifestFile::new(&*file.name, &file.bytes)));
    inputs.sort();
    Manifest {
        tool: Manifest::TOOL.to_owned(),
        made_with: made_with(&templates),
        conference: project.conference.id.clone(),
        generated_at: created.to_rfc3339(),
        compared_with: None,
        inputs,
        templates,
        outputs: Vec::new(),
        edits: Vec::new(),
        issued: project.issued.iter().map(|frozen| frozen.document.clone()).collect(),
        withdrawn: Vec::new(),
        rebuilt: Vec::new(),
    }
}

/// How many findings there are of each severity, heaviest first.
pub fn by_severity(findings: &[Finding]) -> [(Severity, usize); 3] {
    Severity::ALL.map(|severity| (severity, findings.iter().filter(|f| f.severity == severity).count()))
}
