//! Which sentences of the documents would have read otherwise with earlier figures.

use super::composer::Composer;
use super::report_context::ReportContext;
use super::templates::Templates;
use crate::model::book::Consolidated;
use crate::model::diff::SentenceChange;
use crate::model::document::{Block, Document, Inline, plain};
use crate::model::insight::Insights;
use crate::model::sequence::differences;
use anyhow::Result;
use rayon::prelude::*;
use similar::DiffOp;
use std::sync::Arc;

/// Sentences of the conference's own documents that would have read otherwise with earlier figures, and what those say.
///
/// # Errors
/// A template is wrong: a [`super::Diagnostic`].
pub fn changed_sentences(
    templates: &Arc<Templates>,
    subject: &ReportContext,
    before: Consolidated,
    insights: Insights,
) -> Result<Vec<SentenceChange>> {
    // Without the list of changes itself: it is of this edition alone.
    let now = ReportContext { changes: Vec::new(), ..subject.clone() };
    let then = ReportContext { book: Arc::new(before), insights: Arc::new(insights), ..now.clone() };
    let composed = |subject: ReportContext| -> Result<Vec<Document>> {
        let composer = Composer::new(templates, Arc::new(subject));
        let jobs = composer.jobs();
        jobs.par_iter().filter(|job| job.locality.is_none()).map(|job| composer.compose(job)).collect()
    };
    let (then, now) = rayon::join(|| composed(then), || composed(now));
    Ok(then?.iter().zip(&now?).flat_map(|(then, now)| changed(then, now)).collect())
}

/// Sentences of running text and lists that are not what they were.
fn changed(before: &Document, after: &Document) -> Vec<SentenceChange> {
    let (old, new) = (sentences(before), sentences(after));
    let side = |sentences: &[String], at: usize| sentences.get(at).cloned().unwrap_or_default();
    let mut found = Vec::new();
    for op in differences(&old, &new, false) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        found.extend((0..from.len().max(to.len())).map(|n| SentenceChange {
            document: after.path.clone(),
            before: if n < from.len() { side(&old, from.start + n) } else { String::new() },
            after: if n < to.len() { side(&new, to.start + n) } else { String::new() },
        }));
    }
    found
}

fn sentences(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(paragraph) => split(&paragraph.content, &mut found),
            Block::List(list) => list.items.iter().for_each(|item| split(item, &mut found)),
            Block::Masthead(_)
            | Block::TitleBlock(_)
            | Block::Heading(_)
            | Block::Contents(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::TileMap(_)
            | Block::Strips(_)
            | Block::PageBreak
            | Block::Closing(_) => {}
        }
    }
    found
}

/// A full stop ends a sentence where a blank follows: the dots of `1.704` do not.
fn split(content: &[Inline], found: &mut Vec<String>) {
    let text = plain(content).replace('\n', " ");
    found.extend(text.split_inclusive(". ").map(|sentence| sentence.trim().to_owned()).filter(|s| !s.is_empty()));
}
