//! `issue`: records the file of a document that went out, keeps it in `editions/`, and writes the decision.

use super::compare_pages::compare_pages;
use super::verify::composed;
use super::verify_book::READERS;
use crate::contracts::{Compared, Issued, VerifiedDocument};
use crate::intake::Intake;
use crate::messages::{Catalogue, Explain as _, fail};
use crate::model::dates::short_date;
use crate::model::decision::FileId;
use crate::model::language::Language;
use crate::model::signature::Signature;
use crate::msg;
use crate::pipeline::loader;
use crate::pipeline::prepare::Sources;
use crate::pipeline::threads;
use crate::project::{Edition, NewDecision, Project, add_decisions};
use crate::publish::{self, Manifest, code};
use crate::render::pdf::{ForeignText, foreign_text};
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::path::PathBuf;

/// A document that went out.
#[derive(Debug, Clone)]
pub struct IssueOptions {
    /// The file as it went out: a PDF of the book, signed or not, one that Word made of an edited document, or a scan.
    pub file: PathBuf,
    /// Number it was issued under.
    pub number: String,
    /// Day it was issued.
    pub day: NaiveDate,
    /// Path in the book of the document, without the extension; found by the file where absent.
    pub document: Option<String>,
    /// Folder with `conference.toml`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// The edition: the folder of its book. By default the one the file is from, else the book in `out`.
    pub book: Option<PathBuf>,
    /// Folder the book's folder is in.
    pub out: PathBuf,
    /// Who decided: a post.
    pub by: String,
    /// Why; by default number and day.
    pub reason: Option<String>,
    /// When it is recorded.
    pub at: DateTime<FixedOffset>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Keeps a file that went out in `editions/`, with a record of it, and adds the decision `issue`. An edition that was not
/// approved is with it.
///
/// # Errors
/// The file is none of a document of an edition, a document is issued already under this number, or something cannot be
/// written. No decision is written then.
pub fn issue(options: &IssueOptions) -> Result<Issued> {
    threads::pool(options.jobs)?.install(|| {
        let project = Project::load(&options.conference, &options.templates)?;
        let bytes = loader::document(&options.file)?;
        let kind = FileKind::of(&bytes).explain(|| msg!("issue-no-document", file = options.file.display()))?;
        let found = Found::in_books(&project, options, kind, &bytes)?;
        record(&project, options, kind, found, &bytes)
    })
}

/// Files that a document goes out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Tiff,
}

impl FileKind {
    fn of(bytes: &[u8]) -> Option<FileKind> {
        let signs: [(&[u8], FileKind); 5] = [
            (b"%PDF-", FileKind::Pdf),
            (b"\xff\xd8\xff", FileKind::Jpeg),
            (b"\x89PNG\r\n", FileKind::Png),
            (b"II*\0", FileKind::Tiff),
            (b"MM\0*", FileKind::Tiff),
        ];
        signs.into_iter().find(|(sign, _)| bytes.starts_with(sign)).map(|(_, kind)| kind)
    }

    fn extension(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
            FileKind::Tiff => "tif",
        }
    }
}

/// Which document of which edition a file is.
struct Found {
    book: PathBuf,
    document: String,
    compared: Compared,
    signatures: Vec<Signature>,
    verified: Option<VerifiedDocument>,
}

impl Found {
    fn in_books(project: &Project, options: &IssueOptions, kind: FileKind, bytes: &[u8]) -> Result<Found> {
        let books = match &options.book {
            Some(book) => vec![book.clone()],
            None => publish::books(&options.out),
        };
        let of_conference = |book: PathBuf| {
            let manifest = Manifest::of(&book).filter(|manifest| manifest.conference == project.conference.id)?;
            Some((book, manifest))
        };
        let editions: Vec<(PathBuf, Manifest)> = books.into_iter().filter_map(of_conference).collect();
        let (latest, _) = editions
            .first()
            .explain(|| msg!("issue-no-book", path = options.out.join(&project.conference.id).display()))?;
        if let Some(found) = editions.iter().find_map(|edition| Found::as_made(edition, options, bytes)) {
            return Ok(found);
        }
        let text = match kind {
            FileKind::Pdf => foreign_text(bytes).explain(|| msg!("issue-unreadable", file = options.file.display()))?,
            FileKind::Jpeg | FileKind::Png | FileKind::Tiff => ForeignText::default(),
        };
        let (book, by_code) = match of_code(&editions, &text.pages) {
            Some((book, document)) => (book, Some(document)),
            None => (latest, None),
        };
        let unread = |document| Found {
            book: book.clone(),
            document,
            compared: Compared::Unread,
            signatures: Vec::new(),
            verified: None,
        };
        let wanted = options.document.clone().or(by_code);
        let stem = options.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if text.pages.iter().all(|page| page.trim().is_empty()) {
            return Ok(unread(wanted.unwrap_or(stem)));
        }
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
        let documents = composed(project, &Sources::of(&options.conference, &options.templates), &intake)?;
        let by_path = |path: &str| documents.iter().find(|document| document.path == path);
        let document = match wanted.as_deref() {
            Some(path) => by_path(path),
            None => documents.iter().find(|document| document.meta.title == text.title).or_else(|| by_path(&stem)),
        };
        let document = document.explain(|| msg!("issue-which-document", file = options.file.display()))?;
        let verified = compare_pages(&options.file.display().to_string(), document, &text.pages);
        if verified.right < verified.gone + verified.wrong.len() {
            let (file, document) = (options.file.display(), &document.path);
            return Err(fail(msg!("issue-another-document", file = file, document = document)));
        }
        let found = unread(document.path.clone());
        Ok(Found { compared: Compared::Text, verified: Some(verified), ..found })
    }

