//! What layout hands to drawing: paints in points from the upper left corner, gathered in line boxes that no page break
//! cuts.

use super::measure::Face;
use crate::model::document::{Name, SignatureField};
use anyhow::Context as _;
use std::rc::Rc;

/// Red, green, blue.
pub(super) type Colour = (u8, u8, u8);

/// Ink of rules in the masthead.
pub(super) const BLACK: Colour = (0, 0, 0);

/// Number of an element in a document's [`Structure`](super::structure::Structure).
pub(super) type NodeId = usize;

/// The smallest things drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Paint {
    /// The next words are white, on a dark ground; all others are black.
    White,
    /// Words on a baseline.
    Text { x: f64, y: f64, face: Face, size: u8, text: String },
    /// A straight rule.
    Rule { from: (f64, f64), to: (f64, f64), width: f64, colour: Colour },
    /// A filled rectangle: left, top, width, height.
    Fill { area: (f64, f64, f64, f64), colour: Colour },
    /// A filled shape.
    Shape { corners: Vec<(f64, f64)>, colour: Colour },
    /// A line that leads to a heading of the document, the n-th. With a baseline, the page the heading stands on is
    /// written at the right end of the area once it is known. Layout resolves it; none is drawn.
    Reference {
        area: (f64, f64, f64, f64),
        baseline: Option<f64>,
        face: Face,
        size: u8,
        element: NodeId,
        heading: usize,
    },
    /// An area that leads to a target of the document. Layout resolves it; nothing is drawn.
    Lead { area: (f64, f64, f64, f64), element: NodeId, target: Name },
    /// The line of words that others lead to, by its top. Layout resolves it; nothing is drawn.
    Target { name: Name, words: String, top: f64 },
    /// An area where a digital signature goes. Layout resolves it; nothing is drawn.
    Signature { area: (f64, f64, f64, f64), element: NodeId, field: SignatureField },
    /// What follows belongs to this element of the structure.
    Begin(NodeId),
    /// It ends here; what stands outside any element is chrome of the page.
    End,
}

/// A band over the width of the text that stands whole on one page.
#[derive(Debug, Clone, Default)]
pub(super) struct LineBox {
    /// Space above, dropped at the top of a page.
    pub(super) before: f64,
    /// Its own height.
    pub(super) height: f64,
    /// Space below, dropped at the foot of a page.
    pub(super) after: f64,
    /// Stays on the page of the next line box.
    pub(super) keep_next: bool,
    /// What is drawn, from its upper left corner.
    pub(super) paints: Vec<Paint>,
    /// Stand at the foot of its page.
    pub(super) notes: Vec<LineBox>,
    /// Drawn again above it where it starts a page: the head of its table.
    pub(super) head: Option<Rc<Vec<LineBox>>>,
}

impl Paint {
    /// The same, lower and further right.
    pub(super) fn moved(self, dx: f64, dy: f64) -> Paint {
        match self {
            Paint::Text { x, y, face, size, text } => Paint::Text { x: x + dx, y: y + dy, face, size, text },
            Paint::Rule { from, to, width, colour } => {
                Paint::Rule { from: (from.0 + dx, from.1 + dy), to: (to.0 + dx, to.1 + dy), width, colour }
            }
            Paint::Fill { area: (x, y, w, h), colour } => Paint::Fill { area: (x + dx, y + dy, w, h), colour },
            Paint::Shape { corners, colour } => {
                let corners = corners.into_iter().map(|(x, y)| (x + dx, y + dy)).collect();
                Paint::Shape { corners, colour }
            }
            Paint::Reference { area: (x, y, w, h), baseline, face, size, element, heading } => {
                let area = (x + dx, y + dy, w, h);
                let baseline = baseline.map(|baseline| baseline + dy);
                Paint::Reference { area, baseline, face, size, element, heading }
            }
            Paint::Lead { area: (x, y, w, h), element, target } => {
                Paint::Lead { area: (x + dx, y + dy, w, h), element, target }
            }
            Paint::Target { name, words, top } => Paint::Target { name, words, top: top + dy },
            Paint::Signature { area: (x, y, w, h), element, field } => {
                Paint::Signature { area: (x + dx, y + dy, w, h), element, field }
            }
            Paint::White | Paint::Begin(_) | Paint::End => self,
        }
    }

    /// Whether anything of it reaches the page or the finishing pass.
    pub(super) fn is_drawn(&self) -> bool {
        !matches!(self, Paint::Reference { .. } | Paint::Lead { .. } | Paint::Target { .. } | Paint::Signature { .. })
    }

    /// Whether it only says what belongs to which element.
    pub(super) fn is_mark(&self) -> bool {
        matches!(
            self,
            Paint::Lead { .. } | Paint::Target { .. } | Paint::Signature { .. } | Paint::Begin(_) | Paint::End
        )
    }
}

/// Reads six hexadecimal digits.
pub(super) fn colour(digits: &str) -> anyhow::Result<Colour> {
    let channel = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    match (digits.len(), channel(0), channel(2), channel(4)) {
        (6, Some(red), Some(green), Some(blue)) => Some((red, green, blue)),
        _ => None,
    }
    .with_context(|| format!("the style's colour \"{digits}\" is not six hexadecimal digits"))
}
