//! Contents: the headings with a leader and the page each stands on.

use super::super::display_list::{LineBox, NodeId, Paint};
use super::super::draw::Sheet;
use super::super::lines::{self, Line};
use super::super::measure::{Face, MM, Measure};
use super::super::structure::{Structure, Tag};
use super::flow::{Flow, line_paints};
use super::link::{Landing, Link};
use super::text;
use crate::model::document::{Contents, Entry, Inline, Role};
use crate::model::style::RoleStyle;
use anyhow::Context as _;
use std::collections::BTreeMap;

/// Room for the number of a page.
const NUMBER: f64 = 8.0 * MM;
/// Space between the words and the leader.
const GAP: f64 = 1.0 * MM;

pub(super) fn set(flow: &mut Flow<'_>, contents: &Contents) {
    let head = flow.structure.add(Tag::Paragraph, None);
    let role = flow.role(Role::ContentsHead);
    text::paragraph_strips(flow, &role, &[Inline::text(contents.title.as_str())], head);
    let parent = flow.structure.add(Tag::Contents, None);
    for entry in &contents.entries {
        let line_boxes = self::entry(flow, entry, parent);
        flow.extend(line_boxes);
    }
}

/// A line box per line, on one page where one holds them: words, in the last line a leader that is read to nobody, and the
/// place of the number.
fn entry(flow: &mut Flow<'_>, entry: &Entry, parent: NodeId) -> Vec<LineBox> {
    let item = flow.structure.add(Tag::ContentsItem, Some(parent));
    let reference = flow.structure.add(Tag::Reference, Some(item));
    let link = flow.structure.add(Tag::Link, Some(reference));
    let role = flow.role(Contents::role(entry));
    let left = role.first_line_mm * MM;
    let words = RoleStyle { first_line_mm: 0.0, ..role };
    let mut lines = flow.lines(&words, &[Inline::text(entry.text.as_str())], flow.width - left - NUMBER);
    // What is copied out has a space before the number.
    if let Some(span) = lines.last_mut().and_then(|line| line.spans.last_mut()) {
        span.text.push(' ');
    }
    let count = lines.len();
    let line_box = |(n, line)| {
        let last = n + 1 == count;
        LineBox {
            before: if n == 0 { role.before_pt } else { 0.0 },
            height: flow.line_height(&role),
            after: if last { role.after_pt } else { 0.0 },
            keep_next: !last,
            paints: self::line(flow, &role, line, (link, entry.heading), last && !entry.annex),
            ..LineBox::default()
        }
    };
    lines.into_iter().enumerate().map(line_box).collect()
}

/// A line of an entry; each leads to the heading, the last says on which page it is, where that is a page of the text.
fn line(flow: &Flow<'_>, role: &RoleStyle, line: Line, (element, heading): (NodeId, usize), paged: bool) -> Vec<Paint> {
    let (left, height) = (role.first_line_mm * MM, flow.line_height(role));
    let end = left + line.width;
    let mut paints = vec![Paint::Begin(element)];
    paints.extend(line_paints(flow.measure, line, role.size, height, (left, 0.0), None));
    let area = (left, 0.0, flow.width - left, height);
    let baseline = paged.then(|| flow.measure.baseline(role.size, height));
    paints.push(Paint::Reference { area, baseline, face: Face::role(role), size: role.size, element, heading });
    paints.push(Paint::End);
    if paged {
        paints.extend(leader(flow, role, (end + GAP, flow.width - NUMBER)));
    }
    paints
}

/// Dots from the words to the number; they end alike in every line.
fn leader(flow: &Flow<'_>, role: &RoleStyle, (from, to): (f64, f64)) -> Vec<Paint> {
    let dot = flow.measure.width(Face::role(role), role.size, ".");
    let count = ((to - from) / dot).floor().max(0.0);
    let dots = ".".repeat(count as usize);
    let plain = RoleStyle { first_line_mm: 0.0, ..*role };
    let setting = lines::Setting::of(&plain, to - from);
    let set = lines::set(flow.measure, &[Inline::text(dots)], &setting);
    let height = flow.line_height(role);
    let left = to - dot * count;
    set.into_iter().flat_map(|line| line_paints(flow.measure, line, role.size, height, (left, 0.0), None)).collect()
}

/// Writes the page each reference leads to. Gives back the references as links, and the page of each heading, from 1; a
/// heading on none has 0.
pub(super) fn resolve(
    sheets: &mut [Sheet],
    structure: &Structure,
    measure: &Measure<'_>,
) -> anyhow::Result<(Vec<Link>, Vec<usize>)> {
    let headings: Vec<NodeId> = structure.headings().collect();
    let places = places(sheets);
    let mut links = Vec::new();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let (left, top) = (sheet.origin_mm.0 * MM, sheet.origin_mm.1 * MM);
        for paint in &mut sheet.paints {
            let Paint::Reference { area: (x, y, width, height), baseline, face, size, element, heading } = *paint
            else {
                continue;
            };
            let target = *headings.get(heading).context("the contents name a heading the document does not have")?;
            let (to, below) = *places.get(&target).context("the contents name a heading that stands on no page")?;
            let words = structure.nodes.get(target).and_then(|node| node.title.clone()).unwrap_or_default();
            if let Some(baseline) = baseline {
                let text = (to + 1).to_string();
                let right = x + width - measure.width(face, size, &text);
                *paint = Paint::Text { x: right, y: baseline, face, size, text };
            }
            let to = Landing { page: to, top: below, words };
            links.push(Link { page, area: (left + x, top + y, width, height), element, to });
        }
    }
    let pages = headings.iter().map(|node| places.get(node).map_or(0, |(page, _)| page + 1)).collect();
    Ok((links, pages))
}

/// The page each element starts on, and how far below its top the first words of it do.
fn places(sheets: &[Sheet]) -> BTreeMap<NodeId, (usize, f64)> {
    let mut places = BTreeMap::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let origin = sheet.origin_mm.1 * MM;
        let mut begun = None;
        for paint in &sheet.paints {
            match paint {
                Paint::Begin(node) => begun = Some(*node),
                Paint::End => begun = None,
                Paint::Text { y, size, .. } => {
                    let top = origin + y - f64::from(*size);
                    begun.take().map(|node| places.entry(node).or_insert((page, top)));
                }
                Paint::White
                | Paint::Rule { .. }
                | Paint::Fill { .. }
                | Paint::Shape { .. }
                | Paint::Reference { .. }
                | Paint::Lead { .. }
                | Paint::Target { .. }
                | Paint::Signature { .. } => {}
            }
        }
    }
    places
}
