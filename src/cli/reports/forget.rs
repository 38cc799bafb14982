//! What personal data were taken out of.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::Forgotten;
use briefbook::messages::Catalogue;
use briefbook::msg;
use std::io::{self, Write};

/// A file a line, or the contract's JSON.
pub fn forgotten(forgotten: &Forgotten, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(forgotten);
    }
    let mut out = io::stdout().lock();
    for file in &forgotten.files {
        let said = match &file.new {
            Some(_) => msg!("forget-blanked", file = &file.file),
            None => msg!("forget-removed", file = &file.file),
        };
        writeln!(out, "{}", words.text(&said))?;
    }
    for unread in &forgotten.unread {
        writeln!(out, "{}", words.text(&msg!("forget-unread", file = &unread.file, why = unread.why.clone())))?;
    }
    let said = msg!("forget-sum", count = forgotten.files.len(), unread = forgotten.unread.len().to_string());
    Ok(writeln!(out, "{}", words.text(&said))?)
}
