//! Adds lines to `received.csv`, as Excel or a person left it: its columns, its separator and its order stay.

use super::csv_register::with_rows;
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
    let text = with_rows(&path, COLUMNS, new.into_iter().map(cells))?;
    publish::write_alone(&path, text.as_bytes())
}

/// In the order of [`COLUMNS`].
fn cells(receipt: &NewReceipt) -> [String; 6] {
    let received = viet_nam::time(receipt.received).to_rfc3339_opts(SecondsFormat::Secs, false);
    let NewReceipt { file, channel, from, by, sha256, .. } = receipt;
    [file.clone(), received, channel.clone(), plain(from), plain(by), sha256.clone()]
}

/// Words that Excel will not take for a formula.
fn plain(words: &str) -> String {
    words.trim_start_matches(['=', '+', '-', '@', '\t']).to_owned()
}
