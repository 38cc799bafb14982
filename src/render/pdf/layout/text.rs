//! Headings, paragraphs and lists: lines one below the other.
//!
//! In: blocks of running text. Out: a strip per line. Must not: leave a single line of a paragraph alone on a page.

use super::super::display_list::{NodeId, Strip};
use super::super::lines::Line;
use super::super::measure::{Face, MM};
use super::super::structure::Tag;
use super::{Galley, line_paints, links, notes};
use crate::model::document::{Heading, Inline, List, Paragraph, Role};
use crate::model::style::RoleStyle;

/// Space between the mark of an item and its words.
const MARK_GAP: f64 = 1.6 * MM;

pub(super) fn heading(galley: &mut Galley<'_>, heading: &Heading) {
    let role = galley.role(heading.role());
    let content = heading.printed();
    let node = galley.structure.heading(heading.level, heading.one_line());
    paragraph_strips(galley, &role, &content, node);
}

pub(super) fn paragraph(galley: &mut Galley<'_>, paragraph: &Paragraph) {
    let node = galley.structure.add(Tag::Paragraph, None);
    let role = galley.role(paragraph.role);
    paragraph_strips(galley, &role, &paragraph.content, node);
}

/// Sets a title over the full width, part of another element.
pub(super) fn caption(galley: &mut Galley<'_>, content: &[Inline], node: NodeId) {
    let role = RoleStyle { keep_next: true, ..galley.role(Role::Caption) };
    paragraph_strips(galley, &role, content, node);
}

pub(super) fn paragraph_strips(galley: &mut Galley<'_>, role: &RoleStyle, content: &[Inline], node: NodeId) {
    let lines = galley.lines(role, content, galley.width);
    let strips = stack(galley, role, lines, 0.0, node, content);
    galley.extend(strips);
}

/// One strip per line, the first two and the last two of them on one page.
fn stack(
    galley: &mut Galley<'_>,
    role: &RoleStyle,
    lines: Vec<Line>,
    x: f64,
    node: NodeId,
    content: &[Inline],
) -> Vec<Strip> {
    let (count, height) = (lines.len(), galley.line_height(role));
    let strip = |(n, line): (usize, Line)| {
        let last = n + 1 == count;
        let notes = notes::of_line(galley, &line, content);
        Strip {
            before: if n == 0 { role.before_pt } else { 0.0 },
            height,
            after: if last { role.after_pt } else { 0.0 },
            keep_next: role.keep_next || (!last && (n == 0 || n + 2 == count)),
            paints: links::line_paints(galley, line, (role.size, height), (x, 0.0), node, content),
            notes,
            head: None,
        }
    };
    lines.into_iter().enumerate().map(strip).collect()
}

pub(super) fn list(galley: &mut Galley<'_>, list: &List) {
    let role = galley.role(Role::Item);
    let start = role.first_line_mm * MM;
    let widths = list.marks.iter().map(|mark| galley.measure.width(Face::role(&role), role.size, mark));
    let hang = (start + widths.fold(0.0, f64::max) + MARK_GAP).min(galley.width / 2.0);
    let ordered = list.marks.iter().any(|mark| mark.chars().any(char::is_alphanumeric));
    let parent = galley.structure.add(Tag::List { ordered }, None);
    let hanging = RoleStyle { first_line_mm: 0.0, ..role };
    for (n, content) in list.items.iter().enumerate() {
        let item = galley.structure.add(Tag::Item, Some(parent));
        let mark = list.marks.get(n).map_or("", String::as_str);
        let label = galley.structure.add(Tag::Label, Some(item));
        let body = galley.structure.add(Tag::ItemBody, Some(item));
        let lines = galley.lines(&hanging, content, galley.width - hang);
        let mut strips = stack(galley, &role, lines, hang, body, content);
        let plain_mark = RoleStyle { align: crate::model::document::Align::Left, ..hanging };
        let mark = galley.lines(&plain_mark, &[Inline::text(format!("{mark} "))], hang);
        let height = galley.line_height(&role);
        let marks = mark
            .into_iter()
            .take(1)
            .flat_map(|line| line_paints(galley.measure, line, role.size, height, (start, 0.0), Some(label)));
        match strips.first_mut() {
            Some(first) => drop(first.paints.splice(0..0, marks)),
            None => strips.push(Strip { before: role.before_pt, height, paints: marks.collect(), ..Strip::default() }),
        }
        galley.extend(strips);
    }
}
