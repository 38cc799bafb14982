//! Adds letters that were made to `sent.csv`.

use super::csv_register::with_rows;
use super::lock::lock;
use crate::config::{SENT, SENT_COLUMNS};
use crate::publish;
use anyhow::Result;
use std::fs::File;
use std::path::Path;

/// Held while letters are made.
const LOCK: &str = ".sent.lock";

/// Waits for whoever else makes letters of the conference.
///
/// # Errors
/// The folder cannot be written, or somebody else makes letters for long.
pub(crate) fn sent_lock(folder: &Path) -> Result<File> {
    lock(folder, LOCK)
}

/// Adds a line, in the order of [`SENT_COLUMNS`]; when it returns, it is on the disk.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn add_sent(folder: &Path, line: [&str; 5]) -> Result<()> {
    let path = folder.join(SENT);
    let text = with_rows(&path, SENT_COLUMNS, [line.map(str::to_owned)])?;
    publish::write_through(&path, text.as_bytes())
}
