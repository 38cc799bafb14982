//! Writes single files outside of any book.

use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a file outside of any book, whole or not at all.
///
/// # Errors
/// The disk refuses.
pub fn write_alone(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = || format!("cannot write {}", path.display());
    let mut file = for_everyone().tempfile_in(folder).with_context(refused)?;
    file.write_all(bytes).with_context(refused)?;
    file.as_file().sync_all().with_context(refused)?;
    file.persist(path).map(|_| ()).map_err(|error| error.error).with_context(refused)
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
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let target = folder.join(name);
    write_alone(&target, bytes)?;
    Ok(target)
}
