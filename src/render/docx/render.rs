//! A batch of documents into Word files.

use super::shared::Shared;
use super::{build, finish, package};
use crate::messages::Catalogues;
use crate::model::document::Document;
use crate::model::language::Language;
use crate::model::style::Look;
use anyhow::Context;
use rayon::prelude::*;
use std::collections::HashMap;

/// Renders a batch of documents, several at a time, in their order; the same bytes for the same document whatever else is in
/// the batch. For each document the pages of its headings, from 1, for its contents; Word finds its own when a reader asks it
/// to update them.
///
/// # Errors
/// docx-rs writes what cannot be read again.
pub fn render(
    documents: &[Document],
    heading_pages: &[Vec<usize>],
    look: &Look,
    catalogues: &Catalogues,
) -> anyhow::Result<Vec<Vec<u8>>> {
    let used = Language::ALL.into_iter().filter(|language| documents.iter().any(|one| one.language == *language));
    let styles = used.map(|language| {
        let catalogue = &**catalogues.of(language);
        Ok((language, finish::styles(&build::styled(look, catalogue).build(), language)?))
    });
    let styles: HashMap<Language, Vec<u8>> = styles.collect::<anyhow::Result<_>>()?;
    let pages = |n: usize| heading_pages.get(n).map_or(&[][..], Vec::as_slice);
    let one = |(n, document): (usize, &Document)| {
        let shared = Shared {
            look,
            catalogue: catalogues.of(document.language),
            styles: styles.get(&document.language).map_or(&[][..], Vec::as_slice),
        };
        let parts = finish::parts(&build::built(document, look), document, pages(n), &shared);
        parts.and_then(|parts| package::pack(&parts)).with_context(|| format!("Word file of {}", document.path))
    };
    documents.par_iter().enumerate().map(one).collect()
}
