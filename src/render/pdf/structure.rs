//! The logical structure of a document: what a screen reader walks through and bookmarks are made from.

use super::display_list::NodeId;
use std::collections::BTreeSet;

/// Elements in reading order; a parent stands before its children.
#[derive(Debug, Clone, Default)]
pub(super) struct Structure {
    pub(super) nodes: Vec<Node>,
}

/// One element.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// `None` stands directly below the document.
    pub(super) parent: Option<NodeId>,
    /// What is said in place of a picture.
    pub(super) alt: Option<String>,
    /// Words of a bookmark, or identifier of a note.
    pub(super) title: Option<String>,
    /// Columns a cell covers.
    pub(super) span: usize,
}

/// Standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Heading of level 1 to 3.
    Heading(u8),
    Paragraph,
    /// Whether its marks count.
    List {
        ordered: bool,
    },
    Item,
    Label,
    ItemBody,
    Table,
    Caption,
    Row,
    HeadCell,
    Cell,
    Figure,
    Contents,
    ContentsItem,
    Reference,
    /// At the foot of a page; its title is its identifier.
    Note,
    Link,
    /// A field to be filled in: a signature's.
    Form,
}

impl Tag {
    /// Its name in the file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Tag::Heading(0 | 1) => "H1",
            Tag::Heading(2) => "H2",
            Tag::Heading(_) => "H3",
            Tag::Paragraph => "P",
            Tag::List { .. } => "L",
            Tag::Item => "LI",
            Tag::Label => "Lbl",
            Tag::ItemBody => "LBody",
            Tag::Table => "Table",
            Tag::Caption => "Caption",
            Tag::Row => "TR",
            Tag::HeadCell => "TH",
            Tag::Cell => "TD",
            Tag::Figure => "Figure",
            Tag::Contents => "TOC",
            Tag::ContentsItem => "TOCI",
            Tag::Reference => "Reference",
            Tag::Note => "Note",
            Tag::Link => "Link",
            Tag::Form => "Form",
        }
    }
}

impl Structure {
    /// Adds an element below another.
    pub(super) fn add(&mut self, tag: Tag, parent: Option<NodeId>) -> NodeId {
        self.push(Node { tag, parent, alt: None, title: None, span: 1 })
    }

    /// Adds a heading with the words of its bookmark. PDF/UA-1 forbids to skip a level on the way down, so a heading
    /// is at most one level below the one before it.
    pub(super) fn heading(&mut self, level: u8, title: String) -> NodeId {
        let before = self.nodes.iter().rev().find_map(|node| match node.tag {
            Tag::Heading(level) => Some(level),
            _ => None,
        });
        let level = level.clamp(1, 3).min(before.unwrap_or(0) + 1);
        self.push(Node { tag: Tag::Heading(level), parent: None, alt: None, title: Some(title), span: 1 })
    }

    /// The headings in reading order.
    pub(super) fn headings(&self) -> impl Iterator<Item = NodeId> {
        let is_heading = |node: &Node| matches!(node.tag, Tag::Heading(_));
        self.nodes.iter().enumerate().filter(move |(_, node)| is_heading(node)).map(|(index, _)| index)
    }

    /// Adds a picture with the words that stand for it.
    pub(super) fn figure(&mut self, alt: String) -> NodeId {
        self.push(Node { tag: Tag::Figure, parent: None, alt: Some(alt), title: None, span: 1 })
    }

    /// Adds a note with its identifier, which nothing else in the document has.
    pub(super) fn note(&mut self, id: String) -> NodeId {
        self.push(Node { tag: Tag::Note, parent: None, alt: None, title: Some(id), span: 1 })
    }

    /// The elements that are notes or stand in one.
    pub(super) fn in_notes(&self) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        // A parent stands before its children.
        for (id, node) in self.nodes.iter().enumerate() {
            if node.tag == Tag::Note || node.parent.is_some_and(|parent| found.contains(&parent)) {
                found.insert(id);
            }
        }
        found
    }

    /// Adds a cell.
    pub(super) fn cell(&mut self, tag: Tag, row: NodeId, span: usize) -> NodeId {
        self.push(Node { tag, parent: Some(row), alt: None, title: None, span })
    }

    fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}
