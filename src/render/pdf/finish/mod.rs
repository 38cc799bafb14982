//! The finishing pass: turns what genpdf wrote for a batch into one archival, accessible PDF per document.
//!
//! In: genpdf's bytes and a [`Plan`] per document. Out: the bytes of each file. Must not: move a letter, read a clock,
//! or let one document of the batch show in another.

mod content;
mod emit;
mod file;
mod fonts;
mod icc;
mod links;
mod meta;
mod outline;
mod rules;
mod slim;
mod tables;
mod tags;
mod xref;

use super::coverage::Alphabet;
use super::layout::Link;
use super::structure::Structure;
use crate::model::document::{Document, Orientation};
use crate::model::style::Look;
use anyhow::{Context as _, ensure};
use content::Drawn;

/// What is known of a document besides its drawn pages.
pub(super) struct Plan<'a> {
    pub(super) document: &'a Document,
    /// One per page.
    pub(super) orientations: Vec<Orientation>,
    pub(super) structure: Structure,
    pub(super) links: Vec<Link>,
    pub(super) alphabet: Alphabet,
}

/// Splits a batch into its documents and finishes each.
pub(super) fn finish(batch: &[u8], plans: &[Plan<'_>], look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    let batch = lopdf::Document::load_mem(batch).context("genpdf's own output cannot be read")?;
    let faces = fonts::Faces::read(look)?;
    let mut pages = batch.get_pages().into_values();
    let expected: usize = plans.iter().map(|plan| plan.orientations.len()).sum();
    ensure!(pages.len() == expected, "genpdf drew {} pages, layout planned {expected}", pages.len());
    plans
        .iter()
        .map(|plan| {
            let page_ids = pages.by_ref().take(plan.orientations.len());
            let drawn = page_ids.map(|page| drawn(&batch, page)).collect::<anyhow::Result<Vec<_>>>()?;
            file::assemble(plan, &drawn, &faces).with_context(|| format!("document \"{}\"", plan.document.path))
        })
        .collect()
}

fn drawn(batch: &lopdf::Document, page: lopdf::ObjectId) -> anyhow::Result<Vec<Drawn>> {
    content::read(&batch.get_page_content(page))
}
