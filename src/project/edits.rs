//! What people made of a conference's books, in its folder: copies of the documents they edited and the files they added,
//! with a register. A build takes them over before it replaces a book, and is made from them like from any other input.
//!
//! ```text
//! input/<conference>/edits/edits.csv                       the register, a line for each copy
//! input/<conference>/edits/bao-cao-tong-hop-1a2b3c4d.docx  a copy, by its path in the book and its hash
//! DIR/<conference>.edits/                                  the same, where the conference's folder cannot be written
//! ```
//!
//! A copy is written before the line that names it, and that before the book is replaced: a run that is killed in between
//! is repeated by the next one.

use crate::config;
use crate::messages::Explain as _;
#[cfg(feature = "desk")]
use crate::model::edit::Change;
use crate::model::edit::EditEntry;
use crate::msg;
use crate::publish::{self, BookChange, ManifestFile};
use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folder of a conference for edits, and how inputs name what lies in it.
const FOLDER: &str = "edits";

/// The edits of a conference.
#[derive(Debug)]
pub(crate) struct Edits {
    /// In the conference's folder.
    own: PathBuf,
    /// Beside the book.
    beside: PathBuf,
    /// All lines, with the folder that has the copy.
    entries: Vec<(EditEntry, PathBuf)>,
    /// What was found in the book now and not before.
    pub(crate) taken: Vec<EditEntry>,
}

/// A file that people made, as far as it still counts.
#[derive(Debug, Clone)]
pub(crate) struct Edit<'e> {
    pub(crate) entry: &'e EditEntry,
    /// Its copy.
    path: PathBuf,
}

impl Edit<'_> {
    /// How a manifest names it among the inputs.
    pub(crate) fn input(&self) -> String {
        format!("{FOLDER}/{}", self.entry.file)
    }

    /// What people made.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        fs::read(&self.path).explain(|| msg!("cannot-read", path = self.path.display()))
    }
}

impl Edits {
    /// Reads the register, and takes over what people made of a book.
    ///
    /// # Errors
    /// The register has mistakes, a file cannot be read, or neither the conference's folder nor the output folder can be
    /// written. The book is as it was.
    pub(crate) fn take(conference: &Path, out: &Path, id: &str, book: &Path) -> Result<Edits> {
        let (own, beside) = (conference.join(FOLDER), out.join(format!("{id}.{FOLDER}")));
        let mut edits = Edits { own, beside, entries: Vec::new(), taken: Vec::new() };
        for folder in [&edits.own, &edits.beside] {
            let entries = config::edits(folder)?.into_iter().map(|entry| (entry, folder.clone()));
            edits.entries.extend(entries);
        }
        edits.bring_home();
        edits.take_more(book)?;
        Ok(edits)
    }

    /// Takes over what people made of the book since; gives how many files that were.
    ///
    /// # Errors
    /// As for [`Edits::take`].
    pub(crate) fn take_more(&mut self, book: &Path) -> Result<usize> {
        let edition = publish::edition(book);
        let mut new = 0;
        for change in publish::changes(book)? {
            new += usize::from(self.note(change, &edition)?);
        }
        Ok(new)
    }

    /// Adds a document that was edited elsewhere; says whether it is not what was last noted of it.
    ///
    /// # Errors
    /// The file cannot be read, or neither folder can be written.
    #[cfg(feature = "desk")]
    pub(crate) fn add(&mut self, document: String, path: PathBuf, edition: &str) -> Result<bool> {
        self.note(BookChange { document, change: Change::Edited, path: Some(path) }, edition)
    }

    /// Where copies lie that could not be written to the conference's folder; none where there are none.
    pub(crate) fn beside(&self) -> Option<&Path> {
        self.entries.iter().any(|(_, folder)| *folder == self.beside).then_some(&*self.beside)
    }

