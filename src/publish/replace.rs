//! Replaces a book file by file, where its folder cannot be exchanged: Windows renames no folder while a file in it is open.
//!
//! ```text
//! DIR/.briefbook/<conference>/copying                 the old book, copied for the history
//! DIR/.briefbook/<conference>/building/.journal.json  written last: from now on the new book counts
//! DIR/.briefbook/<conference>/replacing/              the same folder: what is not in its place yet
//! ```
//!
//! A file that a program has open stays as it is until a later run finds it free. One that was saved meanwhile stays for good:
//! the next build takes it over as an edit. Whatever step it is ended at, [`Replacement::commit`] and [`Replacement::place_all`]
//! go on from there.

use super::changes::is_passed_over;
use super::disk::{Disk, flush_folders, remove};
use super::hash::sha256;
use super::journal::{JOURNAL, Journal, OpenFiles, REPLACING, Step, hash};
use super::manifest::Manifest;
use super::verify::files_of;
use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A book and the conference's room beside it.
pub(super) struct Replacement<'a> {
    pub(super) book: &'a Path,
    pub(super) room: &'a Path,
    pub(super) disk: &'a dyn Disk,
}

impl Replacement<'_> {
    /// Copies the old book for the history and notes what the new one in `building` replaces.
    ///
    /// # Errors
    /// A file of the old book cannot be read, or the disk refuses; the old book is as it was.
    pub(super) fn prepare(&self, manifest: &Manifest) -> Result<()> {
        let building = self.room.join("building");
        let mut over = self.copy_old()?;
        let mut steps = Vec::new();
        let outputs = manifest.outputs.iter().map(|output| (&*output.file.path, output.file.sha256.clone()));
        for (path, with) in outputs {
            steps.push(Step { over: over.remove(path), path: path.to_owned(), with: Some(with) });
        }
        let last = Step {
            path: Manifest::FILE.to_owned(),
            over: over.remove(Manifest::FILE),
            with: hash(&building.join(Manifest::FILE)),
        };
        let removed = over.into_iter().map(|(path, over)| Step { path, over: Some(over), with: None });
        steps.extend(removed);
        steps.push(last);
        Journal { steps }.write(&building, self.disk).explain(|| msg!("cannot-write", path = building.display()))
    }

    /// Copies the book as it was published, and gives the hashes of what lies there.
    fn copy_old(&self) -> Result<BTreeMap<String, String>> {
        let copying = self.copying();
        remove(&copying)?;
        let open = OpenFiles::of(self.book);
        let mut hashes = BTreeMap::new();
        for (name, path) in files_of(self.book)? {
            let is_file = fs::symlink_metadata(&path).is_ok_and(|kind| kind.is_file());
            if !is_file || is_passed_over(&name) {
                continue;
            }
            let bytes = fs::read(&path).explain(|| msg!("cannot-read-open", path = path.display()))?;
            hashes.insert(name.clone(), sha256(&bytes));
            let copy = copying.join(&name);
            let written = fs::create_dir_all(copy.parent().unwrap_or(&copying))
                .and_then(|()| self.disk.write(&copy, &open.coming(&name).unwrap_or(bytes)));
            written.explain(|| msg!("cannot-write", path = copy.display()))?;
        }
        flush_folders(&copying)?;
        Ok(hashes)
    }

    /// Makes the new book the one that counts, where all is noted: the old one is ready for the history, the new one waits for
    /// its places. Says whether there is anything to place.
    ///
    /// # Errors
    /// The disk refuses; the next attempt goes on.
    pub(super) fn commit(&self) -> Result<bool> {
        let (building, replacing) = (self.room.join("building"), self.room.join(REPLACING));
        if building.join(JOURNAL).exists() {
            remove(&replacing)?;
            self.disk.rename(&building, &replacing).explain(|| msg!("cannot-put-book", path = self.book.display()))?;
        }
        let is_committed = replacing.join(JOURNAL).exists();
        let copying = self.copying();
        if is_committed && copying.exists() {
            let replaced = self.room.join("replaced");
            self.disk.rename(&copying, &replaced).explain(|| msg!("cannot-move-old-book"))?;
        }
        remove(&copying)?;
        Ok(is_committed)
    }

    /// Puts every file in its place that no program has open, and notes the others.
    ///
    /// # Errors
    /// The disk refuses; the next attempt goes on.
    pub(super) fn place_all(&self) -> Result<()> {
        let replacing = self.room.join(REPLACING);
        let mut journal = Journal::of(&replacing).unwrap_or_default();
        journal.steps.retain(|step| !self.place(&replacing, step));
        if journal.steps.is_empty() {
            return remove(&replacing);
        }
        for Step { path, .. } in &journal.steps {
            tracing::warn!("{path} is open in a program; it will be replaced when it is closed");
        }
        journal.write(&replacing, self.disk).explain(|| msg!("cannot-write", path = replacing.display()))
    }

    /// Does one step. False where the file cannot be replaced now.
    fn place(&self, replacing: &Path, step: &Step) -> bool {
        let (place, new) = (self.book.join(&step.path), replacing.join(&step.path));
        let there = hash(&place);
        if there.is_none() && place.exists() {
            return false;
        }
        // Done before, or saved or removed by somebody since.
        if there == step.with || there != step.over || (step.with.is_some() && !new.exists()) {
            return true;
        }
        let done = match step.with {
            Some(_) => {
                fs::create_dir_all(place.parent().unwrap_or(self.book)).and_then(|()| self.disk.rename(&new, &place))
            }
            None => self.disk.remove_file(&place),
        };
        if let Err(error) = &done {
            tracing::debug!("{}: {error}", place.display());
        }
        // A folder of the old book that has no file any more; others are not empty.
        if step.with.is_none() {
            place
                .parent()
                .filter(|folder| *folder != self.book)
                .into_iter()
                .for_each(|folder| drop(fs::remove_dir(folder)));
        }
        done.is_ok()
    }

    fn copying(&self) -> PathBuf {
        self.room.join("copying")
    }
}
