//! `withdrawn.csv`: files that personal data were taken out of. Decisions that name a file by its hash go on holding of what it is
//! now.

use super::csv_file;
use super::text_file::read_text_if_any;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// Its name in a conference's folder.
pub const NAME: &str = "withdrawn.csv";
/// Its columns: when, who decided, why, which file, its hash before and now.
pub const COLUMNS: [&str; 6] = ["at", "by", "reason", "file", "old", "new"];

/// Hashes as they are now, by what they were.
///
/// # Errors
/// The file cannot be read.
pub fn withdrawn(conference: &Path) -> Result<BTreeMap<String, String>> {
    let text = read_text_if_any(&conference.join(NAME))?.unwrap_or_default();
    let hashes = csv_file::columns(&text, ["old", "new"]).into_iter().map(|[old, new]| (old, new));
    Ok(hashes.filter(|(_, new)| !new.is_empty()).collect())
}
