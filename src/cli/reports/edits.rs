//! What people made of a book, and what became of it.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{BookEdits, RefreshedFile, TakenEdit};
use briefbook::messages::Catalogue;
use briefbook::model::edit::{Change, EditState, PublishedEdit, RefreshNote, RefreshReport, RefreshWhy};
use briefbook::msg;
use std::io::{self, Write};

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
    for PublishedEdit { path, from, state, generated, report } in &edits.published {
        let generated = generated.as_deref().unwrap_or_default();
        let told = match state {
            EditState::Refreshed => msg!("edits-refreshed", path = path, generated = generated),
            EditState::Added => msg!("edits-added", path = path),
            EditState::Aside => msg!("edits-aside", path = path, from = from),
            EditState::Unreadable => msg!("edits-unreadable", path = path, from = from),
        };
        writeln!(out, "{}", words.text(&told))?;
        report.iter().try_for_each(|report| write_report(out, report, words))?;
    }
    if let Some(folder) = &edits.beside {
        writeln!(out, "{}", words.text(&msg!("edits-beside", folder = folder.display())))?;
    }
    if edits.saved_meanwhile > 0 {
        writeln!(out, "{}", words.text(&msg!("edits-saved-meanwhile", count = edits.saved_meanwhile)))?;
    }
    for path in &edits.open {
        writeln!(out, "{}", words.text(&msg!("edits-open", path = path)))?;
    }
    Ok(())
}

/// Where a refreshed document is, and what became of it.
pub fn refreshed(made: &RefreshedFile, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(made);
    }
    let mut out = io::stdout().lock();
    let RefreshedFile { file, document, output, report } = made;
    let output = output.display();
    let told = msg!("report-refreshed", file = file.as_str(), document = document.as_str(), output = output);
    writeln!(out, "{}", words.text(&told))?;
    write_report(&mut out, report, words)
}

/// What became of an edited document, and each place that a person has to look at.
fn write_report(out: &mut impl Write, report: &RefreshReport, words: &Catalogue) -> Result<()> {
    let RefreshReport { with_base, figures, edited, added, removed, notes } = report;
    let counts = msg!(
        "refresh-counts",
        figures = figures.to_string(),
        edited = edited.to_string(),
        added = added.to_string(),
        removed = removed.to_string()
    );
    writeln!(out, "    {}", words.text(&counts))?;
    if !with_base {
        writeln!(out, "    {}", words.text(&msg!("refresh-without-base")))?;
    }
    for RefreshNote { why, edited, now } in notes {
        let (edited, now) = (edited.as_str(), now.as_str());
        let told = match why {
            RefreshWhy::Contradicted => msg!("refresh-note-contradicted", edited = edited, now = now),
            RefreshWhy::Gone => msg!("refresh-note-gone", edited = edited),
            RefreshWhy::Deleted => msg!("refresh-note-deleted", now = now),
            RefreshWhy::Unplaced if edited.is_empty() => msg!("refresh-note-unplaced", now = now),
            RefreshWhy::Unplaced => msg!("refresh-note-other-words", edited = edited, now = now),
        };
        writeln!(out, "    - {}", words.text(&told))?;
    }
    Ok(())
}
