//! The finishing pass: what docx-rs built becomes a valid and complete Word document. It orders, marks, removes and adds
//! what docx-rs cannot say:
//!
//! * children in the order of the schema, no empty or invalid properties, no paragraph identifiers from the counters
//!   docx-rs keeps for the whole process;
//! * carriers of the keys of figures, and a part of what the document was generated as;
//! * contents with their entries, notes in a part of their own;
//! * head rows that repeat, drawings of charts with alternative text;
//! * hyphens of the foot line at which no line breaks, so that a code stays whole;
//! * the language, Normal as the default style;
//! * parts of our own for properties, settings, charts and contents, in place of docx-rs's.

use super::clean::clean;
use super::no_break_hyphens::keep_together;
use super::package::{self, Kind, Part};
use super::shared::Shared;
use super::style_of::style_of;
use super::tidy::tidy;
use super::{base, build, carriers, contents, drawings, notes, order, parts, styles};
use crate::model::document::{Block, Contents, Document, Role, TileMap};
use crate::model::language::Language;
use crate::model::word_base::{BaseBlock, BasePart, PartKind};
use crate::msg;
use crate::ooxml::word_base;
use crate::ooxml::xml_tree::{self, Element};
use anyhow::Context;
use build::Built;
use docx_rs::XMLDocx;
use std::vec::IntoIter;

/// The parts of a package, in the order they are packed.
pub(super) fn parts(
    built: &Built,
    document: &Document,
    heading_pages: &[usize],
    shared: &Shared<'_>,
) -> anyhow::Result<Vec<Part>> {
    let Shared { look, catalogue, styles } = *shared;
    let drawings = drawings::all(document, look, catalogue);
    let contents = document.contents().collect::<Vec<_>>().into_iter();
    let elements = drawings.iter().enumerate().map(|(n, drawing)| {
        let name = catalogue.text(&msg!("chart-name", number = n + 1));
        drawing.element(n + 1, &name)
    });
    let elements = elements.collect::<Vec<Element<'_>>>().into_iter();
    let maps = document.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::tile_map);
    let maps = maps.collect::<Vec<_>>().into_iter();
    let (mut pages, mut feet) = (Vec::new(), Vec::new());
    let waiting = Waiting { drawings: elements, maps, contents, pages: heading_pages, marks: 0 };
    let body = body(built, waiting, &mut pages)?;
    let notes = notes::part(&built.notes, &mut feet)?;
    let mut held =
        vec![BasePart { kind: PartKind::Body, blocks: pages }, BasePart { kind: PartKind::Notes, blocks: feet }];
    let (printed, built) = (&built.printed, &built.around);
    let mut parts = vec![
        Part::new("docProps/core.xml", Kind::Core, parts::core(&document.meta, document.language)?),
        Part::new("docProps/app.xml", Kind::App, parts::app(&document.meta)?),
        Part::new(package::DOCUMENT, Kind::Document, body),
        Part::new("word/styles.xml", Kind::Styles, styles.to_vec()),
        Part::new("word/settings.xml", Kind::Settings, parts::settings(notes.is_some(), document.language)?),
        Part::new("word/fontTable.xml", Kind::FontTable, built.font_table.clone()),
    ];
    parts.extend(notes.map(|bytes| Part::new("word/footnotes.xml", Kind::Footnotes, bytes)));
    let margins = [
        (Kind::Header, PartKind::Head, "header", &built.headers),
        (Kind::Footer, PartKind::Foot, "footer", &built.footers),
    ];
    for (kind, holds, name, files) in margins {
        for (n, bytes) in files.iter().enumerate() {
            let mut blocks = Vec::new();
            let margin = rewritten(bytes, |root| {
                tidy(root);
                keep_together(root);
                blocks = base::blocks(root);
            });
            parts.push(Part::new(format!("word/{name}{}.xml", n + 1), kind, margin?));
            held.push(BasePart { kind: holds, blocks });
        }
    }
    for (n, drawing) in drawings.iter().enumerate() {
        parts.extend(drawing.parts(n + 1, &document.meta, look, catalogue)?);
    }
    let charts = drawings.iter().map(drawings::Drawing::base).collect();
    let base = word_base::write(&base::of(document, printed, held, charts))?;
    parts.push(Part::new("customXml/item1.xml", Kind::Base, base));
    let relationship = package::to_properties("itemProps1.xml")?;
    parts.push(Part::new("customXml/_rels/item1.xml.rels", Kind::Relationships, relationship));
    parts.push(Part::new("customXml/itemProps1.xml", Kind::BaseProperties, parts::base_properties()?));
    Ok(parts)
}

/// The style sheet of what docx-rs built.
pub(super) fn styles(built: &XMLDocx, language: Language) -> anyhow::Result<Vec<u8>> {
    rewritten(&built.styles, |root| style_sheet(root, language))
}

