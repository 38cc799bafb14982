//! Makes what docx-rs wrote valid: the order of the schema, no empty or invalid properties, head rows that repeat.

use super::style_of::style_of;
use super::{order, table};
use crate::ooxml::xml_tree::{self, Element};

/// Makes an element and all below it valid.
pub(super) fn tidy(element: &mut Element<'_>) {
    match element.name() {
        "w:p" => element.remove_attributes(&["w14:paraId", "w14:textId"]),
        "w:t" if !has_edges(element) => element.remove_attributes(&["xml:space"]),
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

/// Whether white space stands at an end of a text, where it is only kept if that is said.
fn has_edges(text: &Element<'_>) -> bool {
    let words: String = text.children.iter().filter_map(xml_tree::Node::characters).collect();
    words.trim() != words
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
        row.edit("w:trPr", |properties| properties.children.push(xml_tree::Node::Element(Element::new("w:tblHeader"))));
    }
}
