//! `preview`: one document of a conference, to edit and look, without touching the book.

use crate::compose::Composer;
use crate::config::TemplateFile;
use crate::intake::Intake;
use crate::messages::fail;
use crate::msg;
use crate::pipeline::diff::note_changes;
use crate::pipeline::prepare::{Prepared, Sources, prepare};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::render_all::{Coded, coded};
use crate::pipeline::templates;
use crate::pipeline::threads;
use crate::project::Project;
use crate::publish::{self, DiskCache};
use crate::render::text::{self, Provenance};
use crate::render::{Batch, FORMATS, Format};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be looked at.
#[derive(Debug, Clone)]
pub struct PreviewOptions {
    /// Folder with `conference.toml` and `submissions/`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Folder books are made in: workbooks that were read for one are not read again.
    pub out: PathBuf,
    /// Name of a document template, `bao-cao-tong-hop`.
    pub document: String,
    /// Whose, where there is one for each locality.
    pub place: Option<String>,
    /// `pdf`, `docx` or `txt`.
    pub format: String,
    /// A template that is looked at before it is saved.
    pub draft: Option<TemplateFile>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// A document ready to be looked at.
#[derive(Debug, Clone)]
pub struct Preview {
    /// File name, `08-tuyen-quang.pdf`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Preview {
    /// Writes it as a file of its own, whole or not at all.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write(&self, path: &Path) -> Result<()> {
        publish::write_alone(path, &self.bytes)
    }
}

/// Composes and renders one document from the workbooks as they are now.
///
/// # Errors
/// A declaration or the template is wrong, or there is no such document, place or format; the message names the nearest.
pub fn preview(options: &PreviewOptions) -> Result<Preview> {
    threads::pool(options.jobs)?.install(|| {
        let mut project = Project::load(&options.conference, &options.templates)?;
        options.draft.clone().into_iter().for_each(|draft| Arc::make_mut(&mut project.pack).set_template(draft));
        let format = format(&options.format)?;
        let place = options.place.as_deref().map(|place| project.map.place(place).map_err(fail)).transpose()?;
        let kept = Arc::new(DiskCache::left(&options.out, &project.conference.id));
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?.remembering(kept);
        let sources = Sources::of(&options.conference, &options.templates);
        let (prepared, templates) =
            rayon::join(|| prepare(&project, &sources, &intake, &Unwatched), || templates::parse(&project));
        // A mistake in a template is what whoever edits it waits for.
        let (templates, Prepared { mut subject, replaced, .. }) = (templates?, prepared?);
        note_changes((&project, &templates), &mut subject, &replaced, None)?;
        let composer = Composer::new(&templates, Arc::new(subject));
        let Coded { document, .. } = coded(composer.compose(&composer.job(&options.document, place.as_ref())?)?)?;
        let bytes = match format {
            None => text::text(&document, Provenance::Hidden).into_bytes(),
            Some(format) => {
                let batch = Batch::new(std::slice::from_ref(&document), &project.pack.look, &project.pack.catalogues);
                (format.render)(&batch)?.pop().unwrap_or_default()
            }
        };
        let stem = document.path.rsplit('/').next().unwrap_or_default();
        Ok(Preview { name: format!("{stem}.{}", options.format), bytes })
    })
}

/// `None` for plain text.
fn format(name: &str) -> Result<Option<&'static Format>> {
    match FORMATS.iter().find(|format| format.extension == name) {
        Some(format) => Ok(Some(format)),
        None if name == "txt" => Ok(None),
        None => {
            let known: Vec<&str> = FORMATS.iter().map(|format| format.extension).collect();
            Err(fail(msg!("no-such-format", format = name, known = known.join(", "))))
        }
    }
}
