//! Runs of text: words, figures, links and notes.

use super::figure::FigureKey;
use super::number::raised;
use serde::Serialize;
use std::sync::Arc;

/// A run of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Inline {
    /// Words.
    Text {
        /// The words; never a line break.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
    },
    /// A number that leads back to cells.
    Figure {
        /// Which one.
        key: FigureKey,
        /// As printed.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
        /// The [`Inline::Target`] of the document that tells where it comes from; none where nothing does, or where it
        /// stands next to the figure.
        source: Option<Name>,
    },
    /// Words that others lead to, such as `Bảng 1` in a caption.
    Target {
        /// Its name.
        name: Name,
        /// The words.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
    },
    /// Words that lead to a target and repeat its own: `Bảng 1` in a sentence.
    Reference {
        /// Where they lead.
        target: Name,
        /// As printed.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
    },
    /// The mark of a note, only in paragraphs and items of lists.
    Note(Note),
    /// A line ends here, the paragraph goes on.
    Break,
}

/// A note: its mark in running text, and what it says at the foot of the page the mark stands on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// What its mark leads to.
    pub name: Name,
    /// Counted through the document from 1.
    pub number: usize,
    /// As printed, `¹`.
    pub mark: String,
    /// What is said of a link to it, `Ghi chú 1`.
    pub title: String,
    /// The words.
    pub content: Vec<Inline>,
}

impl Note {
    /// The note of a number, with all that is said of it.
    pub fn numbered(number: usize, title: String, content: Vec<Inline>) -> Note {
        let name = format!("ghi-chu:{number}").into();
        Note { name, number, mark: raised(number), title, content }
    }
}

/// Name of a target, unique in its document. Readers do not see it.
pub type Name = Arc<str>;

/// Weight and slant of a run, added to what its role has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Emphasis {
    /// Heavier.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), emphasis: Emphasis::default() }
    }

    /// The characters it prints.
    pub fn as_str(&self) -> &str {
        match self {
            Inline::Text { text, .. }
            | Inline::Figure { text, .. }
            | Inline::Target { text, .. }
            | Inline::Reference { text, .. } => text,
            Inline::Note(note) => &note.mark,
            Inline::Break => "\n",
        }
    }

    /// Weight and slant; a mark and a break have none.
    pub fn emphasis(&self) -> Emphasis {
        match self {
            Inline::Text { emphasis, .. }
            | Inline::Figure { emphasis, .. }
            | Inline::Target { emphasis, .. }
            | Inline::Reference { emphasis, .. } => *emphasis,
            Inline::Note(_) | Inline::Break => Emphasis::default(),
        }
    }

    /// Whether it leads somewhere or others lead to it.
    pub fn is_linked(&self) -> bool {
        matches!(self, Inline::Target { .. }) || self.leads_to().is_some()
    }

    /// The target it leads to.
    pub fn leads_to(&self) -> Option<&Name> {
        match self {
            Inline::Figure { source, .. } => source.as_ref(),
            Inline::Reference { target, .. } => Some(target),
            Inline::Note(note) => Some(&note.name),
            Inline::Text { .. } | Inline::Target { .. } | Inline::Break => None,
        }
    }
}

/// The characters a run of inlines prints.
pub fn plain(content: &[Inline]) -> String {
    content.iter().map(Inline::as_str).collect()
}
