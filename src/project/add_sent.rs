//! Adds letters that were made to `sent.csv`.

use super::lock::lock;
use crate::config::{self, SENT, SENT_COLUMNS};
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
    let written = config::read_text_if_any(&path)?.unwrap_or_else(|| format!("{}\n", SENT_COLUMNS.join(",")));
    let head = written.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    // Excel takes a file for UTF-8 by this mark alone.
    let mut text = format!("\u{feff}{written}");
    let mut row = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    row.write_record(line)?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&String::from_utf8(row.into_inner()?)?);
    publish::write_through(&path, text.as_bytes())
}
