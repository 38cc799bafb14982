//! `refresh` of a Word document that went round: its words as people left them, its figures those of today.

use crate::compose::{Composer, Job};
use crate::contracts::RefreshedFile;
use crate::intake::Intake;
use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::pipeline::diff::note_changes;
use crate::pipeline::loader;
use crate::pipeline::prepare::{Prepared, Sources, prepare};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::render_all::{Coded, coded};
use crate::pipeline::templates;
use crate::pipeline::threads;
use crate::project::Project;
use crate::publish;
use crate::render::docx::read;
use crate::render::{Batch, FORMATS};
use crate::word_edits::{self, Refreshed};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be refreshed.
#[derive(Debug, Clone)]
pub struct RefreshOptions {
    /// A Word file.
    pub file: PathBuf,
    /// Folder with `conference.toml` and `submissions/`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Where the result goes; by default beside the file.
    pub output: Option<PathBuf>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// Ending of the format that is edited.
const WORD: &str = "docx";

/// Writes the document with the figures that the workbooks give now.
///
/// # Errors
/// A declaration is wrong, the file is no Word document of this conference or cannot be changed, or the disk refuses.
pub fn refresh(options: &RefreshOptions) -> Result<RefreshedFile> {
    threads::pool(options.jobs)?.install(|| {
        let shown = options.file.display().to_string();
        let bytes = loader::document(&options.file)?;
        let project = Project::load(&options.conference, &options.templates)?;
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
        let sources = Sources::of(&options.conference, &options.templates);
        let Prepared { mut subject, replaced, .. } = prepare(&project, &sources, &intake, &Unwatched)?;
        let templates = templates::parse(&project)?;
        note_changes((&project, &templates), &mut subject, &replaced, None)?;
        let composer = Composer::new(&templates, Arc::new(subject));
        let Coded { document, .. } = coded(found(&composer, &project, &options.file, &bytes)?)?;
        let batch = Batch::new(std::slice::from_ref(&document), &project.pack.look, &project.pack.catalogues);
        let word = FORMATS.iter().find(|format| format.extension == WORD);
        let generated = word.map(|format| (format.render)(&batch)).transpose()?.and_then(|mut files| files.pop());
        let generated = generated.explain(|| msg!("no-word-document", file = &shown))?;
        let made = word_edits::refresh(&bytes, &generated, &project.pack.catalogues, project.pack.law.materiality);
        let Refreshed { bytes, report } =
            made.map_err(|why| fail(msg!("refresh-unusable", file = &shown, reason = why)))?;
        let output = options.output.clone().unwrap_or_else(|| beside(&options.file));
        publish::write_alone(&output, &bytes)?;
        Ok(RefreshedFile { file: shown, document: document.path, output, report })
    })
}

/// The document that a file is an edited one of: by what it was generated as, else by its title, else by its name.
fn found(
    composer: &Composer,
    project: &Project,
    path: &Path,
    bytes: &[u8],
) -> Result<crate::model::document::Document> {
    let shown = path.display().to_string();
    let title = read::title(bytes).explain(|| msg!("no-word-document", file = &shown))?;
    let base = read::base(bytes).ok().flatten();
    if let Some(base) = base.as_ref().filter(|base| base.conference != project.conference.id) {
        return Err(fail(msg!("refresh-other-conference", file = shown, conference = base.conference.as_str())));
    }
    let documents = composer.jobs().iter().map(|job: &Job| composer.compose(job)).collect::<Result<Vec<_>>>()?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let by = |is_it: &dyn Fn(&crate::model::document::Document) -> bool| documents.iter().position(is_it);
    let place = match &base {
        Some(base) => by(&|document| document.path == base.document),
        None => by(&|document| document.meta.title == title)
            .or_else(|| by(&|document| document.path.rsplit('/').next() == Some(&stem))),
    };
    place.and_then(|place| documents.into_iter().nth(place)).explain(|| msg!("no-document-of-conference", file = shown))
}

/// A name beside the file that no file has: `bao-cao-cap-nhat.docx`.
fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |n: usize| match n {
        1 => format!("{stem}-cap-nhat.{WORD}"),
        n => format!("{stem}-cap-nhat-{n}.{WORD}"),
    };
    let names = (1..).map(|n| file.with_file_name(name(n)));
    names.into_iter().find(|path| !path.exists()).unwrap_or_else(|| file.with_file_name(name(1)))
}
