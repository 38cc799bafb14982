//! Words and cells that lead to another place of the document.

use super::super::display_list::{NodeId, Paint};
use super::super::draw::Sheet;
use super::super::lines::{Line, NO_BREAK_SPACE};
use super::super::measure::MM;
use super::super::structure::Tag;
use super::flow::Flow;
use super::link::{Landing, Link};
use crate::model::document::{Inline, Name, Note};
use anyhow::Context as _;
use std::collections::BTreeMap;

/// Paints of a line of running text, with links where its words lead somewhere.
pub(super) fn line_paints(
    flow: &mut Flow<'_>,
    line: Line,
    (size, height): (u8, f64),
    (x, y): (f64, f64),
    node: NodeId,
    content: &[Inline],
) -> Vec<Paint> {
    let baseline = y + flow.measure.baseline(size, height);
    let mut paints = vec![Paint::Begin(node)];
    for span in line.spans {
        let inline = span.linked.and_then(|linked| content.get(linked));
        paints.extend(inline.and_then(|inline| target(inline, y)));
        let target = inline.and_then(Inline::leads_to);
        let width = flow.measure.width(span.face, size, span.text.trim_end());
        let left = x + span.x;
        let words = Paint::Text { x: left, y: baseline, face: span.face, size, text: span.text };
        let Some(target) = target else {
            paints.push(words);
            continue;
        };
        let parent = match inline {
            Some(Inline::Note(_)) => flow.structure.add(Tag::Reference, Some(node)),
            Some(
                Inline::Text { .. }
                | Inline::Figure { .. }
                | Inline::Target { .. }
                | Inline::Reference { .. }
                | Inline::Break,
            )
            | None => node,
        };
        let element = flow.structure.add(Tag::Link, Some(parent));
        let area = (left, y, width, height);
        paints.extend([Paint::End, Paint::Begin(element), words]);
        paints.push(Paint::Lead { area, element, target: target.clone() });
        paints.extend([Paint::End, Paint::Begin(node)]);
    }
    paints.push(Paint::End);
    paints
}

/// The place of words that others lead to.
pub(super) fn target(inline: &Inline, top: f64) -> Option<Paint> {
    match inline {
        Inline::Target { name, text, .. } => {
            Some(Paint::Target { name: name.clone(), words: text.replace(NO_BREAK_SPACE, " "), top })
        }
        // From the note back to its mark.
        Inline::Note(note) => Some(Paint::Target { name: note_mark(note), words: note.mark.clone(), top }),
        Inline::Text { .. } | Inline::Figure { .. } | Inline::Reference { .. } | Inline::Break => None,
    }
}

/// Where each target stands; one whose words go on over the line or page, where they begin.
fn landings(sheets: &[Sheet]) -> BTreeMap<Name, Landing> {
    let mut landings = BTreeMap::new();
    for (page, sheet) in sheets.iter().enumerate() {
        for paint in &sheet.paints {
            let Paint::Target { name, words, top } = paint else { continue };
            let landing = || Landing { page, top: sheet.origin_mm.1 * MM + top, words: words.clone() };
            landings.entry(name.clone()).or_insert_with(landing);
        }
    }
    landings
}

/// Takes what leads somewhere and what others lead to from the pages, as links.
pub(super) fn resolve(sheets: &mut [Sheet]) -> anyhow::Result<Vec<Link>> {
    let landings = landings(sheets);
    let mut links = Vec::new();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let (left, top) = (sheet.origin_mm.0 * MM, sheet.origin_mm.1 * MM);
        for paint in &sheet.paints {
            let Paint::Lead { area: (x, y, width, height), element, target } = paint else { continue };
            let known = landings.get(target).cloned();
            let to = known.with_context(|| format!("something leads to {target:?}, which the document lacks"))?;
            links.push(Link { page, area: (left + x, top + y, *width, *height), element: *element, to });
        }
        sheet.paints.retain(|paint| !matches!(paint, Paint::Lead { .. } | Paint::Target { .. }));
    }
    Ok(links)
}

/// Name of the place a note is referred to from.
pub(super) fn note_mark(note: &Note) -> Name {
    format!("{}:tu", note.name).into()
}
