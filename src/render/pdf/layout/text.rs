//! Headings, paragraphs and lists: lines one below the other.

use super::super::display_list::{LineBox, NodeId};
use super::super::lines::Line;
use super::super::measure::{Face, MM};
use super::super::structure::Tag;
use super::flow::{Flow, line_paints};
use super::{links, notes};
use crate::model::document::{Heading, Inline, List, Paragraph, Role};
use crate::model::style::RoleStyle;

/// Space between the mark of an item and its words.
const MARK_GAP: f64 = 1.6 * MM;

pub(super) fn heading(flow: &mut Flow<'_>, heading: &Heading) {
    let role = flow.role(heading.role());
    let content = heading.printed();
    let node = flow.structure.heading(heading.level, heading.one_line());
    paragraph_strips(flow, &role, &content, node);
}

pub(super) fn paragraph(flow: &mut Flow<'_>, paragraph: &Paragraph) {
    let node = flow.structure.add(Tag::Paragraph, None);
    let role = flow.role(paragraph.role);
    paragraph_strips(flow, &role, &paragraph.content, node);
}

/// Sets a title over the full width, part of another element.
pub(super) fn caption(flow: &mut Flow<'_>, content: &[Inline], node: NodeId) {
    let role = RoleStyle { keep_next: true, ..flow.role(Role::Caption) };
    paragraph_strips(flow, &role, content, node);
}

/// Opens a drawn figure: its element, which says what it shows, and its title above it where it has one.
pub(super) fn figure(flow: &mut Flow<'_>, alt: &str, title: &[Inline]) -> NodeId {
    let figure = flow.structure.figure(alt.to_owned());
    if !title.is_empty() {
        let caption = flow.structure.add(Tag::Paragraph, None);
        self::caption(flow, title, caption);
    }
    figure
}

pub(super) fn paragraph_strips(flow: &mut Flow<'_>, role: &RoleStyle, content: &[Inline], node: NodeId) {
    let lines = flow.lines(role, content, flow.width);
    let line_boxes = stack(flow, role, lines, 0.0, node, content);
    flow.extend(line_boxes);
}

/// One line box per line, the first two and the last two of them on one page.
fn stack(
    flow: &mut Flow<'_>,
    role: &RoleStyle,
    lines: Vec<Line>,
    x: f64,
    node: NodeId,
    content: &[Inline],
) -> Vec<LineBox> {
    let (count, height) = (lines.len(), flow.line_height(role));
    let line_box = |(n, line): (usize, Line)| {
        let last = n + 1 == count;
        let notes = notes::of_line(flow, &line, content);
        LineBox {
            before: if n == 0 { role.before_pt } else { 0.0 },
            height,
            after: if last { role.after_pt } else { 0.0 },
            keep_next: role.keep_next || (!last && (n == 0 || n + 2 == count)),
            paints: links::line_paints(flow, line, (role.size, height), (x, 0.0), node, content),
            notes,
            head: None,
        }
    };
    lines.into_iter().enumerate().map(line_box).collect()
}

pub(super) fn list(flow: &mut Flow<'_>, list: &List) {
    let role = flow.role(Role::Item);
    let start = role.first_line_mm * MM;
    let widths = list.marks.iter().map(|mark| flow.measure.width(Face::role(&role), role.size, mark));
    let hang = (start + widths.fold(0.0, f64::max) + MARK_GAP).min(flow.width / 2.0);
    let ordered = list.marks.iter().any(|mark| mark.chars().any(char::is_alphanumeric));
    let parent = flow.structure.add(Tag::List { ordered }, None);
    let hanging = RoleStyle { first_line_mm: 0.0, ..role };
    for (n, content) in list.items.iter().enumerate() {
        let item = flow.structure.add(Tag::Item, Some(parent));
        let mark = list.marks.get(n).map_or("", String::as_str);
        let label = flow.structure.add(Tag::Label, Some(item));
        let body = flow.structure.add(Tag::ItemBody, Some(item));
        let lines = flow.lines(&hanging, content, flow.width - hang);
        let mut line_boxes = stack(flow, &role, lines, hang, body, content);
        let plain_mark = RoleStyle { align: crate::model::document::Align::Left, ..hanging };
        let mark = flow.lines(&plain_mark, &[Inline::text(format!("{mark} "))], hang);
        let height = flow.line_height(&role);
        let marks = mark
            .into_iter()
            .take(1)
            .flat_map(|line| line_paints(flow.measure, line, role.size, height, (start, 0.0), Some(label)));
        match line_boxes.first_mut() {
            Some(first) => drop(first.paints.splice(0..0, marks)),
            None => line_boxes.push(LineBox {
                before: role.before_pt,
                height,
                paints: marks.collect(),
                ..LineBox::default()
            }),
        }
        flow.extend(line_boxes);
    }
}