/// What has its place in the text and is not there yet, in reading order.
struct Waiting<'a> {
    drawings: IntoIter<Element<'static>>,
    /// What their tables show.
    maps: IntoIter<&'a TileMap>,
    contents: IntoIter<&'a Contents>,
    /// Of each heading.
    pages: &'a [usize],
    /// Marks of notes so far.
    marks: usize,
}

/// The document with all that docx-rs cannot say. What it says is added to `said`.
fn body(built: &Built, mut waiting: Waiting<'_>, said: &mut Vec<BaseBlock>) -> anyhow::Result<Vec<u8>> {
    let mut root = xml_tree::parse(std::str::from_utf8(&built.around.document)?)?;
    tidy(&mut root);
    let blocks: Vec<xml_tree::Node<'_>> =
        built.blocks.iter().map(|bytes| block(bytes, &mut waiting, said)).collect::<anyhow::Result<_>>()?;
    // Before the properties of the last section, which are all there is in it.
    root.edit("w:body", |body| drop(body.children.splice(0..0, blocks)));
    xml_tree::write(&root)
}

fn block(
    bytes: &[u8],
    waiting: &mut Waiting<'_>,
    said: &mut Vec<BaseBlock>,
) -> anyhow::Result<xml_tree::Node<'static>> {
    let mut block = xml_tree::parse(std::str::from_utf8(bytes)?)?;
    tidy(&mut block);
    carriers::carry(&mut block)?;
    draw(&mut block, &mut waiting.drawings)?;
    if is_map(&block) {
        let map = waiting.maps.next().context("a place for a map that is not in the tree")?;
        let words = Element::new("w:tblDescription").with("w:val", &clean(&map.alt));
        block.edit("w:tblPr", |properties| {
            properties.children.push(xml_tree::Node::Element(words));
            order::sort(properties);
        });
    } else if is_contents(&block) {
        let contents = waiting.contents.next().context("a place for contents that are not in the tree")?;
        block = contents::block(contents, waiting.pages, block);
    }
    notes::mark(&mut block, &mut waiting.marks);
    said.extend(base::blocks(&block));
    xml_tree::written(&block)
}

/// Puts drawings where their places are, in cells of tables too.
fn draw(element: &mut Element<'_>, drawings: &mut IntoIter<Element<'static>>) -> anyhow::Result<()> {
    if is_chart(element) {
        let drawing = drawings.next().context("a place for a drawing that is not in the tree")?;
        element.children.push(xml_tree::Node::Element(Element::new("w:r").child(drawing)));
        return Ok(());
    }
    let deep = matches!(element.name(), "w:tbl" | "w:tr" | "w:tc");
    if deep { element.elements_mut().try_for_each(|child| draw(child, drawings)) } else { Ok(()) }
}

/// `build` leaves a paragraph in the style of charts where each one goes, and uses the style for nothing else.
fn is_chart(element: &Element<'_>) -> bool {
    element.name() == "w:p" && style_of(element).as_deref() == Some(styles::CHART)
}

fn is_map(element: &Element<'_>) -> bool {
    let style = element.find(&["w:tblPr", "w:tblStyle"]).and_then(|style| style.attribute("w:val"));
    element.name() == "w:tbl" && style.as_deref() == Some(styles::TILE_MAP)
}

/// The same for contents, in the style of their title.
fn is_contents(element: &Element<'_>) -> bool {
    element.name() == "w:p" && style_of(element).as_deref() == Some(styles::id(Role::ContentsHead))
}

fn rewritten(bytes: &[u8], change: impl FnOnce(&mut Element<'_>)) -> anyhow::Result<Vec<u8>> {
    let mut root = xml_tree::parse(std::str::from_utf8(bytes)?)?;
    change(&mut root);
    xml_tree::write(&root)
}

/// Styles: besides order, the language of all text and the style of paragraphs without one.
fn style_sheet(root: &mut Element<'_>, language: Language) {
    tidy(root);
    root.edit("w:docDefaults", |defaults| {
        defaults.edit("w:rPrDefault", |default| default.edit("w:rPr", |properties| speak(properties, language)));
    });
    for style in root.elements_mut().filter(|e| e.name() == "w:style") {
        if style.attribute("w:styleId").as_deref() == Some("Normal") {
            style.set("w:default", "1");
        }
        // A style has no width of its own; docx-rs gives it one.
        for table in style.elements_mut().filter(|e| e.name() == "w:tblPr") {
            table.children.retain(|node| node.element().is_none_or(|e| e.name() != "w:tblW"));
        }
    }
}

fn speak(properties: &mut Element<'_>, language: Language) {
    let tag = language.tag();
    let language = Element::new("w:lang").with("w:val", tag).with("w:eastAsia", tag).with("w:bidi", "ar-SA");
    properties.children.push(xml_tree::Node::Element(language));
    order::sort(properties);
}
