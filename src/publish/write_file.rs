//! Writes single files outside of any book.

use super::disk::flush_folder;
use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a file outside of any book, whole or not at all.
///
/// # Errors
/// The disk refuses.
pub fn write_alone(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = || msg!("cannot-write", path = path.display());
    let mut file = for_everyone().tempfile_in(folder).explain(refused)?;
    file.write_all(bytes).explain(refused)?;
    file.as_file().sync_all().explain(refused)?;
    file.persist(path).map(|_| ()).map_err(|error| error.error).explain(refused)
}

/// A file that whoever may read the folder may read too, as far as the system's mask lets it; by itself a temporary file
/// is for its owner alone.
pub(super) fn for_everyone() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
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

/// Writes a file outside of any book as [`write_alone`] does, and has its name on the disk too when it returns.
///
/// # Errors
/// The disk refuses.
pub fn write_through(path: &Path, bytes: &[u8]) -> Result<()> {
    write_alone(path, bytes)?;
    path.parent().into_iter().for_each(flush_folder);
    Ok(())
}
