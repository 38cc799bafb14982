//! Links from one place of a file to another.

use super::super::layout::Link;
use super::annotations::{Annotation, Pages};
use super::emit::Page;
use super::meta;
use lopdf::{Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// Where an element starts: its page and the top of its first line.
pub(super) type Places = BTreeMap<usize, (ObjectId, f64)>;

/// Where each element that is seen starts.
pub(super) fn places(pages: &[Page], page_ids: &[ObjectId]) -> Places {
    let mut places = Places::new();
    for (page, id) in pages.iter().zip(page_ids) {
        for marked in &page.marked {
            places.entry(marked.node).or_insert((*id, marked.top.unwrap_or_default()));
        }
    }
    places
}

/// The place a reader is taken to.
pub(super) fn destination((page, top): (ObjectId, f64)) -> Vec<Object> {
    vec![page.into(), "XYZ".into(), Object::Null, Object::Real(top as f32), Object::Null]
}

/// Adds the links. Their keys in the parent tree follow those of the pages. Words and places are written out in each: packed, a
/// repetition takes less than a reference to an object of its own.
pub(super) fn add(file: &mut Document, links: &[Link], pages: Pages<'_>) -> anyhow::Result<Vec<Annotation>> {
    let mut added = Vec::with_capacity(links.len());
    for (n, link) in links.iter().enumerate() {
        let (page, rectangle) = pages.rectangle(link.page, link.area)?;
        let (there, tall) = pages.at(link.to.page)?;
        let id = file.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rectangle,
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed with the page, as PDF/A wants it; there is nothing to see.
            "F" => 4,
            "Contents" => meta::text(&link.to.words),
            "Dest" => destination((there, (tall - link.to.top).ceil())),
            "StructParent" => (pages.ids.len() + n) as i64,
        });
        added.push(Annotation { id, page, element: link.element });
    }
    Ok(added)
}
