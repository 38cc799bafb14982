//! Adds lines to `received.csv`, as Excel or a person left it: its columns, its separator and its order stay.

use crate::config::{self, RECEIPTS};
use crate::model::viet_nam;
use crate::publish;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, SecondsFormat};
use std::path::Path;

/// What is noted of a file that came.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewReceipt {
    /// Its path below `submissions/`.
    pub(crate) file: String,
    /// When it came.
    pub(crate) received: DateTime<FixedOffset>,
    /// By what way: mail, messenger, stick.
    pub(crate) channel: String,
    /// From whom.
    pub(crate) from: String,
    /// Who took it in: a post.
    pub(crate) by: String,
    /// Hash of its bytes.
    pub(crate) sha256: String,
}

/// Held while files are taken in.
pub(crate) const RECEIPTS_LOCK: &str = ".received.lock";

/// Columns of a new register.
const COLUMNS: [&str; 6] = ["file", "received", "channel", "from", "by", "sha256"];

/// Adds lines for files that lie among the submissions; one that stands there already is not added again. The register is
/// replaced in one step.
///
/// # Errors
/// The folder cannot be read or written.
pub(crate) fn add_receipts(folder: &Path, new: &[NewReceipt]) -> Result<()> {
    let mut register = config::receipts(folder)?.map(|(register, _)| register).unwrap_or_default();
    let is_new = |receipt: &&NewReceipt| register.note(receipt.file.clone(), receipt.received);
    let new: Vec<&NewReceipt> = new.iter().filter(is_new).collect();
    if new.is_empty() {
        return Ok(());
    }
    let path = folder.join(RECEIPTS);
    let written = config::read_text_if_any(&path)?.unwrap_or_else(|| format!("{}\n", COLUMNS.join(",")));
    // Excel takes a file for UTF-8 by this mark alone.
    let mut text = format!("\u{feff}{written}");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let head = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let columns: Vec<String> = head.split(char::from(separator)).map(|name| name.trim().to_owned()).collect();
    let mut rows = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for receipt in new {
        rows.write_record(columns.iter().map(|column| cell(receipt, column)))?;
    }
    let rows = rows.into_inner().map_err(|error| anyhow::anyhow!(error.to_string()))?;
    text.push_str(&String::from_utf8(rows)?);
    publish::write_alone(&path, text.as_bytes())
}

fn cell(receipt: &NewReceipt, column: &str) -> String {
    match column {
        "file" => receipt.file.clone(),
        "received" => viet_nam::time(receipt.received).to_rfc3339_opts(SecondsFormat::Secs, false),
        "channel" => receipt.channel.clone(),
        "from" => plain(&receipt.from),
        "by" => plain(&receipt.by),
        "sha256" => receipt.sha256.clone(),
        _ => String::new(),
    }
}

/// Words that Excel will not take for a formula.
fn plain(words: &str) -> String {
    words.trim_start_matches(['=', '+', '-', '@', '\t']).to_owned()
}
