//! Adds files that personal data were taken out of to `withdrawn.csv`.

use super::csv_register::with_rows;
use crate::config::{WITHDRAWN, WITHDRAWN_COLUMNS};
use crate::contracts::ForgottenFile;
use crate::publish;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, SecondsFormat};
use std::path::Path;

/// Adds a line for each file; when it returns, they are on the disk.
///
/// # Errors
/// The register cannot be read, or the folder cannot be written.
pub(crate) fn add_withdrawn(
    folder: &Path,
    (by, reason, at): (&str, &str, DateTime<FixedOffset>),
    files: &[ForgottenFile],
) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let path = folder.join(WITHDRAWN);
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, false);
    let cells = |ForgottenFile { file, old, new }: &ForgottenFile| {
        [&*at, by, reason, file, old, new.as_deref().unwrap_or_default()].map(str::to_owned)
    };
    let text = with_rows(&path, WITHDRAWN_COLUMNS, files.iter().map(cells))?;
    publish::write_through(&path, text.as_bytes())
}