    /// The last file of each path, but for those that were taken back, in order of the paths.
    pub(crate) fn current(&self) -> Vec<Edit<'_>> {
        let mut last: BTreeMap<&str, &(EditEntry, PathBuf)> = BTreeMap::new();
        for noted in &self.entries {
            last.insert(&noted.0.document, noted);
        }
        let with_file = last.into_values().filter(|(entry, _)| entry.change.has_file());
        with_file.map(|(entry, folder)| Edit { entry, path: folder.join(&entry.file) }).collect()
    }

    /// The inputs of a book made with them: the register and the copies that count.
    ///
    /// # Errors
    /// A copy cannot be read.
    pub(crate) fn inputs(&self) -> Result<Vec<ManifestFile>> {
        if self.entries.is_empty() {
            return Ok(Vec::new());
        }
        let entries: Vec<EditEntry> = self.entries.iter().map(|(entry, _)| entry.clone()).collect();
        let register = ManifestFile::new(format!("{FOLDER}/{}", config::EDITS), &config::edits_text(&entries)?);
        let copy = |edit: &Edit<'_>| Ok(ManifestFile::new(edit.input(), &edit.bytes()?));
        std::iter::once(Ok(register)).chain(self.current().iter().map(copy)).collect()
    }

    /// Notes a change, its copy first, unless it is what was last noted of the file. Says whether it was new.
    fn note(&mut self, change: BookChange, edition: &str) -> Result<bool> {
        let BookChange { document, change, path } = change;
        let copied = |folder: &Path| match &path {
            Some(path) => publish::keep_copy(path, &document, folder),
            None => Ok((String::new(), String::new())),
        };
        let is_last = |sha256: &str| {
            let last = self.entries.iter().rev().find(|(entry, _)| entry.document == document);
            last.is_some_and(|(entry, _)| entry.change == change && entry.sha256 == sha256)
        };
        let sha256 = path.as_ref().map(|path| fs::read(path).map(|bytes| publish::sha256(&bytes)));
        let known = match &sha256 {
            Some(Ok(sha256)) => is_last(sha256),
            Some(Err(_)) => false,
            None => is_last(""),
        };
        if known {
            return Ok(false);
        }
        for folder in [self.own.clone(), self.beside.clone()] {
            let noted = copied(&folder).and_then(|(file, sha256)| {
                let (document, edition) = (document.clone(), edition.to_owned());
                let entry = EditEntry { file, document, change, edition, sha256 };
                self.write(&folder, Some(&entry))?;
                Ok(entry)
            });
            match noted {
                Ok(entry) => {
                    self.entries.push((entry.clone(), folder));
                    self.taken.push(entry);
                    return Ok(true);
                }
                Err(error) if folder == self.own => {
                    tracing::warn!("{} cannot be written, edits are kept beside the book: {error:#}", folder.display());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Writes the register of a folder, with one more line.
    fn write(&self, folder: &Path, more: Option<&EditEntry>) -> Result<()> {
        let own = self.entries.iter().filter(|(_, of)| of == folder).map(|(entry, _)| entry);
        let lines: Vec<EditEntry> = own.chain(more).cloned().collect();
        publish::file(folder, config::EDITS, &config::edits_text(&lines)?).map(|_| ())
    }

    /// Moves what was kept beside the book into the conference's folder, where that can be written by now. What cannot be
    /// moved counts from where it is.
    fn bring_home(&mut self) {
        if self.beside().is_none() {
            return;
        }
        let moved = self.entries.iter().map(|(entry, folder)| {
            if *folder == self.beside && entry.change.has_file() {
                publish::keep_copy(&folder.join(&entry.file), &entry.document, &self.own)?;
            }
            Ok((entry.clone(), self.own.clone()))
        });
        let moved: Result<Vec<(EditEntry, PathBuf)>> = moved.collect();
        let home = moved.map(|entries| Edits {
            own: self.own.clone(),
            beside: self.beside.clone(),
            entries,
            taken: Vec::new(),
        });
        match home.and_then(|home| home.write(&self.own, None).map(|()| home)) {
            Ok(home) => {
                self.entries = home.entries;
                if let Err(error) = fs::remove_dir_all(&self.beside) {
                    tracing::warn!("{} stays: {error}", self.beside.display());
                }
            }
            Err(error) => tracing::warn!("edits stay beside the book: {error:#}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::Change;

    fn entry(document: &str, change: Change) -> EditEntry {
        let file = if change.has_file() { format!("{document}.copy") } else { String::new() };
        EditEntry { file, document: document.into(), change, edition: String::new(), sha256: String::new() }
    }

    #[test]
    fn the_last_word_on_a_file_counts() {
        let lines = [
            entry("a", Change::Edited),
            entry("b", Change::Added),
            entry("a", Change::Generated),
            entry("c", Change::Changed),
            entry("b", Change::Removed),
            entry("b", Change::Added),
        ];
        let entries = lines.into_iter().map(|entry| (entry, PathBuf::from("own"))).collect();
        let edits = Edits { own: "own".into(), beside: "beside".into(), entries, taken: Vec::new() };
        let current: Vec<String> = edits.current().iter().map(Edit::input).collect();
        assert_eq!(current, ["edits/b.copy", "edits/c.copy"]);
        assert_eq!(edits.beside(), None);
    }
}
