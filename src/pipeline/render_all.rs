//! The documents of a book: composed, given their code, rendered in every format, compared with their trees. A file that
//! would come out as it is, is not rendered again.

use crate::compose::{Composer, DocumentLink, Job};
use crate::messages::Catalogue;
use crate::model::document::{CatalogueWord, Document, SignMeaning};
use crate::model::language::Language;
use crate::model::message::Message;
use crate::model::number::NBSP;
use crate::pipeline::edited::{EditedDocuments, MadeFrom};
use crate::pipeline::progress::Progress;
use crate::pipeline::verify_output;
use crate::project::Project;
use crate::publish::{self, Staging, sha256};
use crate::render::{self, FORMATS, Format};
use crate::{key, msg};
use anyhow::Result;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Documents that are composed before any of their files is made, so that the longest can be begun with; memory grows with
/// it.
const WINDOW: usize = 96;

/// Documents that are laid out together, and the bytes of their trees at which a batch is full: what a format sets up is
/// shared within a batch.
const BATCH: usize = 6;
const FULL: usize = 200_000;

/// Composes every document and writes those that the old book does not have. What leads to each is given to `listed` as
/// soon as it is known: pages are made next to the last documents.
pub(crate) fn write(
    project: &Project,
    composer: &Composer,
    staging: &Staging<'_>,
    progress: &dyn Progress,
    edited: &EditedDocuments<'_>,
    listed: impl FnOnce(&[DocumentLink]) -> Result<()> + Send,
) -> Result<(usize, MadeFrom)> {
    let jobs = composer.jobs();
    progress.stage(key!("stage-documents"), jobs.len());
    let (mut links, mut made_from) = (Vec::with_capacity(jobs.len()), MadeFrom::new());
    let mut composed = |jobs: &[Job]| -> Result<Vec<Coded>> {
        let composed = jobs.par_iter().map(|job| coded(composer.compose(job)?)).collect::<Result<Vec<Coded>>>()?;
        links.extend(jobs.iter().zip(&composed).map(|(job, coded)| {
            let is_edited = FORMATS.iter().any(|format| edited.has(&in_format(&coded.document, format)));
            DocumentLink { edited: is_edited, ..composer.link(job, &coded.document) }
        }));
        for coded in &composed {
            let paths = FORMATS.iter().map(|format| in_format(&coded.document, format));
            made_from.extend(paths.map(|path| (path, coded.made_from.clone())));
        }
        Ok(composed)
    };
    let (before, last) = jobs.split_at(jobs.len().saturating_sub(1) / WINDOW * WINDOW);
    for window in before.chunks(WINDOW) {
        write_new(project, (staging, edited), composed(window)?, progress)?;
    }
    let last = composed(last)?;
    let (written, listed) = rayon::join(|| write_new(project, (staging, edited), last, progress), || listed(&links));
    written.and(listed).map(|()| (jobs.len(), made_from))
}

/// Renders those documents that the old book does not have, the longest first, formats side by side.
fn write_new(
    project: &Project,
    (staging, edited): (&Staging<'_>, &EditedDocuments<'_>),
    documents: Vec<Coded>,
    progress: &dyn Progress,
) -> Result<()> {
    let is_kept = |coded: &Coded| -> Result<bool> {
        // In every format, or in none.
        let paths: Vec<String> =
            FORMATS.iter().map(|format| edited.generated(&in_format(&coded.document, format))).collect();
        let kept = staging.keep(&paths, &coded.made_from)?;
        if kept {
            progress.step();
        }
        Ok(kept)
    };
    let kept: Vec<bool> = documents.par_iter().map(is_kept).collect::<Result<_>>()?;
    let new = documents.into_iter().zip(kept).filter(|(_, kept)| !kept).map(|(coded, _)| coded);
    let batches = batches(new.collect());
    batches.par_iter().with_max_len(1).try_for_each(|batch| write_batch(project, (staging, edited), batch, progress))
}

/// Lays a batch out once and renders it in every format side by side.
fn write_batch(
    project: &Project,
    (staging, edited): (&Staging<'_>, &EditedDocuments<'_>),
    batch: &Batch,
    progress: &dyn Progress,
) -> Result<()> {
    let source = render::Batch::new(&batch.documents, &project.pack.look, &project.pack.catalogues);
    // Before the formats part, so that none waits for another's thread.
    source.layout()?;
    FORMATS.par_iter().enumerate().with_max_len(1).try_for_each(|(n, format)| {
        let files = (format.render)(&source)?;
        batch.documents.iter().zip(&batch.made_from).zip(files).try_for_each(|((document, made_from), bytes)| {
            verify_output::hold(document, format.extension, &(format.read)(&bytes)?)?;
            staging.write(&edited.generated(&in_format(document, format)), made_from, &bytes)?;
            if n == 0 {
                progress.step();
            }
            Ok(())
        })
    })
}

/// Documents that are laid out together, and what each is made from.
#[derive(Default)]
struct Batch {
    documents: Vec<Document>,
    made_from: Vec<String>,
}

/// Puts documents into batches, the longest first.
fn batches(mut documents: Vec<Coded>) -> Vec<Batch> {
    documents.sort_by_key(|coded| Reverse(coded.bytes));
    let (mut batches, mut bytes): (Vec<Batch>, usize) = (Vec::new(), 0);
    for coded in documents {
        let full = |batch: &Batch| batch.documents.len() == BATCH || bytes >= FULL;
        if batches.last().is_none_or(full) {
            batches.push(Batch::default());
            bytes = 0;
        }
        if let Some(batch) = batches.last_mut() {
            bytes += coded.bytes;
            batch.documents.push(coded.document);
            batch.made_from.push(coded.made_from);
        }
    }
    batches
}

fn in_format(document: &Document, format: &Format) -> String {
    format!("{}.{}", document.path, format.extension)
}

/// A document with its code at the foot of its pages.
pub(crate) struct Coded {
    pub(crate) document: Document,
    /// The hash the code is of: all that a renderer reads of it.
    made_from: String,
    /// How long that is.
    bytes: usize,
}

/// Words of the catalogue that are not those of the Vietnamese one the program was built with; with those, documents keep
/// the codes they were issued with.
fn unusual_words(document: &Document) -> Vec<String> {
    let usual = Catalogue::embedded(Language::Vi);
    let unusual = |printed: &str, message: Message| (usual.text(&message) != printed).then(|| printed.to_owned());
    let words = document.catalogue_words().filter_map(|word| match word {
        CatalogueWord::Recipients(title) => unusual(title, msg!("recipients")),
        CatalogueWord::Sign(meaning) => unusual(&meaning.words, SignMeaning::message(meaning.sign)),
        CatalogueWord::Signature(field) => unusual(&field.title, field.of.message()),
        CatalogueWord::Unit { unit, title } => unusual(title, msg!("chart-unit", unit = unit)),
    });
    let language = (document.language != Language::Vi).then(|| document.language.tag().to_owned());
    words.chain(language).collect()
}

/// Gives a document its code.
pub(crate) fn coded(mut document: Document) -> Result<Coded> {
    let mut read = postcard::to_stdvec(&document)?;
    for word in unusual_words(&document) {
        read.extend(word.bytes());
    }
    let language = document.language;
    let made_from = sha256(&read);
    let code = Catalogue::embedded(language).text(&msg!("document-code", code = publish::code(&made_from)));
    let code = code.replace(' ', &NBSP.to_string());
    document.footer = if document.footer.is_empty() { code } else { format!("{} · {code}", document.footer) };
    Ok(Coded { document, made_from, bytes: read.len() })
}
