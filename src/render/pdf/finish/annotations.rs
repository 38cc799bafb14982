//! What lies over the pages of a file: links and the fields of signatures.

use anyhow::Context as _;
use lopdf::{Document, Object, ObjectId};
use std::collections::BTreeMap;

/// An annotation with the element it belongs to.
pub(super) struct Annotation {
    pub(super) id: ObjectId,
    pub(super) page: ObjectId,
    pub(super) element: usize,
}

/// The pages of a file, and how high each is.
#[derive(Clone, Copy)]
pub(super) struct Pages<'a> {
    pub(super) ids: &'a [ObjectId],
    pub(super) heights: &'a [f64],
}

impl Pages<'_> {
    /// A page by its number, from 0, and its height.
    pub(super) fn at(&self, page: usize) -> anyhow::Result<(ObjectId, f64)> {
        self.ids.get(page).copied().zip(self.heights.get(page).copied()).context("an annotation on no page")
    }

    /// The page of an area, and the area as PDF counts it: from the lower left corner, to its upper right.
    pub(super) fn rectangle(
        &self,
        page: usize,
        (x, y, width, high): (f64, f64, f64, f64),
    ) -> anyhow::Result<(ObjectId, Vec<Object>)> {
        let (id, height) = self.at(page)?;
        let sides = [x, height - y - high, x + width, height - y].map(|side| Object::Integer(side.round() as i64));
        Ok((id, sides.to_vec()))
    }
}

/// Names the annotations on their pages.
pub(super) fn on_pages(file: &mut Document, added: &[Annotation]) -> anyhow::Result<()> {
    let mut by_page: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for annotation in added {
        by_page.entry(annotation.page).or_default().push(annotation.id.into());
    }
    for (page, annotations) in by_page {
        file.get_dictionary_mut(page)?.set("Annots", annotations);
    }
    Ok(())
}
