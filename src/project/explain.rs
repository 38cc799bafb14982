//! Adds what localities say about findings to `explanations.csv`.

use super::lock::lock;
use crate::config::{self, EXPLANATION_COLUMNS, EXPLANATIONS};
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
    let written = config::read_text_if_any(&path)?.unwrap_or_else(|| format!("{}\n", EXPLANATION_COLUMNS.join(",")));
    // Excel takes a file for UTF-8 by this mark alone.
    let mut text = format!("\u{feff}{written}");
    let mut row = csv::WriterBuilder::new().from_writer(Vec::new());
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, false);
    row.write_record([&at, &new.finding, &one_line(&new.about), &one_line(&new.text), &one_line(by)])?;
    text.push_str(&String::from_utf8(row.into_inner()?)?);
    publish::write_through(&path, text.as_bytes())
}

/// A cell is one line, and no formula.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_start_matches(['=', '+', '-', '@']).to_owned()
}
