//! What must hold on a disk when the power goes or a program is killed: files and folders that are written through, two
//! folders exchanged at once.

use crate::messages::{Explain as _, fail};
use crate::msg;
use anyhow::Result;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// Files that wait for the disk at once: each is open, and a system lets a program open only so many.
const WAITING: usize = 64;

/// Threads that wait for the disk: it writes several files in little more time than one.
const WAITERS: usize = 4;

/// Has files written to the disk while others are still being made: waiting for it would take as long as making some.
pub(super) struct Flusher {
    files: SyncSender<(PathBuf, File)>,
    waiters: Vec<JoinHandle<Result<()>>>,
}

impl Flusher {
    /// Begins to wait for files.
    pub(super) fn start() -> Result<Flusher> {
        let (files, waiting) = sync_channel::<(PathBuf, File)>(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        let waiter = |_| {
            let waiting = Arc::clone(&waiting);
            std::thread::Builder::new().spawn(move || flush(&waiting)).explain(|| msg!("cannot-start-threads"))
        };
        Ok(Flusher { files, waiters: (0..WAITERS).map(waiter).collect::<Result<_>>()? })
    }

    /// Takes a file on that is written.
    pub(super) fn add(&self, path: PathBuf, file: File) {
        // Where nobody waits any more, something went wrong, which is reported at the end.
        let _ = self.files.send((path, file));
    }

    /// Waits until all files are on the disk.
    ///
    /// # Errors
    /// The disk refused one.
    pub(super) fn finish(self) -> Result<()> {
        drop(self.files);
        let done = |waiter: JoinHandle<Result<()>>| waiter.join().map_err(|_| fail(msg!("thread-failed")))?;
        // All have ended before any is asked how.
        self.waiters.into_iter().map(done).collect::<Vec<_>>().into_iter().collect()
    }
}

/// Has files written to the disk until no more come.
fn flush(waiting: &Mutex<Receiver<(PathBuf, File)>>) -> Result<()> {
    loop {
        let next = waiting.lock().map_or(None, |waiting| waiting.recv().ok());
        let Some((path, file)) = next else { return Ok(()) };
        file.sync_data().explain(|| msg!("cannot-flush", path = path.display()))?;
    }
}

/// Has the entries of a folder and of those in it written to the disk.
pub(super) fn flush_folders(folder: &Path) -> Result<()> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).explain(|| msg!("cannot-list", path = folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            }
        }
        flush_folder(&folder);
    }
    Ok(())
}

/// The entries of a folder. Systems that have no such thing write them by themselves.
pub(super) fn flush_folder(folder: &Path) {
    if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
        tracing::debug!("{} is not flushed here: {error}", folder.display());
    }
}

/// Exchanges two folders in one step, so that there is no moment without either.
#[cfg(target_os = "linux")]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Where the system has no such step; the caller renames twice instead.
#[cfg(not(target_os = "linux"))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
