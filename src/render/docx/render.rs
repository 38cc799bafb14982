//! A batch of documents into Word files.

use super::{build, finish, package};
use crate::model::document::Document;
use crate::model::style::Look;
use anyhow::Context;
use rayon::prelude::*;

/// Renders a batch of documents, several at a time, in their order; the same bytes for the same document whatever else is in
/// the batch. For each document the pages of its headings, from 1, for its contents; Word finds its own when a reader asks it
/// to update them.
///
/// # Errors
/// docx-rs writes what cannot be read again.
pub fn render(documents: &[Document], heading_pages: &[Vec<usize>], look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    let styles = finish::styles(&build::styled(look).build())?;
    let pages = |n: usize| heading_pages.get(n).map_or(&[][..], Vec::as_slice);
    documents.par_iter().enumerate().map(|(n, document)| one(document, pages(n), look, &styles)).collect()
}

fn one(document: &Document, heading_pages: &[usize], look: &Look, styles: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parts = finish::parts(&build::built(document, look), document, heading_pages, look, styles);
    parts.and_then(|parts| package::pack(&parts)).with_context(|| format!("Word file of {}", document.path))
}
