//! PDF. genpdf measures and draws; layout before it and a finishing pass after it do what it cannot.
//!
//! In: documents and a look. Out: one PDF per document, the same bytes for the same document whatever stands beside
//! it in the batch. Must not: read a clock or a file. It cannot draw a letter its font lacks (an error), turn text, or
//! make scanned pictures.
//!
//! `coverage` → `layout` (`lines`, `measure`) → `paint` → `rules` → `draw` (genpdf, with `marks` and `stand_in` faces) → `finish`
//! (lopdf). `read` reads files back.

mod coverage;
mod display_list;
mod draw;
mod finish;
mod layout;
mod lines;
mod measure;
mod placeholder_font;
pub mod read;
mod rules;
mod sfnt;
mod structure;
mod structure_markers;
#[cfg(test)]
mod tests;

use crate::model::document::Document;
use crate::model::style::Look;
use anyhow::{Context as _, ensure};
use genpdf::fonts::FontCache;
use measure::Measure;
use placeholder_font::StandIn;
use rayon::prelude::*;

/// Pages that are drawn together: a genpdf document costs something by itself, and a long report is drawn by several threads.
const TOGETHER: usize = 4;

/// Renders a batch of documents.
pub fn render(documents: &[Document], look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    let fonts = FontCache::new(measure::family(&look.faces)?);
    let measure = Measure::new(&fonts);
    let mut plans = Vec::with_capacity(documents.len());
    let mut sheets = Vec::new();
    for document in documents {
        let (plan, pages) = plan(document, look, &measure)?;
        plans.push(plan);
        sheets.extend(pages);
    }
    finish::finish(&plans, drawn(sheets, &plans, look)?, look)
}

/// What genpdf draws on each page.
fn drawn(
    mut sheets: Vec<draw::Sheet>,
    plans: &[finish::Plan<'_>],
    look: &Look,
) -> anyhow::Result<Vec<finish::DrawnPage>> {
    let alphabets: Vec<_> = plans.iter().map(|plan| &plan.alphabet).collect();
    // All pieces are of one size, so that no thread waits for another at the end.
    let size = sheets.len().div_ceil(sheets.len().div_ceil(TOGETHER).max(1)).max(1);
    let mut pieces = Vec::new();
    while !sheets.is_empty() {
        let rest = sheets.split_off(size.min(sheets.len()));
        pieces.push(std::mem::replace(&mut sheets, rest));
    }
    let draw = |sheets: Vec<draw::Sheet>| {
        let (count, paints) = (sheets.len(), sheets.iter().flat_map(draw::Sheet::paints));
        let stand_in = StandIn::of(&look.faces, &alphabets, paints)?;
        finish::pages(&draw::draw(sheets, &stand_in)?, count, &stand_in)
    };
    let pages: Vec<Vec<finish::DrawnPage>> = pieces.into_par_iter().map(draw).collect::<anyhow::Result<_>>()?;
    Ok(pages.into_iter().flatten().collect())
}

/// The page of each heading of a document, from 1, as this renderer sets it.
pub(super) fn heading_pages(document: &Document, look: &Look) -> anyhow::Result<Vec<usize>> {
    let fonts = FontCache::new(measure::family(&look.faces)?);
    layout::heading_pages(document, &look.style, &Measure::new(&fonts))
}

/// Lays out one document: what the finishing pass must know of it, and its pages.
fn plan<'a>(
    document: &'a Document,
    look: &Look,
    measure: &Measure<'_>,
) -> anyhow::Result<(finish::Plan<'a>, Vec<draw::Sheet>)> {
    let alphabet = coverage::alphabet(document, measure)?;
    let laid = layout::document(document, &look.style, measure);
    let layout::Laid { sheets, structure, links } = laid.with_context(|| format!("document \"{}\"", document.path))?;
    let elements = structure.nodes.len();
    ensure!(elements < structure_markers::LIMIT, "{elements} paragraphs and cells are more than a document can hold");
    let orientations = sheets.iter().map(|sheet| sheet.orientation).collect();
    Ok((finish::Plan { document, orientations, structure, links, alphabet }, sheets))
}