    /// The file as a PDF of an edition, signed or as it was made.
    fn as_made((book, manifest): &(PathBuf, Manifest), options: &IssueOptions, bytes: &[u8]) -> Option<Found> {
        let made = manifest.outputs.iter().find(|output| {
            let document = output.file.path.strip_suffix(".pdf");
            let wanted = |document| options.document.as_deref().is_none_or(|wanted| wanted == document);
            document.is_some_and(wanted) && output.file.begins(bytes)
        })?;
        let signatures = match bytes.len() == made.file.bytes {
            true => Vec::new(),
            false => (READERS.signatures)(bytes, made.file.bytes)?,
        };
        Some(Found {
            book: book.clone(),
            document: made.file.path.strip_suffix(".pdf")?.to_owned(),
            compared: Compared::AsMade,
            signatures,
            verified: None,
        })
    }
}

/// The document whose code stands on every page, and the book it is of.
fn of_code<'b>(editions: &'b [(PathBuf, Manifest)], pages: &[String]) -> Option<(&'b PathBuf, String)> {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let pages: Vec<String> = pages.iter().map(|page| plain(page)).collect();
    let is_on_pages = |code: String| !pages.is_empty() && pages.iter().all(|page| page.contains(&plain(&code)));
    editions.iter().find_map(|(book, manifest)| {
        let pdfs = manifest.outputs.iter().filter_map(|output| Some((output.file.path.strip_suffix(".pdf")?, output)));
        let mut pdfs = pdfs.filter(|(_, output)| is_on_pages(code(&output.made_from)));
        pdfs.next().map(|(document, _)| (book, document.to_owned()))
    })
}

fn record(project: &Project, options: &IssueOptions, kind: FileKind, found: Found, bytes: &[u8]) -> Result<Issued> {
    let folder = &options.conference;
    let edition = Edition::named(folder, &found.book.to_string_lossy())?;
    if edition.manifest.pdf_of(&found.document).is_none() {
        return Err(fail(msg!("issue-which-document", file = options.file.display())));
    }
    let name = (found.document.as_str(), options.number.as_str());
    let (file, is_new) = edition.add_file(folder, name, kind.extension(), bytes)?;
    let decided = decide(project, options, &edition, (&found.document, &file));
    let decision = decided.inspect_err(|_| {
        if is_new {
            Edition::remove_file(folder, &file);
        }
    })?;
    let (right, gone, wrong) =
        found.verified.map_or_else(Default::default, |verified| (verified.right, verified.gone, verified.wrong));
    let issued = Issued {
        document: found.document,
        number: options.number.clone(),
        day: options.day.to_string(),
        by: options.by.clone(),
        file: file.name.to_string(),
        sha256: file.sha256.to_string(),
        edition: edition.id.name.to_string(),
        decision,
        compared: found.compared,
        right,
        gone,
        signatures: found.signatures,
        wrong,
    };
    publish::write_alone(
        &Edition::path_of(folder, &file).with_extension("toml"),
        toml::to_string_pretty(&issued)?.as_bytes(),
    )?;
    Ok(issued)
}

/// Writes the decision, and before it that the edition is approved, where nobody did that.
fn decide(
    project: &Project,
    options: &IssueOptions,
    edition: &Edition,
    (document, file): (&str, &FileId),
) -> Result<String> {
    let reason = options.reason.clone().unwrap_or_else(|| {
        let day = short_date(options.day);
        Catalogue::embedded(Language::Vi).text(&msg!("issue-reason", number = &options.number, day = day))
    });
    let entry = |kind: &str, texts: &[(&'static str, &str)], day| NewDecision {
        texts: [("kind", kind), ("file", &*edition.id.name), ("sha256", &*edition.id.sha256)]
            .into_iter()
            .chain(texts.iter().copied())
            .chain([("by", &*options.by), ("reason", &*reason)])
            .map(|(key, text)| (key, text.to_owned()))
            .collect(),
        until: None,
        day,
        at: options.at,
    };
    let issued = [
        ("document", document),
        ("number", &*options.number),
        ("issued", &*file.name),
        ("issued_sha256", &*file.sha256),
    ];
    let issue = entry("issue", &issued, Some(options.day));
    let approvals = project.conference.approvals();
    let is_approved = project.decisions.progress_of(&edition.id.sha256).is_approved(approvals);
    let approve = (!is_approved).then(|| entry("approve", &[], None));
    let entries: Vec<NewDecision> = approve.into_iter().chain([issue]).collect();
    Ok(add_decisions(project, &options.conference, &entries)?.pop().unwrap_or_default())
}
