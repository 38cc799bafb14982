//! Lays a document out: blocks become strips on a galley, galleys are cut into sheets.
//!
//! In: a [`Document`] and its style. Out: [`Sheet`]s ready to draw and the [`Structure`] they belong to. Must not:
//! read a font or write PDF; a block it cannot set as asked is an error that names it.

mod chart;
mod contents;
mod letterhead;
mod links;
mod notes;
mod page_chrome;
mod pages;
mod signature_block;
mod table;
mod text;

use super::display_list::{NodeId, Paint, Strip};
use super::draw::{A4_MM, Sheet};
use super::lines::{Line, Setting};
use super::measure::{MM, Measure};
use super::structure::Structure;
use crate::model::document::{Block, Document, Orientation, Role, Section};
use crate::model::style::{Page, RoleStyle, Style};
use anyhow::Context as _;
use pages::Item;

/// A document on its pages.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) sheets: Vec<Sheet>,
    pub(super) structure: Structure,
    pub(super) links: Vec<Link>,
}

/// A place on a page that leads to an element.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    /// Which page of the document it stands on, from 0.
    pub(super) page: usize,
    /// Left, top, width, height in points from the upper left corner of the page.
    pub(super) area: (f64, f64, f64, f64),
    /// Its own element.
    pub(super) element: NodeId,
    /// Where it leads.
    pub(super) to: Landing,
}

/// A place that links lead to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Landing {
    /// Which page of the document, from 0.
    pub(super) page: usize,
    /// Points from the top of the page.
    pub(super) top: f64,
    /// What stands there.
    pub(super) words: String,
}

/// Lays out a document.
pub(super) fn document(document: &Document, style: &Style, measure: &Measure<'_>) -> anyhow::Result<Laid> {
    let mut structure = Structure::default();
    let mut sheets = Vec::new();
    for section in document.sections.iter().filter(|section| !section.blocks.is_empty()) {
        sheets.extend(section_sheets(section, style, measure, &mut structure)?);
    }
    if sheets.is_empty() {
        sheets.push(Frame::of(&style.page, Orientation::Portrait).sheet(Vec::new()));
    }
    let mut links = contents::resolve(&mut sheets, &structure, measure)?;
    links.extend(links::resolve(&mut sheets)?);
    let total = sheets.len();
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let frame = Frame::of(&style.page, sheet.orientation);
        sheet.furniture = page_chrome::paints(measure, style, &frame, (index + 1, total), &document.footer);
    }
    Ok(Laid { sheets, structure, links })
}

/// The page of each heading of a document, from 1.
pub(super) fn heading_pages(document: &Document, style: &Style, measure: &Measure<'_>) -> anyhow::Result<Vec<usize>> {
    let laid = self::document(document, style, measure)?;
    Ok(contents::heading_pages(&laid.sheets, &laid.structure))
}

fn section_sheets(
    section: &Section,
    style: &Style,
    measure: &Measure<'_>,
    structure: &mut Structure,
) -> anyhow::Result<Vec<Sheet>> {
    let frame = Frame::of(&style.page, section.orientation);
    let mut galley = Galley { measure, style, structure, width: frame.width, height: frame.height, items: Vec::new() };
    for block in &section.blocks {
        galley.block(block)?;
    }
    Ok(pages::paginate(galley.items, frame.height)?.into_iter().map(|paints| frame.sheet(paints)).collect())
}

/// Where text stands on a page.
#[derive(Debug, Clone, Copy)]
struct Frame {
    orientation: Orientation,
    /// Distance of the text from the upper left corner of the page.
    origin_mm: (f64, f64),
    bottom_mm: f64,
    width: f64,
    height: f64,
}

impl Frame {
    /// A lying page is an upright one turned clockwise: its left margin, where it is bound, comes to lie on top.
    fn of(page: &Page, orientation: Orientation) -> Frame {
        let (long, short) = A4_MM;
        let ((width, height), (top, right, bottom, left)) = match orientation {
            Orientation::Portrait => ((short, long), (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm)),
            Orientation::Landscape => ((long, short), (page.left_mm, page.top_mm, page.right_mm, page.bottom_mm)),
        };
        Frame {
            orientation,
            origin_mm: (left, top),
            bottom_mm: bottom,
            width: (width - left - right) * MM,
            height: (height - top - bottom) * MM,
        }
    }

    fn sheet(&self, paints: Vec<Paint>) -> Sheet {
        Sheet { orientation: self.orientation, origin_mm: self.origin_mm, furniture: Vec::new(), paints }
    }
}

/// The column of set text that pages are cut from.
struct Galley<'a> {
    measure: &'a Measure<'a>,
    style: &'a Style,
    structure: &'a mut Structure,
    /// Of the text.
    width: f64,
    /// Of a page's text: nothing set may be higher.
    height: f64,
    items: Vec<Item>,
}

impl Galley<'_> {
    fn block(&mut self, block: &Block) -> anyhow::Result<()> {
        match block {
            Block::Masthead(masthead) => letterhead::set(self, masthead),
            Block::Heading(heading) => text::heading(self, heading),
            Block::Contents(contents) => contents::set(self, contents),
            Block::Paragraph(paragraph) => text::paragraph(self, paragraph),
            Block::List(list) => text::list(self, list),
            Block::Table(table) => table::set(self, table).with_context(|| named("table", &table.caption))?,
            Block::Chart(chart) => chart::set(self, chart).with_context(|| named("chart", &chart.caption))?,
            Block::PageBreak => self.items.push(Item::PageBreak),
            Block::Closing(closing) => signature_block::set(self, closing),
        }
        Ok(())
    }

    fn push(&mut self, strip: Strip) {
        self.items.push(Item::Strip(strip));
    }

    fn extend(&mut self, strips: Vec<Strip>) {
        self.items.extend(strips.into_iter().map(Item::Strip));
    }

    fn role(&self, role: Role) -> RoleStyle {
        self.style.of(role)
    }

    /// Height of a line of a role.
    fn line_height(&self, role: &RoleStyle) -> f64 {
        self.measure.line(role.size) * role.line
    }

    /// Lines of a role set to a width.
    fn lines(&self, role: &RoleStyle, content: &[crate::model::document::Inline], width: f64) -> Vec<Line> {
        super::lines::set(self.measure, content, &Setting::of(role, width))
    }
}

/// Paints of a line whose upper left corner is given, as part of an element.
fn line_paints(
    measure: &Measure<'_>,
    line: Line,
    size: u8,
    height: f64,
    (x, y): (f64, f64),
    node: Option<NodeId>,
) -> Vec<Paint> {
    let baseline = y + measure.baseline(size, height);
    let words = line.spans.into_iter().map(|span| Paint::Text {
        x: x + span.x,
        y: baseline,
        face: span.face,
        size,
        text: span.text,
    });
    node.map(Paint::Begin).into_iter().chain(words).chain(node.map(|_| Paint::End)).collect()
}

fn named(what: &str, caption: &[crate::model::document::Inline]) -> String {
    format!("the {what} \"{}\" cannot be set", crate::model::document::plain(caption))
}
