//! The structure tree of a file: which words are a heading, an item, a cell.

use super::super::structure::{Node, Structure, Tag};
use super::annotations::Annotation;
use super::emit::Page;
use super::meta;
use super::save::Written;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use rayon::prelude::*;

/// Adds the tree and gives back its root, and its elements as they are written: there are as many of them as of all other
/// objects together, and held as objects they would be most of what a file takes in memory.
pub(super) fn tree(
    file: &mut Document,
    structure: &Structure,
    (pages, page_ids): (&[Page], &[ObjectId]),
    annotations: &[Annotation],
) -> anyhow::Result<(ObjectId, Vec<Written>)> {
    let (root, top) = (file.new_object_id(), file.new_object_id());
    let ids: Vec<ObjectId> = structure.nodes.iter().map(|_| file.new_object_id()).collect();
    let mut kids = content_kids(structure, pages, page_ids);
    let starts = starts(structure, &kids);
    for annotation in annotations {
        if let Some(own) = kids.get_mut(annotation.element) {
            let object = dictionary! { "Type" => "OBJR", "Obj" => annotation.id, "Pg" => annotation.page };
            own.objects.push((LAST, object.into()));
        }
    }
    let mut top_kids = Vec::new();
    for ((node, id), start) in structure.nodes.iter().zip(&ids).zip(starts) {
        match node.parent.and_then(|parent| kids.get_mut(parent)) {
            Some(parent) => parent.objects.push((start, Object::Reference(*id))),
            None => top_kids.push(Object::Reference(*id)),
        }
    }
    let parent = |node: &Node| *node.parent.and_then(|parent| ids.get(parent)).unwrap_or(&top);
    let elements = structure.nodes.par_iter().zip(&ids).zip(kids);
    let elements = elements.map(|((node, id), kids)| Written::of(*id, element(node, parent(node), kids)));
    let elements = elements.collect::<anyhow::Result<_>>()?;
    let document = dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => top_kids };
    file.set_object(top, document);
    let parents = parent_tree(file, pages, annotations, &ids);
    let mut dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(top)],
        "ParentTree" => parents,
        "ParentTreeNextKey" => (pages.len() + annotations.len()) as i64,
    };
    if let Some(names) = identifiers(structure, &ids) {
        dictionary.set("IDTree", dictionary! { "Names" => names });
    }
    file.set_object(root, dictionary);
    Ok((root, elements))
}

/// Identifiers of notes with their elements, in order of the identifiers.
fn identifiers(structure: &Structure, ids: &[ObjectId]) -> Option<Vec<Object>> {
    let notes = structure.nodes.iter().zip(ids).filter(|(node, _)| node.tag == Tag::Note);
    let mut named: Vec<(&str, ObjectId)> = notes.filter_map(|(node, id)| Some((node.title.as_deref()?, *id))).collect();
    named.sort_unstable();
    let pairs = named.into_iter().flat_map(|(name, id)| [Object::string_literal(name), id.into()]);
    Some(pairs.collect::<Vec<_>>()).filter(|names| !names.is_empty())
}

/// Where content stands in reading order: its page, and its number there.
type Position = (usize, usize);

/// Behind all content.
const LAST: Position = (usize::MAX, 0);

/// Where each element starts, by its own content or by that of the elements in it.
fn starts(structure: &Structure, kids: &[Kids]) -> Vec<Position> {
    let own = |kids: &Kids| kids.objects.first().map_or(LAST, |(position, _)| *position);
    let mut starts: Vec<Position> = kids.iter().map(own).collect();
    // Children stand behind their parent.
    for (n, node) in structure.nodes.iter().enumerate().rev() {
        let start = starts.get(n).copied().unwrap_or(LAST);
        if let Some(parent) = node.parent.and_then(|parent| starts.get_mut(parent)) {
            *parent = start.min(*parent);
        }
    }
    starts
}

/// For each element the page its content starts on, and the content marked as its own: by number where it
/// stands on that page, with the page where it does not.
fn content_kids(structure: &Structure, pages: &[Page], page_ids: &[ObjectId]) -> Vec<Kids> {
    let mut kids: Vec<Kids> = vec![Kids::default(); structure.nodes.len()];
    for (index, (page, id)) in pages.iter().zip(page_ids).enumerate() {
        for (mcid, marked) in page.marked.iter().enumerate() {
            if let Some(own) = kids.get_mut(marked.node) {
                let number = mcid as i64;
                let object = if *own.page.get_or_insert(*id) == *id {
                    Object::Integer(number)
                } else {
                    dictionary! { "Type" => "MCR", "Pg" => *id, "MCID" => number }.into()
                };
                own.objects.push(((index, mcid), object));
            }
        }
    }
    kids
}

/// What stands below an element.
#[derive(Debug, Clone, Default)]
struct Kids {
    page: Option<ObjectId>,
    objects: Vec<(Position, Object)>,
}

fn element(node: &Node, parent: ObjectId, mut kids: Kids) -> Dictionary {
    // A link stands between the words before and behind it.
    kids.objects.sort_by_key(|(position, _)| *position);
    let objects: Vec<Object> = kids.objects.into_iter().map(|(_, object)| object).collect();
    let mut element = dictionary! { "S" => node.tag.name(), "P" => parent };
    if let Some(page) = kids.page {
        element.set("Pg", page);
    }
    match <[Object; 1]>::try_from(objects) {
        Ok([only]) => element.set("K", only),
        Err(none) if none.is_empty() => {}
        Err(several) => element.set("K", several),
    }
    if let (Tag::Note, Some(id)) = (node.tag, &node.title) {
        element.set("ID", Object::string_literal(id.as_str()));
    }
    if let Some(alt) = &node.alt {
        element.set("Alt", meta::text(alt));
    }
    if let Some(attributes) = attributes(node) {
        element.set("A", attributes);
    }
    element
}

fn attributes(node: &Node) -> Option<Dictionary> {
    let span = node.span as i64;
    match node.tag {
        Tag::List { ordered } => {
            let numbering = if ordered { "Decimal" } else { "Disc" };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        Tag::HeadCell if span > 1 => Some(dictionary! { "O" => "Table", "Scope" => "Column", "ColSpan" => span }),
        Tag::HeadCell => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Tag::Cell if span > 1 => Some(dictionary! { "O" => "Table", "ColSpan" => span }),
        _ => None,
    }
}

/// From a page and the number of its marked content back to the element.
fn parent_tree(file: &mut Document, pages: &[Page], annotations: &[Annotation], ids: &[ObjectId]) -> ObjectId {
    let mut numbers = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let elements = page.marked.iter().filter_map(|marked| ids.get(marked.node));
        let elements: Vec<Object> = elements.copied().map(Object::Reference).collect();
        numbers.push(Object::Integer(index as i64));
        numbers.push(Object::Reference(file.add_object(elements)));
    }
    for (n, annotation) in annotations.iter().enumerate() {
        if let Some(element) = ids.get(annotation.element) {
            numbers.extend([Object::Integer((pages.len() + n) as i64), Object::Reference(*element)]);
        }
    }
    file.add_object(dictionary! { "Nums" => numbers })
}
