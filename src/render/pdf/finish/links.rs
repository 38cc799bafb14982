//! Links from one place of a file to another.

use super::super::layout::Link;
use super::emit::Page;
use super::meta;
use anyhow::Context as _;
use lopdf::{Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// Where an element starts: its page and the top of its first line.
pub(super) type Places = BTreeMap<usize, (ObjectId, f64)>;

/// An annotation with the element it belongs to.
pub(super) struct Annotation {
    pub(super) id: ObjectId,
    pub(super) page: ObjectId,
    pub(super) element: usize,
}

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

/// Adds the links to their pages. Their keys in the parent tree follow those of the pages. Words and places are written
/// out in each: packed, a repetition takes less than a reference to an object of its own.
pub(super) fn add(
    file: &mut Document,
    links: &[Link],
    (page_ids, heights): (&[ObjectId], &[f64]),
) -> anyhow::Result<Vec<Annotation>> {
    let at = |page: usize| page_ids.get(page).copied().zip(heights.get(page)).context("a link on no page");
    let mut added = Vec::with_capacity(links.len());
    for (n, link) in links.iter().enumerate() {
        let (page, height) = at(link.page)?;
        let (there, tall) = at(link.to.page)?;
        let (x, y, width, high) = link.area;
        let sides = [x, height - y - high, x + width, height - y].map(|side| Object::Integer(side.round() as i64));
        let id = file.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => sides.to_vec(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed with the page, as PDF/A wants it; there is nothing to see.
            "F" => 4,
            "Contents" => meta::text(&link.to.words),
            "Dest" => destination((there, (tall - link.to.top).ceil())),
            "StructParent" => (page_ids.len() + n) as i64,
        });
        added.push(Annotation { id, page, element: link.element });
    }
    on_pages(file, &added)?;
    Ok(added)
}

fn on_pages(file: &mut Document, added: &[Annotation]) -> anyhow::Result<()> {
    let mut by_page: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for annotation in added {
        by_page.entry(annotation.page).or_default().push(annotation.id.into());
    }
    for (page, annotations) in by_page {
        file.get_dictionary_mut(page)?.set("Annots", annotations);
    }
    Ok(())
}
