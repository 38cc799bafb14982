//! Adds what localities say about findings to `explanations.csv`.

use super::csv_register::with_rows;
use super::lock::lock;
use crate::config::{EXPLANATION_COLUMNS, EXPLANATIONS};
use crate::model::explanation::Explanation;
use crate::publish;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, SecondsFormat};
use std::path::Path;

/// Held while an explanation is added.
const LOCK: &str = ".explanations.lock";

/// Adds an explanation; when it returns, it is on the disk.
///
/// # Errors
/// The folder cannot be written, or somebody else holds the file for long.
pub(crate) fn add_explanation(folder: &Path, new: &Explanation, by: &str, at: DateTime<FixedOffset>) -> Result<()> {
    let _lock = lock(folder, LOCK)?;
    let path = folder.join(EXPLANATIONS);
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, false);
    let row = [at, new.finding.to_string(), one_line(&new.about), one_line(&new.text), one_line(by)];
    let text = with_rows(&path, EXPLANATION_COLUMNS, [row])?;
    publish::write_through(&path, text.as_bytes())
}

/// A cell is one line, and no formula.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_start_matches(['=', '+', '-', '@']).to_owned()
}
