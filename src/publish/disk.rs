//! What must hold on a disk when the power goes or a program is killed: files and folders that are written through, two
//! folders exchanged at once.

use crate::messages::{Explain as _, fail};
use crate::msg;
use anyhow::Result;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, Write as _};
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

/// Writes a file, whole or not at all; when it returns the content is on the disk.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = for_everyone().tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}

/// A file that whoever may read the folder may read too, as far as the system's mask lets it; by itself a temporary file
/// is for its owner alone.
pub(super) fn for_everyone() -> tempfile::Builder<'static, 'static> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has permissions to set"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// The entries of a folder. Systems that have no such thing write them by themselves.
pub(super) fn flush_folder(folder: &Path) {
    if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
        tracing::debug!("{} is not flushed here: {error}", folder.display());
    }
}

/// What changes names on a disk; tests put a disk in its place on which files are open, or that ends half way.
pub(super) trait Disk: Send + Sync {
    /// Exchanges two folders in one step, so that there is no moment without either.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Gives a file or a folder another name; a file of that name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Writes a file, whole or not at all.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
}

/// The system's own.
pub(super) struct System;

impl Disk for System {
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| fs::rename(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        patiently(|| fs::remove_file(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write_whole(path, bytes)
    }
}

/// How often and how long to wait for a program that looks at every new file: on Windows a virus scanner has it open.
#[cfg(windows)]
const SCANNED: (u32, std::time::Duration) = (10, std::time::Duration::from_millis(50));

/// Tries again while a file is open for a moment.
#[cfg(windows)]
fn patiently(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    for _ in 0..SCANNED.0 {
        match attempt() {
            Err(error) if error.kind() != io::ErrorKind::NotFound => std::thread::sleep(SCANNED.1),
            done => return done,
        }
    }
    attempt()
}

/// Elsewhere an open file is no hindrance.
#[cfg(not(windows))]
fn patiently(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    attempt()
}

/// Removes a folder with all that is in it, where there is one. Of a link only the link: what it leads to is somebody else's.
pub(super) fn remove(folder: &Path) -> Result<()> {
    let refused = || msg!("cannot-remove", path = folder.display());
    match folder.symlink_metadata() {
        Err(_) => return Ok(()),
        Ok(there) if !there.is_dir() => return fs::remove_file(folder).explain(refused),
        Ok(_) => {}
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).explain(refused)?;
    // A book has a folder for each kind of document: they go side by side.
    let one = |entry: &fs::DirEntry| {
        let is_folder = entry.file_type()?.is_dir();
        if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }
    };
    entries.par_iter().try_for_each(one).and_then(|()| fs::remove_dir(folder)).explain(refused)
}

/// Exchanges two folders in one step, so that there is no moment without either.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Where the system has no such step; the caller renames twice instead.
#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
