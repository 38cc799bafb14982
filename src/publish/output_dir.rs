//! The place of a conference's book, locked by one build at a time. There is no moment in which the book is half there, and
//! what a killed build left is never taken for one.
//!
//! ```text
//! DIR/<conference>/                 the book
//! DIR/<conference>/.history/<n>     books before it, the newest with the highest number
//! DIR/.briefbook/<conference>/      lock, cache, and while a build runs: building, replaced, waste
//! ```
//!
//! Swapping: `building` and the book are exchanged; the old book, now in `building`, becomes `replaced`; `.history` moves
//! to the new book; `replaced` moves into it. A build killed between two of these steps is finished by the next one: only
//! a folder that has been the book has a `.history`, so it is told from one that was never finished. Where the book's folder
//! cannot be renamed, because a program has a file in it open, files are [replaced](super::replace) one by one.

use super::disk::{Disk, System, flush_folder, remove};
use super::hash::sha256;
use super::journal::{JOURNAL, REPLACING};
use super::lock::open_lock;
use super::manifest::Manifest;
use super::replace::Replacement;
use super::room::room;
use super::sharing::share;
use crate::messages::{Explain as _, fail};
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The place, for as long as this value lives.
pub struct OutputDir {
    book: PathBuf,
    room: PathBuf,
    disk: Box<dyn Disk>,
    _lock: File,
}

const HISTORY: &str = ".history";

impl OutputDir {
    /// Takes the place and finishes what a killed build left. The system frees it when the process ends, however it ends.
    ///
    /// # Errors
    /// Something that is no book stands in the place, another build of the conference runs, or the output folder cannot be
    /// made or written.
    pub fn take(out: &Path, conference: &str) -> Result<OutputDir> {
        OutputDir::take_on(Box::new(System), out, conference)
    }

    /// Takes it on this disk.
    pub(super) fn take_on(disk: Box<dyn Disk>, out: &Path, conference: &str) -> Result<OutputDir> {
        let book = out.join(conference);
        if !is_free(&book)? {
            return Err(fail(msg!("output-is-no-book", path = book.display())));
        }
        fs::create_dir_all(out).explain(|| msg!("cannot-make-output", path = out.display()))?;
        let room = room(out, conference);
        let lock = fs::create_dir_all(&room).and_then(|()| lock(&room));
        let lock = lock.explain(|| msg!("cannot-write-output", path = out.display()))?;
        let lock = lock.map_err(|holder| match holder.as_str() {
            "" => fail(msg!("build-running", conference = conference)),
            process => fail(msg!("build-running-in-process", conference = conference, process = process)),
        })?;
        let output_dir = OutputDir { book, room, disk, _lock: lock };
        output_dir.recover().explain(|| msg!("cannot-tidy-up"))?;
        Ok(output_dir)
    }

    /// Gives all that is kept for the conference the rights of the output folder.
    pub fn share(&self) {
        let Some(out) = self.book.parent() else { return };
        share(out, self.room.parent().unwrap_or(&self.room));
    }

    /// The book, where there is one.
    pub fn book(&self) -> &Path {
        &self.book
    }

    /// Where the next book is written.
    pub(super) fn building(&self) -> PathBuf {
        self.room.join("building")
    }

    fn replaced(&self) -> PathBuf {
        self.room.join("replaced")
    }

    /// Puts what was built in the place of the book, and that into the history, of which the newest `keep` stay, and what the
    /// new manifest goes back to.
    pub(super) fn swap(&self, keep: usize, manifest: &Manifest) -> Result<()> {
        share(self.book.parent().unwrap_or(&self.book), &self.building());
        if self.book.exists() {
            fs::create_dir_all(self.book.join(HISTORY)).explain(|| msg!("cannot-mark-old-book"))?;
            self.exchange(manifest)?;
        } else {
            self.disk.rename(&self.building(), &self.book).explain(|| self.cannot_put())?;
        }
        // The new book is in its place: what cannot be tidied up behind it is no reason to say that there is none.
        if let Err(error) = self.put_away().and_then(|()| self.prune(keep, manifest)) {
            tracing::warn!("the history of {} could not be tidied up: {error:#}", self.book.display());
        }
        self.book.parent().into_iter().chain([&*self.room]).for_each(flush_folder);
        Ok(())
    }

