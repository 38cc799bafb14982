//! What was backed up, and what was put back.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::Restored;
use briefbook::messages::Catalogue;
use briefbook::{Backup, msg};
use std::io::{self, Write};
use std::path::Path;

/// One sentence, or the contract's JSON.
pub fn backed_up(backup: &Backup, file: &Path, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(backup);
    }
    let mut out = io::stdout().lock();
    let (conferences, files) = (backup.conferences.clone(), backup.files.len());
    let said = msg!("backup-made", path = file.display(), conferences = conferences, count = files);
    writeln!(out, "{}", words.text(&said))?;
    if !backup.left_out.is_empty() {
        writeln!(out, "{}", words.text(&msg!("backup-left-out", files = backup.left_out.clone())))?;
    }
    Ok(())
}

/// One sentence, or the contract's JSON.
pub fn restored(restored: &Restored, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(restored);
    }
    let mut out = io::stdout().lock();
    let (path, conferences) = (restored.folder.display(), restored.conferences.clone());
    let said = msg!("restore-made", path = path, conferences = conferences, count = restored.files);
    writeln!(out, "{}", words.text(&said))?;
    if let Some(database) = &restored.database {
        writeln!(out, "{}", words.text(&msg!("restore-database", path = database.display())))?;
    }
    Ok(())
}
