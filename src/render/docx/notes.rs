//! Notes as Word's own: marks that Word numbers, and a part with what they say.

use super::tidy::tidy;
use super::{base, carriers, styles};
use crate::model::word_base::BaseBlock;
use crate::ooxml::xml_tree::{self, Element, Node};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The part, of the notes as docx-rs wrote them; none where there are none. What they say is added to `said`.
pub(super) fn part(notes: &[Vec<u8>], said: &mut Vec<BaseBlock>) -> anyhow::Result<Option<Vec<u8>>> {
    if notes.is_empty() {
        return Ok(None);
    }
    let separators = [separator("separator", "-1"), separator("continuationSeparator", "0")];
    let mut root = Element::new("w:footnotes").with("xmlns:w", WORD).children(separators);
    for (n, bytes) in notes.iter().enumerate() {
        let mut paragraph = xml_tree::parse(std::str::from_utf8(bytes)?)?;
        tidy(&mut paragraph);
        carriers::carry(&mut paragraph)?;
        replace(&mut paragraph, &mut || Element::new("w:footnoteRef"));
        said.extend(base::blocks(&paragraph));
        root = root.child(Element::new("w:footnote").with("w:id", &(n + 1).to_string()).child(paragraph));
    }
    xml_tree::write(&root).map(Some)
}

/// Puts references in place of the numbers in the style of marks; they are counted on from `marks` in reading order.
pub(super) fn mark(block: &mut Element<'_>, marks: &mut usize) {
    replace(block, &mut || {
        *marks += 1;
        Element::new("w:footnoteReference").with("w:id", &marks.to_string())
    });
}

/// Puts something else in place of the number of every mark.
fn replace<'a>(element: &mut Element<'a>, made: &mut dyn FnMut() -> Element<'a>) {
    let style = element.find(&["w:rPr", "w:rStyle"]).and_then(|style| style.attribute("w:val"));
    if element.name() == "w:r" && style.as_deref() == Some(styles::NOTE_MARK) {
        element.children.retain(|node| node.element().is_some_and(|child| child.name() == "w:rPr"));
        element.children.push(Node::Element(made()));
    } else {
        element.elements_mut().for_each(|child| replace(child, made));
    }
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
