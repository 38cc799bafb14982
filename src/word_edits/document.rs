//! A Word document as somebody left it. Places are ranges of bytes in the XML of a part, by which it can be changed and every
//! other byte stays.

use crate::model::word_base::{PartKind, WordBase};
use crate::ooxml::chart_text::ChartText;
use std::ops::Range;

/// A document.
#[derive(Debug, Clone, Default)]
pub struct EditedDocument {
    /// What it was generated as; none where the part is gone.
    pub base: Option<WordBase>,
    /// Title among its properties.
    pub title: String,
    /// The body first, then notes, heads and feet in order of their paths.
    pub parts: Vec<EditedPart>,
    /// In the order of their numbers, with their paths.
    pub charts: Vec<(String, ChartText)>,
    /// Pieces of other files that Word would show and nobody here reads.
    pub foreign: usize,
}

impl EditedDocument {
    /// Parts of a kind.
    pub fn parts(&self, kind: PartKind) -> impl Iterator<Item = &EditedPart> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }
}

/// A part of a document that holds text.
#[derive(Debug, Clone)]
pub struct EditedPart {
    /// Which part.
    pub kind: PartKind,
    /// `word/document.xml`.
    pub path: String,
    /// In reading order.
    pub blocks: Vec<EditedBlock>,
}

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub enum EditedBlock {
    /// A paragraph outside tables.
    Paragraph(EditedParagraph),
    /// A table.
    Table(EditedTable),
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub struct EditedParagraph {
    /// The whole element.
    pub at: Range<usize>,
    /// Id of its style; empty where it has none.
    pub style: String,
    /// What was recorded of its end: a paragraph that was put in or taken out.
    pub recorded: Recorded,
    /// It stands in a text box.
    pub boxed: bool,
    /// In reading order; those without text are left out.
    pub runs: Vec<EditedRun>,
}

impl EditedParagraph {
    /// What is read of it in a view, hidden and struck text left out.
    pub fn text(&self, view: View) -> String {
        self.runs.iter().filter(|run| run.is_read(view)).map(|run| run.text.as_str()).collect()
    }
}

/// Text of one look.
#[derive(Debug, Clone, Default)]
pub struct EditedRun {
    /// The run's element.
    pub at: Range<usize>,
    /// A break of a line is `\n`, a tab `\t`.
    pub text: String,
    /// Number of the figure whose carrier is around it.
    pub figure: Option<usize>,
    /// Whether it is read.
    pub look: Look,
    /// What was recorded of it.
    pub recorded: Recorded,
}

impl EditedRun {
    /// Whether a reader of the view reads it as valid.
    pub fn is_read(&self, view: View) -> bool {
        self.look == Look::Plain && self.recorded.is_in(view)
    }
}

/// How text looks, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Look {
    /// It is read.
    #[default]
    Plain,
    /// A line goes through it.
    Struck,
    /// It is not printed.
    Hidden,
}

/// What recorded changes say of a piece of the document. Moved text is taken out at one place and put in at another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recorded {
    /// It was put in.
    pub inserted: bool,
    /// It was taken out.
    pub deleted: bool,
}

impl Recorded {
    /// Whether a view shows it.
    pub fn is_in(self, view: View) -> bool {
        match view {
            View::Final => !self.deleted,
            View::Original => !self.inserted,
        }
    }

    /// Whether anything was recorded.
    pub fn is_change(self) -> bool {
        self.inserted || self.deleted
    }
}

/// How Word shows a document with recorded changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As if all were accepted.
    Final,
    /// As if all were refused.
    Original,
}

/// A table. Tables in its cells are read as paragraphs of those.
#[derive(Debug, Clone, Default)]
pub struct EditedTable {
    /// The whole element.
    pub at: Range<usize>,
    /// From top to bottom.
    pub rows: Vec<EditedRow>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct EditedRow {
    /// The whole element.
    pub at: Range<usize>,
    /// It repeats on every page.
    pub head: bool,
    /// What was recorded of it.
    pub recorded: Recorded,
    /// From left to right.
    pub cells: Vec<EditedCell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct EditedCell {
    /// The whole element.
    pub at: Range<usize>,
    /// Columns it covers, at least 1.
    pub span: usize,
    /// From top to bottom.
    pub paragraphs: Vec<EditedParagraph>,
}
