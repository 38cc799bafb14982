//! Contents: the headings with a leader and the page each stands on.
//!
//! In: [`Contents`]. Out: a strip per entry, and once all pages are cut, their numbers and links. Must not: lay out
//! twice; the room of a page number is the same whatever the number.

use super::super::draw::Sheet;
use super::super::lines;
use super::super::measure::{Face, MM, Measure};
use super::super::paint::{NodeId, Paint, Strip};
use super::super::structure::{Structure, Tag};
use super::{Galley, Landing, Link, line_paints, text};
use crate::model::document::{Contents, Entry, Inline, Role};
use crate::model::style::RoleStyle;
use anyhow::Context as _;
use std::collections::BTreeMap;

/// Room for the number of a page.
const NUMBER: f64 = 8.0 * MM;
/// Space between the words and the leader.
const GAP: f64 = 1.0 * MM;

pub(super) fn set(galley: &mut Galley<'_>, contents: &Contents) {
    let head = galley.structure.add(Tag::Paragraph, None);
    let role = galley.role(Role::ContentsHead);
    text::paragraph_strips(galley, &role, &[Inline::text(contents.title.as_str())], head);
    let parent = galley.structure.add(Tag::Contents, None);
    let strips: Vec<Strip> = contents.entries.iter().map(|entry| self::entry(galley, entry, parent)).collect();
    galley.extend(strips);
}

/// An entry stands whole on one page: words, a leader that is read to nobody, and the place of the number.
fn entry(galley: &mut Galley<'_>, entry: &Entry, parent: NodeId) -> Strip {
    let item = galley.structure.add(Tag::ContentsItem, Some(parent));
    let reference = galley.structure.add(Tag::Reference, Some(item));
    let link = galley.structure.add(Tag::Link, Some(reference));
    let role = galley.role(Contents::role(entry));
    let line = galley.line_height(&role);
    let left = role.first_line_mm * MM;
    let words = RoleStyle { first_line_mm: 0.0, ..role };
    let mut set = galley.lines(&words, &[Inline::text(entry.text.as_str())], galley.width - left - NUMBER);
    // What is copied out has a space before the number.
    if let Some(span) = set.last_mut().and_then(|line| line.spans.last_mut()) {
        span.text.push(' ');
    }
    let height = line * set.len().max(1) as f64;
    let end = set.last().map_or(0.0, |line| line.width);
    let last = height - line;
    let mut paints = vec![Paint::Begin(link)];
    for (n, set) in set.into_iter().enumerate() {
        paints.extend(line_paints(galley.measure, set, role.size, line, (left, line * n as f64), None));
    }
    let (face, size) = (Face::role(&role), role.size);
    let baseline = last + galley.measure.baseline(size, line);
    let area = (left, 0.0, galley.width - left, height);
    paints.push(Paint::Reference { area, baseline, face, size, element: link, heading: entry.heading });
    paints.push(Paint::End);
    paints.extend(leader(galley, &role, (left + end + GAP, galley.width - NUMBER), last));
    Strip { before: role.before_pt, height, after: role.after_pt, paints, ..Strip::default() }
}

/// Dots from the words to the number; they end alike in every line.
fn leader(galley: &Galley<'_>, role: &RoleStyle, (from, to): (f64, f64), top: f64) -> Vec<Paint> {
    let dot = galley.measure.width(Face::role(role), role.size, ".");
    let count = ((to - from) / dot).floor().max(0.0);
    let dots = ".".repeat(count as usize);
    let plain = RoleStyle { first_line_mm: 0.0, ..*role };
    let setting = lines::Setting::of(&plain, to - from);
    let set = lines::set(galley.measure, &[Inline::text(dots)], &setting);
    let height = galley.line_height(role);
    let left = to - dot * count;
    set.into_iter().flat_map(|line| line_paints(galley.measure, line, role.size, height, (left, top), None)).collect()
}

/// Writes the page each reference leads to, and gives the references back as links.
pub(super) fn resolve(sheets: &mut [Sheet], structure: &Structure, measure: &Measure<'_>) -> anyhow::Result<Vec<Link>> {
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
            let text = (to + 1).to_string();
            let right = x + width - measure.width(face, size, &text);
            *paint = Paint::Text { x: right, y: baseline, face, size, text };
            let to = Landing { page: to, top: below, words };
            links.push(Link { page, area: (left + x, top + y, width, height), element, to });
        }
    }
    Ok(links)
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
                _ => {}
            }
        }
    }
    places
}

/// The page of each heading, from 1; a heading on none has 0.
pub(super) fn heading_pages(sheets: &[Sheet], structure: &Structure) -> Vec<usize> {
    let places = places(sheets);
    structure.headings().map(|node| places.get(&node).map_or(0, |(page, _)| page + 1)).collect()
}
