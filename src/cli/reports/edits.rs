//! What people made of a book, and what became of it.

use anyhow::Result;
use briefbook::contracts::{BookEdits, TakenEdit};
use briefbook::messages::Catalogue;
use briefbook::model::edit::{Change, EditState, PublishedEdit};
use briefbook::msg;
use std::io::Write;

/// A line for each file that was taken over, then one for each that counts.
pub(super) fn write_edits(out: &mut impl Write, edits: &BookEdits, words: &Catalogue) -> Result<()> {
    for TakenEdit { path, change, file } in &edits.taken {
        let told = match change {
            Change::Edited => msg!("edits-taken-document", path = path, file = file),
            Change::Changed => msg!("edits-taken-changed", path = path, file = file),
            Change::Added => msg!("edits-taken-added", path = path, file = file),
            Change::Generated => msg!("edits-taken-generated", path = path),
            Change::Removed => msg!("edits-taken-removed", path = path),
        };
        writeln!(out, "{}", words.text(&told))?;
    }
    for PublishedEdit { path, from, state, generated } in &edits.published {
        let generated = generated.as_deref().unwrap_or_default();
        let told = match state {
            EditState::Refreshed => msg!("edits-refreshed", path = path, generated = generated),
            EditState::Added => msg!("edits-added", path = path),
            EditState::Aside => msg!("edits-aside", path = path, from = from),
            EditState::Unreadable => msg!("edits-unreadable", path = path, from = from),
        };
        writeln!(out, "{}", words.text(&told))?;
    }
    if let Some(folder) = &edits.beside {
        writeln!(out, "{}", words.text(&msg!("edits-beside", folder = folder.display())))?;
    }
    if edits.saved_meanwhile > 0 {
        writeln!(out, "{}", words.text(&msg!("edits-saved-meanwhile", count = edits.saved_meanwhile)))?;
    }
    Ok(())
}
