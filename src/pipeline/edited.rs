//! What people made of earlier books, put into the next one.

use crate::model::edit::{Change, EditState, PublishedEdit};
use crate::project::{Edit, Edits};
use crate::publish::{Staging, sha256};
use anyhow::Result;

/// Puts the files that people added where they had put them, and says what became of every edit. Called when all generated
/// files are written: none of them gives way.
///
/// # Errors
/// A copy cannot be read, or the disk refuses.
pub(crate) fn place(edits: &Edits, staging: &Staging<'_>) -> Result<Vec<PublishedEdit>> {
    edits.current().iter().map(|edit| one(edit, staging)).collect()
}

fn one(edit: &Edit<'_>, staging: &Staging<'_>) -> Result<PublishedEdit> {
    let path = edit.entry.document.clone();
    let state = match edit.entry.change {
        Change::Added if staging.is_free(&path)? => {
            let bytes = edit.bytes()?;
            let made_from = sha256(&bytes);
            if !staging.keep(std::slice::from_ref(&path), &made_from)? {
                staging.write(&path, &made_from, &bytes)?;
            }
            EditState::Added
        }
        Change::Added | Change::Edited | Change::Changed | Change::Generated | Change::Removed => EditState::Aside,
    };
    Ok(PublishedEdit { path, from: edit.input(), state, generated: None })
}
