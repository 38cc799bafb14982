//! `sent.csv`: the letters that were made. It is only added to.

use super::csv_file;
use super::text_file::read_text_if_any;
use crate::model::sent::SentEntry;
use anyhow::Result;
use std::path::Path;

/// Its name in a conference's folder.
pub const NAME: &str = "sent.csv";
/// Its columns: when it was made, what letter it is, to whom, about what, where it is.
pub const COLUMNS: [&str; 5] = ["made", "kind", "place", "about", "file"];

/// Letters that were made, in the order of the file.
///
/// # Errors
/// The file cannot be read.
pub fn sent(conference: &Path) -> Result<Vec<SentEntry>> {
    let text = read_text_if_any(&conference.join(NAME))?.unwrap_or_default();
    let entry = |[made, kind, place, about, file]: [String; 5]| SentEntry { made, kind, place, about, file };
    Ok(csv_file::columns(&text, COLUMNS).into_iter().map(entry).collect())
}
