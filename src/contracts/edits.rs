//! What people made of a book, as `build --json` and `run-due --json` tell it.

use crate::model::edit::{Change, PublishedEdit};
use serde::Serialize;
use std::path::PathBuf;

/// Files that people made, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BookEdits {
    /// Taken over from the book by this run, in order of the paths.
    pub taken: Vec<TakenEdit>,
    /// All that count, and what this book did with each, in order of the paths.
    pub published: Vec<PublishedEdit>,
    /// Where they lie beside the book, because the conference's folder cannot be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<PathBuf>,
    /// Files that were saved while the book was being built: the next build takes them in.
    pub saved_meanwhile: usize,
    /// Files that could not be replaced because a program has them open; the next run that finds them closed does it.
    pub open: Vec<String>,
}

/// A file of a book that was taken over before the book was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TakenEdit {
    /// Its path in the book.
    pub path: String,
    /// What had become of it.
    pub change: Change,
    /// Its copy, a path below `edits/`; empty where the change has no file.
    pub file: String,
}
