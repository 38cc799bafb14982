//! A document on its pages.

use super::flow::Flow;
use super::frame::Frame;
use super::link::Link;
use super::pages::{self, Item};
use super::signature_area::{self, SignatureArea};
use super::{
    chart, contents, letterhead, links, page_chrome, signature_block, strips, table, text, tile_map, title_block,
};
use crate::model::document::{Block, Document, Inline, Orientation, Role, Section, SignMeaning, Table, TileMap, plain};
use crate::model::style::Style;
use crate::render::pdf::display_list::Paint;
use crate::render::pdf::draw::Sheet;
use crate::render::pdf::measure::Measure;
use crate::render::pdf::structure::Structure;
use anyhow::Context as _;

/// A document on its pages.
#[derive(Debug)]
pub(in crate::render::pdf) struct Laid {
    pub(in crate::render::pdf) sheets: Vec<Sheet>,
    pub(in crate::render::pdf) structure: Structure,
    pub(in crate::render::pdf) links: Vec<Link>,
    pub(in crate::render::pdf) signatures: Vec<SignatureArea>,
    /// The page of each heading, from 1.
    pub(in crate::render::pdf) heading_pages: Vec<usize>,
}

/// Lays out a document.
pub(in crate::render::pdf) fn document(
    document: &Document,
    style: &Style,
    measure: &Measure<'_>,
) -> anyhow::Result<Laid> {
    let mut structure = Structure::default();
    let (mut sheets, mut numbers): (Vec<Sheet>, Vec<usize>) = (Vec::new(), Vec::new());
    for section in document.sections.iter().filter(|section| !section.blocks.is_empty()) {
        let set = section_sheets(section, style, measure, &mut structure)?;
        let before = if section.annex { 0 } else { numbers.last().copied().unwrap_or_default() };
        numbers.extend((1..=set.len()).map(|page| before + page));
        sheets.extend(set);
    }
    if sheets.is_empty() {
        sheets.push(Frame::of(&style.page, Orientation::Portrait).sheet(Vec::new()));
        numbers.push(1);
    }
    let (mut links, heading_pages) = contents::resolve(&mut sheets, &structure, measure)?;
    links.extend(links::resolve(&mut sheets)?);
    let signatures = signature_area::resolve(&mut sheets);
    for (sheet, number) in sheets.iter_mut().zip(numbers) {
        let frame = Frame::of(&style.page, sheet.orientation);
        let legend = legend(&document.legend, &sheet.paints);
        sheet.page_chrome = page_chrome::paints(measure, style, &frame, number, (&legend, &document.footer));
    }
    Ok(Laid { sheets, structure, links, signatures, heading_pages })
}

/// What the signs on a page mean.
fn legend(meanings: &[SignMeaning], paints: &[Paint]) -> String {
    let stands = |meaning: &&SignMeaning| {
        paints.iter().any(|paint| matches!(paint, Paint::Text { text, .. } if text.contains(meaning.sign)))
    };
    meanings.iter().filter(stands).map(|meaning| &*meaning.words).collect::<Vec<_>>().join("; ")
}

fn section_sheets(
    section: &Section,
    style: &Style,
    measure: &Measure<'_>,
    structure: &mut Structure,
) -> anyhow::Result<Vec<Sheet>> {
    let frame = Frame::of(&style.page, section.orientation);
    let mut flow = Flow { measure, style, structure, width: frame.width, height: frame.height, items: Vec::new() };
    let mut blocks = section.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match (block.cards(), blocks.peek().and_then(|next| next.tile_map())) {
            (cards @ Some(_), Some(map)) => {
                map_beside(&mut flow, map, cards)?;
                blocks.next();
            }
            _ => set(&mut flow, block)?,
        }
    }
    Ok(pages::paginate(flow.items, frame.height)?.into_iter().map(|paints| frame.sheet(paints)).collect())
}

/// Sets a block.
fn set(flow: &mut Flow<'_>, block: &Block) -> anyhow::Result<()> {
    match block {
        Block::Masthead(masthead) => letterhead::set(flow, masthead),
        Block::TitleBlock(title) => title_block::set(flow, title),
        Block::Heading(heading) => text::heading(flow, heading),
        Block::Contents(contents) => contents::set(flow, contents),
        Block::Paragraph(paragraph) => {
            if paragraph.role == Role::Note {
                flow.keep_last();
            }
            text::paragraph(flow, paragraph);
        }
        Block::List(list) => text::list(flow, list),
        Block::Table(table) => table::set(flow, table).with_context(|| named("table", &table.caption))?,
        Block::Chart(chart) => chart::set(flow, chart).with_context(|| named("chart", &chart.caption))?,
        Block::TileMap(map) => map_beside(flow, map, None)?,
        Block::Strips(strips) => strips::set(flow, strips).with_context(|| named("strips", &strips.caption))?,
        Block::PageBreak => flow.items.push(Item::PageBreak),
        Block::Closing(closing) => signature_block::set(flow, closing),
    }
    Ok(())
}

fn map_beside(flow: &mut Flow<'_>, map: &TileMap, cards: Option<&Table>) -> anyhow::Result<()> {
    tile_map::set(flow, map, cards).with_context(|| named("map", &map.caption))
}

fn named(what: &str, caption: &[Inline]) -> String {
    format!("the {what} \"{}\" cannot be set", plain(caption))
}
