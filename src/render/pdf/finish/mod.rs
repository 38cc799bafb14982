//! The finishing pass: turns what genpdf wrote for a batch into one archival, accessible PDF per document.
//!
//! In: genpdf's bytes, a [`Plan`] per document. Out: the bytes of each file. Must not: move a letter, read a clock,
//! or let one document of the batch show in another.

mod content;
mod emit;
mod file;
mod font_strip;
mod fonts;
mod icc;
mod links;
mod meta;
mod outline;
mod save;
mod tables;
mod tags;

use super::coverage::Alphabet;
use super::layout::Link;
use super::placeholder_font::StandIn;
use super::structure::Structure;
use crate::model::document::{Document, Orientation};
use crate::model::style::Look;
use anyhow::{Context as _, ensure};
use content::Drawn;
use rayon::prelude::*;

/// What is known of a document besides its drawn pages.
pub(super) struct Plan<'a> {
    pub(super) document: &'a Document,
    /// One per page.
    pub(super) orientations: Vec<Orientation>,
    pub(super) structure: Structure,
    pub(super) links: Vec<Link>,
    pub(super) alphabet: Alphabet,
}

/// What genpdf drew on a page.
pub(super) struct DrawnPage(Vec<Drawn>);

/// Reads the pages of what genpdf wrote.
pub(super) fn pages(bytes: &[u8], expected: usize, stand_in: &StandIn) -> anyhow::Result<Vec<DrawnPage>> {
    let file = lopdf::Document::load_mem(bytes).context("genpdf's own output cannot be read")?;
    let pages = file.get_pages().into_values();
    ensure!(pages.len() == expected, "genpdf drew {} pages, layout planned {expected}", pages.len());
    pages.map(|page| content::read(&file.get_page_content(page), stand_in).map(DrawnPage)).collect()
}

/// Gives each document of a batch its pages and finishes it.
pub(super) fn finish(plans: &[Plan<'_>], pages: Vec<DrawnPage>, look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    let faces = fonts::Faces::read(look)?;
    let mut pages = pages.into_iter();
    let own: Vec<(&Plan<'_>, Vec<DrawnPage>)> =
        plans.iter().map(|plan| (plan, pages.by_ref().take(plan.orientations.len()).collect())).collect();
    let file = |(plan, drawn): (&Plan<'_>, Vec<DrawnPage>)| {
        file::assemble(plan, drawn, &faces).with_context(|| format!("document \"{}\"", plan.document.path))
    };
    own.into_par_iter().map(file).collect()
}
