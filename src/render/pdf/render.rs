//! A batch of documents into PDF: laid out, drawn in pieces by several threads, finished.

use super::placeholder_font::PlaceholderFont;
use super::{coverage, draw, finish, layout, measure, structure_markers};
use crate::model::document::Document;
use crate::model::style::Look;
use anyhow::{Context as _, ensure};
use genpdf::fonts::FontCache;
use measure::Measure;
use rayon::prelude::*;

/// Pages that are drawn together: a genpdf document costs something by itself, and a long report is drawn by several threads.
const TOGETHER: usize = 4;

/// A batch of documents on its pages.
pub struct Layout<'a> {
    plans: Vec<finish::Plan<'a>>,
    /// All pages of all documents, in order.
    sheets: Vec<draw::Sheet>,
    heading_pages: Vec<Vec<usize>>,
}

impl Layout<'_> {
    /// For each document the page of each of its headings, from 1.
    pub fn heading_pages(&self) -> &[Vec<usize>] {
        &self.heading_pages
    }
}

/// Lays out a batch of documents.
///
/// # Errors
/// The font lacks a character, or a block does not fit on a page.
pub fn lay_out<'a>(documents: &'a [Document], look: &Look) -> anyhow::Result<Layout<'a>> {
    let mut laid = Layout { plans: Vec::with_capacity(documents.len()), sheets: Vec::new(), heading_pages: Vec::new() };
    if documents.is_empty() {
        return Ok(laid);
    }
    let fonts = FontCache::new(measure::family(&look.faces)?);
    let measure = Measure::new(&fonts);
    for document in documents {
        one(&mut laid, document, look, &measure)?;
    }
    Ok(laid)
}

/// Lays out one document: what the finishing pass must know of it, and its pages.
fn one<'a>(batch: &mut Layout<'a>, document: &'a Document, look: &Look, measure: &Measure<'_>) -> anyhow::Result<()> {
    let alphabet = coverage::alphabet(document, measure)?;
    let laid = layout::document(document, &look.style, measure);
    let laid = laid.with_context(|| format!("document \"{}\"", document.path))?;
    let layout::Laid { sheets, structure, links, signatures, heading_pages } = laid;
    let elements = structure.nodes.len();
    ensure!(elements < structure_markers::LIMIT, "{elements} paragraphs and cells are more than a document can hold");
    let orientations = sheets.iter().map(|sheet| sheet.orientation).collect();
    batch.plans.push(finish::Plan { document, orientations, structure, links, signatures, alphabet });
    batch.sheets.extend(sheets);
    batch.heading_pages.push(heading_pages);
    Ok(())
}

/// One PDF per document of a batch, the same bytes for the same document whatever else is in the batch.
///
/// # Errors
/// A library fails on what layout made.
pub fn render(layout: &Layout<'_>, look: &Look) -> anyhow::Result<Vec<Vec<u8>>> {
    if layout.plans.is_empty() {
        return Ok(Vec::new());
    }
    finish::finish(&layout.plans, drawn(layout, look)?, look)
}

/// What genpdf draws on each page.
fn drawn(layout: &Layout<'_>, look: &Look) -> anyhow::Result<Vec<finish::DrawnPage>> {
    let alphabets: Vec<_> = layout.plans.iter().map(|plan| &plan.alphabet).collect();
    // All pieces are of one size, so that no thread waits for another at the end.
    let count = layout.sheets.len();
    let size = count.div_ceil(count.div_ceil(TOGETHER).max(1)).max(1);
    let draw = |sheets: &[draw::Sheet]| {
        let paints = sheets.iter().flat_map(draw::Sheet::paints);
        let placeholder = PlaceholderFont::of(&look.faces, &alphabets, paints)?;
        finish::pages(&draw::draw(sheets, &placeholder)?, sheets.len(), &placeholder)
    };
    let pages: Vec<Vec<finish::DrawnPage>> = layout.sheets.par_chunks(size).map(draw).collect::<anyhow::Result<_>>()?;
    Ok(pages.into_iter().flatten().collect())
}
