//! Writes single files outside of any book.

use super::disk::{flush_folder, write_whole};
use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use std::fs;
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
