//! Hyphens at which Word breaks no line.

use crate::ooxml::xml_tree::{Element, Node};
use quick_xml::events::{BytesText, Event};

/// Puts Word's own no-break hyphens in place of those in the texts below an element.
pub(super) fn keep_together(element: &mut Element<'_>) {
    if element.name() == "w:r" {
        element.children = std::mem::take(&mut element.children).into_iter().flat_map(split).collect();
    } else {
        element.elements_mut().for_each(keep_together);
    }
}

/// What stands in a run, a text as its pieces between hyphens.
fn split(node: Node<'_>) -> Vec<Node<'_>> {
    let text = match node {
        Node::Element(element) if element.name() == "w:t" => element,
        other => return vec![other],
    };
    let empty = || Element::new("w:t").with("xml:space", "preserve");
    let (mut pieces, mut piece) = (Vec::new(), empty());
    for node in text.children {
        let Node::Other(Event::Text(words)) = node else {
            piece.children.push(node);
            continue;
        };
        for (n, words) in words.split('-').enumerate() {
            if n > 0 {
                pieces.extend([std::mem::replace(&mut piece, empty()), Element::new("w:noBreakHyphen")]);
            }
            piece.children.push(Node::Other(Event::Text(BytesText::from_escaped(words.to_owned()))));
        }
    }
    pieces.push(piece);
    pieces.into_iter().map(Node::Element).collect()
}