    /// Exchanges what was built and the book: in one step, in two, or where no folder can be renamed file by file.
    fn exchange(&self, manifest: &Manifest) -> Result<()> {
        let building = self.building();
        if self.disk.exchange(&building, &self.book).is_ok() {
            return self.disk.rename(&building, &self.replaced()).explain(|| msg!("cannot-move-old-book"));
        }
        if let Err(error) = self.disk.rename(&self.book, &self.replaced()) {
            tracing::warn!("files of the book are replaced one by one: {error}");
            self.replacement().prepare(manifest)?;
            return self.finish_replacement();
        }
        if let Err(error) = self.disk.rename(&building, &self.book) {
            self.disk.rename(&self.replaced(), &self.book).explain(|| msg!("cannot-put-old-book-back"))?;
            return Err(error).explain(|| self.cannot_put());
        }
        Ok(())
    }

    fn cannot_put(&self) -> Message {
        msg!("cannot-put-book", path = self.book.display())
    }

    fn replacement(&self) -> Replacement<'_> {
        Replacement { book: &self.book, room: &self.room, disk: &*self.disk }
    }

    /// Goes on where the files of the book are being replaced one by one.
    fn finish_replacement(&self) -> Result<()> {
        if self.replacement().commit()? {
            self.put_away()?;
            self.replacement().place_all()?;
        }
        Ok(())
    }

    /// Brings the place into order, whatever moment the last build was ended at.
    fn recover(&self) -> Result<()> {
        let building = self.building();
        if building.join(HISTORY).exists() {
            self.disk.rename(&building, &self.replaced())?;
        }
        if let Err(error) = self.put_away() {
            // Nobody's book is lost for it, and the next one can be built.
            let aside = free(&self.room, "replaced");
            tracing::warn!("{error:#}; the old book stays in {}", aside.display());
            self.disk.rename(&self.replaced(), &aside)?;
        }
        self.finish_replacement()?;
        self.discard()?;
        for waste in fs::read_dir(&self.room)?.filter_map(Result::ok).filter(is_waste) {
            if let Err(error) = remove(&waste.path()) {
                tracing::warn!("{error:#}");
            }
        }
        Ok(())
    }

    /// Removes what was begun and not finished. A folder with a history has been the book, and one with a journal is the new
    /// book; neither is ever that.
    pub(super) fn discard(&self) -> Result<()> {
        let building = self.building();
        let counts = [HISTORY, JOURNAL].iter().any(|name| building.join(name).exists());
        if counts { Ok(()) } else { remove(&building) }
    }

    /// Moves the replaced book, if there is one, into the history of the book that replaced it.
    fn put_away(&self) -> Result<()> {
        let replaced = self.replaced();
        if !replaced.exists() {
            return Ok(());
        }
        if !self.book.exists() {
            // Ended between two renames: the old book is the only whole one.
            return self.disk.rename(&replaced, &self.book).explain(|| msg!("cannot-put-old-book-back"));
        }
        let history = self.book.join(HISTORY);
        if !history.exists() {
            self.disk.rename(&replaced.join(HISTORY), &history).explain(|| msg!("cannot-move-history"))?;
        }
        let last = numbers(&history).explain(|| msg!("cannot-keep-old-book"))?.last().copied().unwrap_or(0);
        // Whatever else lies there under a number stays.
        let number = (last + 1..).find(|number| !is_there(&history.join(number.to_string()))).unwrap_or(last);
        self.disk.rename(&replaced, &history.join(number.to_string())).explain(|| msg!("cannot-keep-old-book"))
    }

    /// Removes the oldest books. Each is renamed first, so that none stands half in the history. Without the edition it is
    /// compared with, the book could not be made again; one of which a document went out stays as it was.
    fn prune(&self, keep: usize, manifest: &Manifest) -> Result<()> {
        let history = self.book.join(HISTORY);
        if !history.exists() {
            return Ok(());
        }
        let numbers = numbers(&history)?;
        let book = |number: &u64| history.join(number.to_string());
        let is_compared = |number: &&u64| manifest.compared_with.as_ref().is_some_and(|name| name.is_of(&book(number)));
        let compared = numbers.iter().rev().find(is_compared);
        let is_issued = |number: &u64| {
            let bytes =
                if manifest.issued.is_empty() { None } else { fs::read(book(number).join(Manifest::FILE)).ok() };
            let sha256 = bytes.map(|bytes| sha256(&bytes));
            manifest.issued.iter().any(|issued| Some(&issued.edition_sha256) == sha256.as_ref())
        };
        let old = &numbers[..numbers.len().saturating_sub(keep)];
        for number in old.iter().filter(|number| Some(*number) != compared && !is_issued(number)) {
            let waste = free(&self.room, WASTE);
            if let Err(error) = self.disk.rename(&book(number), &waste) {
                // The book is out; the next one tries again.
                tracing::warn!("{} stays: {error}", book(number).display());
                break;
            }
            remove(&waste).explain(|| msg!("cannot-remove-old-book"))?;
        }
        Ok(())
    }
}

