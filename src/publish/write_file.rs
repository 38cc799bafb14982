//! Writes single files outside of any book.

use super::disk::{flush_folder, for_everyone, write_whole};
use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes a file outside of any book, whole or not at all.
///
/// # Errors
/// The disk refuses.
pub fn write_alone(path: &Path, bytes: &[u8]) -> Result<()> {
    write_whole(path, bytes).explain(|| match path.exists() {
        // On Windows Excel and Word let nobody replace what they have open.
        true => msg!("cannot-replace", path = path.display()),
        false => msg!("cannot-write", path = path.display()),
    })
}

/// Writes a file outside of any book that is not there yet, whole or not at all.
///
/// # Errors
/// There is one, which stays as it is, or the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || msg!("cannot-write", path = path.display());
    make_new(path, |file| file.write_all(bytes).explain(refused))
}

/// The same of a file that is made piece by piece.
///
/// # Errors
/// As for [`write_new`], and those of `make`.
pub fn make_new(path: &Path, make: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = || msg!("cannot-write", path = path.display());
    let mut file = for_everyone().tempfile_in(folder).explain(refused)?;
    make(file.as_file_mut())?;
    file.as_file().sync_all().explain(refused)?;
    file.persist_noclobber(path).map(|_| ()).map_err(|error| error.error).explain(refused)?;
    flush_folder(folder);
    Ok(())
}

/// Puts one file in a folder outside of any book, which is made where there is none.
///
/// # Errors
/// The folder cannot be made or written.
pub fn file(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    fs::create_dir_all(folder).explain(|| msg!("cannot-make", path = folder.display()))?;
    let target = folder.join(name);
    write_alone(&target, bytes)?;
    Ok(target)
}

/// Removes a file; when it returns, its name is gone from the disk too.
///
/// # Errors
/// The disk refuses.
pub fn remove_through(path: &Path) -> Result<()> {
    fs::remove_file(path).explain(|| msg!("cannot-remove", path = path.display()))?;
    path.parent().into_iter().for_each(flush_folder);
    Ok(())
}

/// Writes a file outside of any book as [`write_alone`] does, and has its name on the disk too when it returns.
///
/// # Errors
/// The disk refuses.
pub fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    write_alone(path, bytes)?;
    path.parent().into_iter().for_each(flush_folder);
    Ok(())
}
