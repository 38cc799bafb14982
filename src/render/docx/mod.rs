//! Word documents: docx-rs builds (`build`), a finishing pass of our own makes the package valid and complete (`finish`).
//!
//! In: [`Document`]s and a [`Look`]. Out: the bytes of one .docx each, the same for the same document whatever else was
//! rendered. Must not: format a number, read a file, or lose a character; what XML forbids is printed as U+FFFD.

mod bookmarks;
mod build;
mod chart;
mod chart_book;
mod contents;
mod finish;
mod frame;
mod measure;
mod notes;
mod order;
mod package;
mod page;
mod parts;
pub mod read;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod xml;

use crate::model::document::Document;
use crate::model::style::Look;
use anyhow::Context;
use rayon::prelude::*;

/// Renders a batch of documents, several at a time, in their order.
pub fn render(documents: &[Document], look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    let styles = finish::styles(&build::styled(look).build())?;
    documents.par_iter().map(|document| one(document, look, &styles)).collect()
}

fn one(document: &Document, look: &Look, styles: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parts = finish::parts(&build::built(document, look), document, look, styles);
    parts.and_then(|parts| package::pack(&parts)).with_context(|| format!("Word file of {}", document.path))
}