/// Whether a book may be put here: nothing is, or an empty folder, or a book. A conference's own folder is none of these.
///
/// # Errors
/// The system does not let it be looked at.
fn is_free(place: &Path) -> Result<bool> {
    let entries = fs::read_dir(place).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    match entries {
        Ok(entries) => {
            let is_ours =
                |entry: &fs::DirEntry| [HISTORY, Manifest::FILE].iter().any(|name| entry.file_name() == *name);
            Ok(entries.is_empty() || entries.iter().any(is_ours))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            Err(error).explain(|| msg!("output-no-right", path = place.display()))
        }
        Err(_) => Ok(false),
    }
}

/// Replaces files that a program had open when their book was, where they are free by now. Nothing is done where none wait or a
/// build of the conference runs.
///
/// # Errors
/// The disk refuses.
pub fn replace_open_files(out: &Path, conference: &str) -> Result<()> {
    if !room(out, conference).join(REPLACING).exists() {
        return Ok(());
    }
    OutputDir::take(out, conference).map(|_| ())
}

/// Whether something is there, also a link to nothing.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The first name that nothing has: `waste`, `waste-2`.
fn free(room: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|n: u32| room.join(format!("{name}-{n}")));
    let mut names = std::iter::once(room.join(name)).chain(numbered);
    names.find(|path| !is_there(path)).unwrap_or_else(|| room.join(name))
}

/// Books that are being removed.
const WASTE: &str = "waste";

fn is_waste(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| name == WASTE || name.starts_with("waste-"))
}

/// More books than a conference has, so that a number after one is a number.
const NUMBERS: u64 = 1_000_000_000;

/// Numbers of the books of a history, ascending. What lies there under another name, `007` or a number beyond all counting, or
/// is a link, is no book of ours.
fn numbers(history: &Path) -> Result<Vec<u64>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(history)? {
        let entry = entry?;
        let ours = |number: &u64| *number < NUMBERS && entry.file_name().to_str() == Some(&number.to_string());
        let number = entry.file_name().to_str().and_then(|name| name.parse::<u64>().ok());
        numbers.extend(number.filter(ours).filter(|_| entry.file_type().is_ok_and(|kind| kind.is_dir())));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Locks the room and notes who holds it, or says who does.
fn lock(room: &Path) -> io::Result<std::result::Result<File, String>> {
    let mut file = open_lock(&room.join("lock"))?;
    match file.try_lock() {
        Ok(()) => {
            // The number is a courtesy; a lock that another account made is not written.
            let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            Ok(Ok(file))
        }
        Err(TryLockError::WouldBlock) => {
            // Some systems do not let a locked file be read.
            let mut holder = String::new();
            let _ = file.read_to_string(&mut holder);
            Ok(Err(holder))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}
