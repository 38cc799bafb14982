//! What people made of earlier books, put into the next one: documents they edited with the figures of today, files they added.

use crate::model::edit::{Change, EditState, PublishedEdit, RefreshReport};
use crate::project::{Edit, Edits, Project};
use crate::publish::{Staging, made_from_edit, sha256};
use crate::word_edits;
use anyhow::Result;
use std::collections::BTreeMap;

/// Folder beside an edited document for the generated one.
const GENERATED: &str = "ban-may";

/// The documents that people edited, by their paths in the book.
pub(crate) struct EditedDocuments<'e> {
    by_path: BTreeMap<String, (Edit<'e>, Vec<u8>)>,
}

impl<'e> EditedDocuments<'e> {
    /// Reads those that can be read.
    ///
    /// # Errors
    /// A copy is gone from the disk.
    pub(crate) fn of(edits: &'e Edits) -> Result<EditedDocuments<'e>> {
        let mut by_path = BTreeMap::new();
        for edit in edits.current().into_iter().filter(|edit| edit.entry.change == Change::Edited) {
            let bytes = edit.bytes()?;
            match word_edits::readable(&bytes) {
                Ok(()) => drop(by_path.insert(edit.entry.document.clone(), (edit, bytes))),
                Err(why) => tracing::warn!("{} cannot be read: {why:?}", edit.input()),
            }
        }
        Ok(EditedDocuments { by_path })
    }

    /// Whether a document of the book is an edited one.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// Where a generated file goes: beside the edited one, where there is one.
    pub(crate) fn generated(&self, path: &str) -> String {
        if self.has(path) { beside(path) } else { path.to_owned() }
    }
}

/// `tom-tat/08.docx` → `tom-tat/ban-may/08.docx`
fn beside(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/{GENERATED}/{name}"),
        None => format!("{GENERATED}/{path}"),
    }
}

/// What the documents of a book were made from, by their paths.
pub(crate) type MadeFrom = BTreeMap<String, String>;

/// Puts edited documents in their places with the figures of today, and files that people added where they had put them; says what
/// became of every edit. Called when all generated files are written: none of them gives way.
///
/// # Errors
/// A copy cannot be read, or the disk refuses.
pub(crate) fn place(
    project: &Project,
    (edits, documents): (&Edits, &EditedDocuments<'_>),
    made_from: &MadeFrom,
    staging: &Staging<'_>,
) -> Result<Vec<PublishedEdit>> {
    let one = |edit: &Edit<'_>| {
        let path = &edit.entry.document;
        let (state, report) = match (edit.entry.change, made_from.get(path), documents.by_path.get(path)) {
            (Change::Added, ..) => (added(edit, staging)?, None),
            (Change::Edited, Some(made_from), Some((_, bytes))) => {
                refreshed(project, (edit, bytes), made_from, staging)?
            }
            (Change::Edited, Some(_), None) => (EditState::Unreadable, None),
            // A changed file that is no document, or a document that is no longer made.
            _ => (EditState::Aside, None),
        };
        let generated = (state == EditState::Refreshed).then(|| beside(path));
        Ok(PublishedEdit { path: path.clone(), from: edit.input(), state, generated, report })
    };
    edits.current().iter().map(one).collect()
}

/// An edited document with the figures of today. What turns out to be unusable is told, and the generated one stands in its place.
fn refreshed(
    project: &Project,
    (edit, bytes): (&Edit<'_>, &[u8]),
    made_from: &str,
    staging: &Staging<'_>,
) -> Result<(EditState, Option<RefreshReport>)> {
    let path = &edit.entry.document;
    let generated = staging.read(&beside(path))?;
    let materiality = project.pack.law.materiality;
    match word_edits::refresh(bytes, &generated, &project.pack.catalogues, materiality) {
        Ok(made) => {
            let made_from = made_from_edit(made_from, &sha256(bytes));
            if !staging.keep(std::slice::from_ref(path), &made_from)? {
                staging.write(path, &made_from, &made.bytes)?;
            }
            Ok((EditState::Refreshed, Some(made.report)))
        }
        Err(why) => {
            tracing::warn!("{} cannot be refreshed: {why:?}", edit.input());
            if !staging.keep(std::slice::from_ref(path), made_from)? {
                staging.write(path, made_from, &generated)?;
            }
            Ok((EditState::Unreadable, None))
        }
    }
}

/// A file that somebody added, unless a generated one has its place.
fn added(edit: &Edit<'_>, staging: &Staging<'_>) -> Result<EditState> {
    let path = &edit.entry.document;
    if !staging.is_free(path)? {
        return Ok(EditState::Aside);
    }
    let bytes = edit.bytes()?;
    let made_from = sha256(&bytes);
    if !staging.keep(std::slice::from_ref(path), &made_from)? {
        staging.write(path, &made_from, &bytes)?;
    }
    Ok(EditState::Added)
}
