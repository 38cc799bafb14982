//! The finishing pass: what docx-rs built becomes a valid and complete Word document.
//!
//! In: what docx-rs wrote, block by block, and the tree it was built from. Out: the parts of the package. Must not: set text
//! or choose a look; it orders, marks, removes and adds what docx-rs cannot say:
//!
//! * children in the order of the schema, no empty or invalid properties, no paragraph identifiers from the counters
//!   docx-rs keeps for the whole process;
//! * contents with their entries, notes in a part of their own;
//! * head rows that repeat, drawings of charts with alternative text;
//! * Vietnamese as the language, Normal as the default style;
//! * parts of our own for properties, settings, charts and contents, in place of docx-rs's.

use super::package::{Kind, Part};
use super::page::Page;
use super::xml::{self, Element};
use super::{build, chart, contents, notes, order, parts, styles, table};
use crate::model::document::{Block, Chart, Contents, Document, Role};
use crate::model::style::Look;
use crate::render::pdf;
use anyhow::Context;
use build::Built;
use docx_rs::XMLDocx;
use std::vec::IntoIter;

/// The parts of a package, in the order they are packed.
pub(super) fn parts(built: &Built, document: &Document, look: &Look, styles: &[u8]) -> anyhow::Result<Vec<Part>> {
    let charts: Vec<(&Chart, Page)> = charts(document, look);
    let (contents, pages) = contents(document, look)?;
    let drawings = charts.iter().enumerate().map(|(n, (chart, page))| chart::drawing(n + 1, chart, *page, &look.style));
    let drawings: Vec<Element<'_>> = drawings.collect();
    let (drawings, contents) = (drawings.into_iter(), contents.into_iter());
    let body = body(built, Waiting { drawings, contents, pages: &pages, marks: 0 })?;
    let notes = notes::part(&built.notes)?;
    let built = &built.around;
    let mut parts = vec![
        Part::new("docProps/core.xml", Kind::Core, parts::core(&document.meta, document.language)?),
        Part::new("docProps/app.xml", Kind::App, parts::app(&document.meta)?),
        Part::new("word/document.xml", Kind::Document, body),
        Part::new("word/styles.xml", Kind::Styles, styles.to_vec()),
        Part::new("word/settings.xml", Kind::Settings, parts::settings(notes.is_some(), document.language)?),
        Part::new("word/fontTable.xml", Kind::FontTable, built.font_table.clone()),
    ];
    parts.extend(notes.map(|bytes| Part::new("word/footnotes.xml", Kind::Footnotes, bytes)));
    for (kind, name, files) in [(Kind::Header, "header", &built.headers), (Kind::Footer, "footer", &built.footers)] {
        for (n, bytes) in files.iter().enumerate() {
            parts.push(Part::new(format!("word/{name}{}.xml", n + 1), kind, rewritten(bytes, tidy)?));
        }
    }
    for (n, (tree, page)) in charts.into_iter().enumerate() {
        parts.extend(chart::parts(n + 1, tree, page, &document.meta, &look.style)?);
    }
    Ok(parts)
}

/// The style sheet of what docx-rs built.
pub(super) fn styles(built: &XMLDocx) -> anyhow::Result<Vec<u8>> {
    rewritten(&built.styles, style_sheet)
}

/// The charts in reading order, each with the page it stands on.
fn charts<'a>(document: &'a Document, look: &Look) -> Vec<(&'a Chart, Page)> {
    let mut charts = Vec::new();
    for section in &document.sections {
        let page = Page::new(section.orientation, &look.style);
        charts.extend(section.blocks.iter().filter_map(|block| match block {
            Block::Chart(chart) => Some((chart, page)),
            _ => None,
        }));
    }
    charts
}

/// The contents in reading order, and the page of each heading; nothing is laid out where there are none.
fn contents<'a>(document: &'a Document, look: &Look) -> anyhow::Result<(Vec<&'a Contents>, Vec<usize>)> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let contents: Vec<&Contents> = blocks
        .filter_map(|block| match block {
            Block::Contents(contents) => Some(contents),
            _ => None,
        })
        .collect();
    let pages = if contents.is_empty() { Vec::new() } else { pdf::heading_pages(document, look)? };
    Ok((contents, pages))
}

