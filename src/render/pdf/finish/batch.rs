//! The documents of a batch taken from what genpdf drew.

use super::plan::{DrawnPage, Plan};
use super::{content, file, fonts};
use crate::model::style::Look;
use crate::render::pdf::placeholder_font::PlaceholderFont;
use anyhow::{Context as _, ensure};
use rayon::prelude::*;

/// Reads the pages of what genpdf wrote.
pub(in crate::render::pdf) fn pages(
    bytes: &[u8],
    expected: usize,
    placeholder: &PlaceholderFont,
) -> anyhow::Result<Vec<DrawnPage>> {
    let file = lopdf::Document::load_mem(bytes).context("genpdf's own output cannot be read")?;
    let pages = file.get_pages().into_values();
    ensure!(pages.len() == expected, "genpdf drew {} pages, layout planned {expected}", pages.len());
    pages.map(|page| content::read(&file.get_page_content(page), placeholder).map(DrawnPage)).collect()
}

/// Gives each document of a batch its pages and finishes it.
pub(in crate::render::pdf) fn finish(
    plans: &[Plan<'_>],
    pages: Vec<DrawnPage>,
    look: &Look,
) -> anyhow::Result<Vec<Vec<u8>>> {
    let faces = fonts::Faces::read(look)?;
    let mut pages = pages.into_iter();
    let own: Vec<(&Plan<'_>, Vec<DrawnPage>)> =
        plans.iter().map(|plan| (plan, pages.by_ref().take(plan.orientations.len()).collect())).collect();
    let file = |(plan, drawn): (&Plan<'_>, Vec<DrawnPage>)| {
        file::assemble(plan, drawn, &faces).with_context(|| format!("document \"{}\"", plan.document.path))
    };
    own.into_par_iter().map(file).collect()
}
