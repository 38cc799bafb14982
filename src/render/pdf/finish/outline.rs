//! Bookmarks: one per heading, nested by level.

use super::super::structure::{Structure, Tag};
use super::links::{Places, destination};
use super::meta;
use lopdf::{Document, ObjectId, dictionary};

/// A bookmark with those below it.
struct Bookmark<'a> {
    level: u8,
    title: &'a str,
    page: ObjectId,
    top: f64,
    children: Vec<Bookmark<'a>>,
}

/// Adds the outline, where there are headings.
pub(super) fn add(file: &mut Document, structure: &Structure, places: &Places) -> Option<ObjectId> {
    let bookmarks = nest(&mut bookmarks(structure, places).into_iter().peekable(), 0);
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let (first, last) = write(file, root, &bookmarks)?;
    let count = bookmarks.len() as i64;
    file.set_object(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count });
    Some(root)
}

fn bookmarks<'a>(structure: &'a Structure, places: &Places) -> Vec<Bookmark<'a>> {
    let bookmark = |(index, node): (usize, &'a super::super::structure::Node)| {
        let (Tag::Heading(level), Some(title)) = (node.tag, &node.title) else { return None };
        let (page, top) = places.get(&index).copied()?;
        Some(Bookmark { level, title, page, top, children: Vec::new() })
    };
    structure.nodes.iter().enumerate().filter_map(bookmark).collect()
}

/// Takes bookmarks deeper than a level and hangs each below the one it belongs to.
fn nest<'a>(flat: &mut std::iter::Peekable<impl Iterator<Item = Bookmark<'a>>>, above: u8) -> Vec<Bookmark<'a>> {
    let mut siblings = Vec::new();
    while let Some(mut bookmark) = flat.next_if(|next| next.level > above) {
        bookmark.children = nest(flat, bookmark.level);
        siblings.push(bookmark);
    }
    siblings
}

/// Writes bookmarks below a parent; first and last of them.
fn write(file: &mut Document, parent: ObjectId, bookmarks: &[Bookmark<'_>]) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    for (n, (bookmark, id)) in bookmarks.iter().zip(&ids).enumerate() {
        let place = destination((bookmark.page, bookmark.top));
        let mut item = dictionary! { "Title" => meta::text(bookmark.title), "Parent" => parent, "Dest" => place };
        if let Some(before) = n.checked_sub(1).and_then(|n| ids.get(n)) {
            item.set("Prev", *before);
        }
        if let Some(next) = ids.get(n + 1) {
            item.set("Next", *next);
        }
        if let Some((first, last)) = write(file, *id, &bookmark.children) {
            item.set("First", first);
            item.set("Last", last);
            // Closed: a reader opens what he looks for.
            item.set("Count", -(bookmark.children.len() as i64));
        }
        file.set_object(*id, item);
    }
    Some((*ids.first()?, *ids.last()?))
}
