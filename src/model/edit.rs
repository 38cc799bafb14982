//! What people made of a book: documents they edited, files they added.

use serde::{Deserialize, Serialize};

/// What became of a file of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A Word document was edited.
    Edited,
    /// Another file of the book was changed.
    Changed,
    /// A file lies there that the book does not have.
    Added,
    /// An edited document was replaced by the generated one: the edits no longer count.
    Generated,
    /// A file that somebody had added is gone.
    Removed,
}

impl Change {
    /// Every change.
    pub const ALL: [Change; 5] = [Change::Edited, Change::Changed, Change::Added, Change::Generated, Change::Removed];

    /// As the register writes it.
    pub fn name(self) -> &'static str {
        match self {
            Change::Edited => "edited",
            Change::Changed => "changed",
            Change::Added => "added",
            Change::Generated => "generated",
            Change::Removed => "removed",
        }
    }

    /// Whether the register keeps a file with it.
    pub fn has_file(self) -> bool {
        matches!(self, Change::Edited | Change::Changed | Change::Added)
    }
}

/// A line of the register of edits: what was found in a book before that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditEntry {
    /// Its copy, a path below `edits/` with `/`; empty where the change has no file.
    pub file: String,
    /// Its path in the book.
    pub document: String,
    /// What became of it.
    pub change: Change,
    /// The edition it was found in, as `editions/` names it: its day and the first digits of the hash of its manifest.
    pub edition: String,
    /// Hash of the file as it was found; empty where the change has no file.
    pub sha256: String,
}

/// What a book did with an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EditState {
    /// The book has the edited document with the figures of this edition, and the generated one in `ban-may/` beside it.
    Refreshed,
    /// The book has the file where it was put.
    Added,
    /// The book has the generated file; the changed one lies in `edits/` only.
    Aside,
    /// The same, because the edited document cannot be read.
    Unreadable,
}

/// What a book did with a file that people made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PublishedEdit {
    /// Its path in the book.
    pub path: String,
    /// The input it comes from, `edits/…`.
    pub from: String,
    /// What the book did with it.
    pub state: EditState,
    /// Path of the generated document beside an edited one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<String>,
    /// What became of an edited document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<RefreshReport>,
}

/// What became of an edited document whose figures were refreshed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RefreshReport {
    /// The document knew what it was generated as. Without that, only paragraphs are refreshed that say the same but for numbers.
    pub with_base: bool,
    /// Figures that have another number now.
    pub figures: usize,
    /// Paragraphs that people edited and that were kept.
    pub edited: usize,
    /// Paragraphs, rows and charts that were put in because they are new.
    pub added: usize,
    /// Paragraphs and rows that were taken out because they are no longer generated.
    pub removed: usize,
    /// What a person has to look at, in order of the document.
    pub notes: Vec<RefreshNote>,
}

/// Something that a person has to look at in a refreshed document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RefreshNote {
    /// Why.
    pub why: RefreshWhy,
    /// What the document says; empty where it says nothing.
    pub edited: String,
    /// What is generated now; empty where nothing is.
    pub now: String,
}

/// Why a person has to look at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefreshWhy {
    /// It says what the data no longer say; it stays, with a comment.
    Contradicted,
    /// It was edited and is no longer generated; it stays, with a comment.
    Gone,
    /// It was deleted, and its figures changed since; a comment says so.
    Deleted,
    /// It is generated now and found no place in the document.
    Unplaced,
}