/// What has its place in the text and is not there yet, in reading order.
struct Waiting<'a> {
    drawings: IntoIter<Element<'static>>,
    contents: IntoIter<&'a Contents>,
    /// Of each heading.
    pages: &'a [usize],
    /// Marks of notes so far.
    marks: usize,
}

/// The document with all that docx-rs cannot say.
fn body(built: &Built, mut waiting: Waiting<'_>) -> anyhow::Result<Vec<u8>> {
    let mut root = xml::parse(std::str::from_utf8(&built.around.document)?)?;
    tidy(&mut root);
    let blocks: Vec<xml::Node<'_>> =
        built.blocks.iter().map(|bytes| block(bytes, &mut waiting)).collect::<anyhow::Result<_>>()?;
    // Before the properties of the last section, which are all there is in it.
    root.edit("w:body", |body| drop(body.children.splice(0..0, blocks)));
    xml::write(&root)
}

fn block(bytes: &[u8], waiting: &mut Waiting<'_>) -> anyhow::Result<xml::Node<'static>> {
    let mut block = xml::parse(std::str::from_utf8(bytes)?)?;
    tidy(&mut block);
    if is_chart(&block) {
        let drawing = waiting.drawings.next().context("a place for a chart that is not in the tree")?;
        block = block.child(Element::new("w:r").child(drawing));
    } else if is_contents(&block) {
        let contents = waiting.contents.next().context("a place for contents that are not in the tree")?;
        block = contents::block(contents, waiting.pages, block);
    }
    notes::mark(&mut block, &mut waiting.marks);
    xml::written(&block)
}

/// `build` leaves a paragraph in the style of charts where each one goes, and uses the style for nothing else.
fn is_chart(element: &Element<'_>) -> bool {
    element.name() == "w:p" && style_of(element).as_deref() == Some(styles::CHART)
}

/// The same for contents, in the style of their title.
fn is_contents(element: &Element<'_>) -> bool {
    element.name() == "w:p" && style_of(element).as_deref() == Some(styles::id(Role::ContentsHead))
}

fn style_of(paragraph: &Element<'_>) -> Option<String> {
    paragraph.find(&["w:pPr", "w:pStyle"])?.attribute("w:val")
}

fn rewritten(bytes: &[u8], change: fn(&mut Element<'_>)) -> anyhow::Result<Vec<u8>> {
    let mut root = xml::parse(std::str::from_utf8(bytes)?)?;
    change(&mut root);
    xml::write(&root)
}

/// Makes an element and all below it valid.
pub(super) fn tidy(element: &mut Element<'_>) {
    match element.name() {
        "w:p" => element.remove_attributes(&["w14:paraId", "w14:textId"]),
        "w:gridCol" => element.remove_attributes(&["w:type"]),
        _ => {}
    }
    element.elements_mut().for_each(tidy);
    element.children.retain(|node| !node.element().is_some_and(is_void));
    if element.name() == "w:tbl" {
        repeat_heads(element);
    }
    order::sort(element);
}

/// Property elements that say nothing.
fn is_void(element: &Element<'_>) -> bool {
    matches!(element.name(), "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr" | "w:tblBorders" | "w:pBdr") && element.is_bare()
}

/// The first rows, as long as their cells are in the style of heads, repeat on every page.
fn repeat_heads(table: &mut Element<'_>) {
    let is_head = |row: &Element<'_>| {
        let paragraph = row.find(&["w:tc", "w:p"]);
        paragraph.and_then(style_of).as_deref() == Some(table::head_style())
    };
    for row in table.elements_mut().filter(|e| e.name() == "w:tr").take_while(|row| is_head(row)) {
        row.edit("w:trPr", |properties| properties.children.push(xml::Node::Element(Element::new("w:tblHeader"))));
    }
}

/// Styles: besides order, the language of all text and the style of paragraphs without one.
fn style_sheet(root: &mut Element<'_>) {
    tidy(root);
    root.edit("w:docDefaults", |defaults| {
        defaults.edit("w:rPrDefault", |default| default.edit("w:rPr", speak_vietnamese));
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

fn speak_vietnamese(properties: &mut Element<'_>) {
    let language = Element::new("w:lang").with("w:val", "vi-VN").with("w:eastAsia", "vi-VN").with("w:bidi", "ar-SA");
    properties.children.push(xml::Node::Element(language));
    order::sort(properties);
}
