//! `verify` of Word documents that somebody edited: what of them no longer says what the data say, what is gone, and what no data
//! prove.

use crate::compose::Composer;
use crate::contracts::{Verified, VerifiedDocument};
use crate::intake::Intake;
use crate::messages::{Explain as _, fail};
use crate::model::document::Document;
use crate::model::word_base::WordBase;
use crate::msg;
use crate::pipeline::loader;
use crate::pipeline::prepare::{Sources, prepare};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::templates;
use crate::pipeline::threads;
use crate::project::Project;
use crate::render::docx;
use crate::word_edits::judge::{Judged, Vocabulary, judge};
use crate::word_edits::{self, EditedDocument};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be verified.
#[derive(Debug, Clone)]
pub struct VerifyOptions {
    /// Word files.
    pub files: Vec<PathBuf>,
    /// Folder with `conference.toml` and `submissions/`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// Reads each file and compares it with the document as it is composed now.
///
/// # Errors
/// A declaration is wrong, or a file is no Word document of this conference.
pub fn verify(options: &VerifyOptions) -> Result<Verified> {
    threads::pool(options.jobs)?.install(|| {
        let project = Project::load(&options.conference, &options.templates)?;
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
        let composer = composer(&project, &Sources::of(&options.conference, &options.templates), &intake)?;
        let documents = all(&composer)?;
        let against = Against { project: &project, composer: &composer, documents: &documents };
        let documents = options.files.iter().map(|file| against.one(file)).collect::<Result<_>>()?;
        Ok(Verified { documents })
    })
}

/// The documents of a conference as they are composed now.
pub(crate) fn composed(project: &Project, sources: &Sources<'_>, intake: &Intake) -> Result<Vec<Document>> {
    all(&composer(project, sources, intake)?)
}

fn composer(project: &Project, sources: &Sources<'_>, intake: &Intake) -> Result<Composer> {
    let prepared = prepare(project, sources, intake, &Unwatched)?;
    Ok(Composer::new(&templates::parse(project)?, Arc::new(prepared.subject)))
}

fn all(composer: &Composer) -> Result<Vec<Document>> {
    composer.jobs().iter().map(|job| composer.compose(job)).collect()
}

/// What files are compared with.
struct Against<'a> {
    project: &'a Project,
    composer: &'a Composer,
    documents: &'a [Document],
}

impl Against<'_> {
    fn one(&self, path: &Path) -> Result<VerifiedDocument> {
        let file = path.display().to_string();
        let edited = word_edits::read(&loader::document(path)?).explain(|| msg!("no-word-document", file = &file))?;
        let Some(document) = self.document(path, &edited) else {
            return Err(fail(msg!("no-document-of-conference", file = file)));
        };
        let now = self.base(document)?;
        let Judged { right, wrong, removed, unproven } = judge(&now, &edited, &self.vocabulary(document, &now));
        let document = document.path.clone();
        Ok(VerifiedDocument { file, document, right, gone: removed.len(), wrong, removed, unproven })
    }

    /// The document that a file is: it says so itself, else its title or its name does.
    fn document(&self, path: &Path, edited: &EditedDocument) -> Option<&Document> {
        if let Some(base) = &edited.base {
            let is_own = base.conference == self.project.conference.id;
            return self.documents.iter().find(|document| is_own && document.path == base.document);
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let by_title = self.documents.iter().find(|document| document.meta.title == edited.title);
        by_title.or_else(|| self.documents.iter().find(|document| document.path.rsplit('/').next() == Some(&*stem)))
    }

    /// What a document would be generated as.
    fn base(&self, document: &Document) -> Result<WordBase> {
        let (look, catalogues) = (&self.project.pack.look, &self.project.pack.catalogues);
        let files = docx::render(std::slice::from_ref(document), &[], look, catalogues)?;
        let base = files.first().map(|bytes| docx::read::base(bytes)).transpose()?;
        base.flatten().with_context(|| format!("{} does not know what it was generated as", document.path))
    }

    fn vocabulary(&self, document: &Document, now: &WordBase) -> Vocabulary {
        let book = &self.composer.subject().book;
        let places = book.localities.iter().map(|locality| &*locality.name);
        let places = places.chain(book.regions.iter().map(|region| &*region.name));
        let units = now.figures.iter().map(|figure| figure.unit.as_str());
        Vocabulary::new(self.project.pack.catalogues.of(document.language), units, places)
    }
}
