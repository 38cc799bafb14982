//! Notes as Word's own: marks that Word numbers, and a part with what they say.
//!
//! In: the body `build` made, with the notes as its last paragraphs and numbers in the style of their marks. Out: the body
//! without them, its marks in place, and the part. Must not: change another word.

use super::finish::style_of;
use super::styles;
use super::xml::{Element, Node};
use crate::model::document::Role;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Takes the notes from a body; none where it has none.
pub(super) fn take<'a>(body: &mut Element<'a>) -> Option<Element<'a>> {
    let all = std::mem::take(&mut body.children);
    let (notes, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|node| node.element().is_some_and(is_note));
    body.children = kept;
    mark(body, &mut |n| Element::new("w:footnoteReference").with("w:id", &n.to_string()));
    let notes = notes.into_iter().enumerate().filter_map(|(n, note)| match note {
        Node::Element(mut paragraph) => {
            mark(&mut paragraph, &mut |_| Element::new("w:footnoteRef"));
            Some(Element::new("w:footnote").with("w:id", &(n + 1).to_string()).child(paragraph))
        }
        Node::Other(_) => None,
    });
    let notes: Vec<Element<'a>> = notes.collect();
    let separators = [separator("separator", "-1"), separator("continuationSeparator", "0")];
    let root = Element::new("w:footnotes").with("xmlns:w", WORD).children(separators);
    (!notes.is_empty()).then(|| root.children(notes))
}

fn is_note(element: &Element<'_>) -> bool {
    element.name() == "w:p" && style_of(element).as_deref() == Some(styles::id(Role::Footnote))
}

/// Puts marks in place of the numbers in their style, counted from 1 in reading order.
fn mark<'a>(element: &mut Element<'a>, made: &mut dyn FnMut(usize) -> Element<'a>) {
    fn walk<'a>(element: &mut Element<'a>, count: &mut usize, made: &mut dyn FnMut(usize) -> Element<'a>) {
        let style = element.find(&["w:rPr", "w:rStyle"]).and_then(|style| style.attribute("w:val"));
        if element.name() == "w:r" && style.as_deref() == Some(styles::NOTE_MARK) {
            *count += 1;
            element.children.retain(|node| node.element().is_some_and(|child| child.name() == "w:rPr"));
            element.children.push(Node::Element(made(*count)));
        } else {
            element.elements_mut().for_each(|child| walk(child, count, made));
        }
    }
    walk(element, &mut 0, made);
}

/// The line between text and notes, which Word wants told.
fn separator(kind: &'static str, id: &str) -> Element<'static> {
    let line = if kind == "separator" { "w:separator" } else { "w:continuationSeparator" };
    let spacing = Element::new("w:spacing").with("w:before", "0").with("w:after", "0");
    let spacing = spacing.with("w:line", "240").with("w:lineRule", "auto");
    let paragraph = Element::new("w:p")
        .child(Element::new("w:pPr").child(spacing))
        .child(Element::new("w:r").child(Element::new(line)));
    Element::new("w:footnote").with("w:type", kind).with("w:id", id).child(paragraph)
}
