//! What must hold on a disk when the power goes or a program is killed.
//!
//! In: paths. Out: files and folders that are on the disk, two folders exchanged at once. Must not: know what a book is.

use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Has everything below a folder written to the disk, the folder itself included.
pub(super) fn flush(folder: &Path) -> Result<()> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    let mut next = 0;
    while let Some(folder) = folders.get(next).cloned() {
        next += 1;
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    let one = |path: &PathBuf| flush_file(path).with_context(|| format!("cannot write {} to the disk", path.display()));
    files.par_iter().try_for_each(one)?;
    folders.iter().for_each(|folder| flush_folder(folder));
    Ok(())
}

fn flush_file(path: &Path) -> io::Result<()> {
    // Windows writes only what was opened for writing.
    File::options().read(true).write(cfg!(windows)).open(path)?.sync_data()
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
