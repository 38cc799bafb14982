//! What is left to do where a book is replaced file by file: the journal, which stands beside the files that are not in their
//! place yet.

use super::disk::Disk;
use super::hash::sha256;
use super::room;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// Where files of the new book wait, in the conference's room.
pub(super) const REPLACING: &str = "replacing";

/// The journal, in the folder with the new files; no path of a book begins with a dot.
pub(super) const JOURNAL: &str = ".journal.json";

/// One file to be replaced, written or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    /// Path in the book, with `/`.
    pub(super) path: String,
    /// Hash of what lies there; none where nothing does.
    pub(super) over: Option<String>,
    /// Hash of what comes there; none where it is removed.
    pub(super) with: Option<String>,
}

/// The steps, the manifest's last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    pub(super) steps: Vec<Step>,
}

impl Journal {
    /// The journal of a folder. One that cannot be read counts as none, with a word in the log.
    pub(super) fn of(folder: &Path) -> Option<Journal> {
        let path = folder.join(JOURNAL);
        let bytes = fs::read(&path).ok()?;
        let journal = serde_json::from_slice(&bytes);
        journal.inspect_err(|error| tracing::warn!("{} is no journal: {error}", path.display())).ok()
    }

    /// Writes it into a folder, whole or not at all.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn write(&self, folder: &Path, disk: &dyn Disk) -> Result<()> {
        Ok(disk.write(&folder.join(JOURNAL), &serde_json::to_vec(self)?)?)
    }
}

/// Files of a book that a program had open when it was replaced: they are still those of the book before.
#[derive(Debug, Default)]
pub struct OpenFiles {
    folder: PathBuf,
    steps: Vec<Step>,
}

impl OpenFiles {
    /// Those of the book that lies here.
    pub fn of(book: &Path) -> OpenFiles {
        let Some(folder) = room::of_book(book).map(|room| room.join(REPLACING)) else { return OpenFiles::default() };
        let mut steps = Journal::of(&folder).unwrap_or_default().steps;
        steps.retain(|step| step.over.is_some() && hash(&book.join(&step.path)) == step.over);
        OpenFiles { folder, steps }
    }

    /// Their paths.
    pub fn paths(&self) -> Vec<String> {
        self.steps.iter().map(|step| step.path.clone()).collect()
    }

    /// Whether the file at a path is one of them.
    pub(super) fn has(&self, path: &str) -> bool {
        self.steps.iter().any(|step| step.path == path)
    }

    /// What will lie at a path; nothing where that is no file of these, or will be removed.
    pub(super) fn coming(&self, path: &str) -> Option<Vec<u8>> {
        let step = self.steps.iter().find(|step| step.path == path && step.with.is_some())?;
        fs::read(self.folder.join(&step.path)).ok()
    }
}

/// Hash of a file, where there is one that can be read.
pub(super) fn hash(path: &Path) -> Option<String> {
    fs::read(path).ok().map(|bytes| sha256(&bytes))
}
