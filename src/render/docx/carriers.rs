//! How a figure is known in a Word document after people and programs have worked in it: its link bears its name as a screen tip,
//! a control inside the link bears it as a tag.
//!
//! Word keeps both. LibreOffice drops tags and writes the tip as the name of a frame. The control is typeless: with `w:text` or
//! a data binding LibreOffice writes XML that nothing opens once changes are recorded in it. What is typed at the edge of a
//! control stays inside, so a digit that is put in front of a number is seen.

use super::style_of::style_of;
use super::styles;
use crate::model::word_base::{figure_name, figure_number};
use crate::ooxml::xml_tree::{Element, Node};
use anyhow::Context;

/// Between the number of a figure and the bookmark that its link leads to. Neither holds it.
const APART: char = ':';

/// The anchor by which `build` hands the number of a figure to [`carry`]: docx-rs knows no screen tips.
pub(super) fn anchor(number: usize, leads_to: &str) -> String {
    format!("{number}{APART}{leads_to}")
}

/// What is inside the link of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Nothing but the number: where a square of a map is full, LibreOffice begins a line before a control.
    Number,
    /// A control without a tag: a figure that is all a paragraph of a cell says is known by row and column too, and a report would
    /// have thousands of tags.
    Control,
    /// A control with a tag.
    TaggedControl,
}

/// Makes carriers of the links in an element; all that `build` writes are links of figures.
pub(super) fn carry(element: &mut Element<'_>) -> anyhow::Result<()> {
    match element.name() {
        "w:hyperlink" => carrier(element, Inside::TaggedControl),
        "w:tc" => element.elements_mut().try_for_each(carry_in_cell),
        _ => element.elements_mut().try_for_each(carry),
    }
}

fn carry_in_cell(paragraph: &mut Element<'_>) -> anyhow::Result<()> {
    // A table in a cell has no rows and columns of its own in the document.
    if paragraph.name() == "w:tbl" {
        return carry_tagged(paragraph);
    }
    let is_alone = paragraph.elements().filter(|child| child.name() != "w:pPr").count() == 1;
    let inside = if style_of(paragraph).as_deref() == Some(styles::MAP_TILE) {
        Inside::Number
    } else if is_alone {
        Inside::Control
    } else {
        Inside::TaggedControl
    };
    let mut links = paragraph.elements_mut().filter(|child| child.name() == "w:hyperlink");
    links.try_for_each(|link| carrier(link, inside))
}

fn carry_tagged(element: &mut Element<'_>) -> anyhow::Result<()> {
    match element.name() {
        "w:hyperlink" => carrier(element, Inside::TaggedControl),
        _ => element.elements_mut().try_for_each(carry_tagged),
    }
}

fn carrier(element: &mut Element<'_>, inside: Inside) -> anyhow::Result<()> {
    let anchor = element.attribute("w:anchor").context("a link without an anchor")?;
    let (number, leads_to) = anchor.split_once(APART).context("a link of no figure")?;
    let name = figure_name(number.parse()?);
    // In this order a document of thousands packs to a tenth less.
    element.remove_attributes(&["w:anchor", "w:history"]);
    element.set("w:tooltip", &name);
    element.set("w:anchor", leads_to);
    element.set("w:history", "1");
    if inside != Inside::Number {
        let tag = (inside == Inside::TaggedControl).then(|| Element::new("w:tag").with("w:val", &name));
        let mut content = Element::new("w:sdtContent");
        content.children = std::mem::take(&mut element.children);
        let control = Element::new("w:sdt").child(Element::new("w:sdtPr").children(tag)).child(content);
        element.children.push(Node::Element(control));
    }
    Ok(())
}

/// The figure that an element carries.
pub(super) fn carried(element: &Element<'_>) -> Option<usize> {
    let is_link = element.name() == "w:hyperlink";
    is_link.then(|| element.attribute("w:tooltip")).flatten().as_deref().and_then(figure_number)
}
