//! The column of set text that pages are cut from.

use super::pages::Item;
use crate::model::document::{Inline, Role};
use crate::model::style::{RoleStyle, Style};
use crate::render::pdf::display_list::{LineBox, NodeId, Paint};
use crate::render::pdf::lines::{self, Line, Setting};
use crate::render::pdf::measure::Measure;
use crate::render::pdf::structure::Structure;

/// The column of set text that pages are cut from.
pub(super) struct Flow<'a> {
    pub(super) measure: &'a Measure<'a>,
    pub(super) style: &'a Style,
    pub(super) structure: &'a mut Structure,
    /// Of the text.
    pub(super) width: f64,
    /// Of a page's text: nothing set may be higher.
    pub(super) height: f64,
    pub(super) items: Vec<Item>,
}

impl Flow<'_> {
    pub(super) fn push(&mut self, line_box: LineBox) {
        self.items.push(Item::LineBox(line_box));
    }

    pub(super) fn extend(&mut self, line_boxes: Vec<LineBox>) {
        self.items.extend(line_boxes.into_iter().map(Item::LineBox));
    }

    /// What was set last stays on the page of what follows.
    pub(super) fn keep_last(&mut self) {
        if let Some(Item::LineBox(last)) = self.items.last_mut() {
            last.keep_next = true;
        }
    }

    pub(super) fn role(&self, role: Role) -> RoleStyle {
        self.style.of(role)
    }

    /// Height of a line of a role.
    pub(super) fn line_height(&self, role: &RoleStyle) -> f64 {
        self.measure.line(role.size) * role.line
    }

    /// Lines of a role set to a width.
    pub(super) fn lines(&self, role: &RoleStyle, content: &[Inline], width: f64) -> Vec<Line> {
        lines::set(self.measure, content, &Setting::of(role, width))
    }
}

/// Paints of a line whose upper left corner is given, as part of an element.
pub(super) fn line_paints(
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
