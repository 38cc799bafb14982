//! Editions that decisions approve, issue or reopen: each is known by its manifest, a file of `editions/`.

use crate::config::DeclarationErrors;
use crate::messages::{Explain as _, fail};
use crate::model::decision::{Decisions, EditionStep, FileId};
use crate::msg;
use crate::publish::{self, Manifest, sha256};
use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

/// Folder of a conference for what is known of its editions.
const FOLDER: &str = "editions";

/// Digits of a manifest's hash in the name of its copy.
const DIGITS: usize = 8;

/// What is wrong in the steps of editions: one that is not known, a step that does not follow the one before.
///
/// # Errors
/// Every such step.
pub(super) fn check(folder: &Path, decisions: &Decisions) -> Result<(), DeclarationErrors> {
    let mut errors = DeclarationErrors::default();
    let mut last: BTreeMap<&str, EditionStep> = BTreeMap::new();
    for (decision, step, manifest) in decisions.edition_steps() {
        if !is_known(folder, manifest) {
            errors.push(decision.declared.clone(), msg!("edition-unknown", file = &manifest.name));
        }
        if !step.may_follow(last.insert(&manifest.sha256, step)) {
            errors.push(decision.declared.clone(), msg!("edition-out-of-order", file = &manifest.name));
        }
    }
    errors.unless_any(())
}

fn is_known(folder: &Path, manifest: &FileId) -> bool {
    let mut parts = Path::new(&*manifest.name).components();
    let is_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    let bytes = fs::read(folder.join(FOLDER).join(&*manifest.name));
    is_name && bytes.is_ok_and(|bytes| *sha256(&bytes) == *manifest.sha256 && is_of(folder, &bytes).is_some())
}

/// A manifest, if it is that of an edition of this conference.
fn is_of(folder: &Path, bytes: &[u8]) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
    let id = folder.canonicalize().ok()?;
    (id.file_name()?.to_str() == Some(&*manifest.conference)).then_some(manifest)
}

/// The manifest of an edition, by its name in `editions/`, by the path of a book, or by that of its manifest. It is copied to
/// `editions/` where it is not there yet.
///
/// # Errors
/// There is no such file, or it is no manifest of an edition of this conference.
pub(crate) fn known(folder: &Path, named: &str) -> Result<FileId> {
    let unknown = || msg!("edition-unknown", file = named);
    let places = [folder.join(FOLDER).join(named), Path::new(named).join(Manifest::FILE), Path::new(named).to_owned()];
    let path = places.iter().find(|path| path.is_file()).explain(unknown)?;
    let bytes = fs::read(path).explain(unknown)?;
    let Some(manifest) = is_of(folder, &bytes) else { return Err(fail(unknown())) };
    let sha256 = sha256(&bytes);
    let day = manifest.generated_at.get(..10).unwrap_or_default();
    let name = format!("{day}-{}.json", sha256.get(..DIGITS).unwrap_or_default());
    publish::file(&folder.join(FOLDER), &name, &bytes)?;
    Ok(FileId { name: name.into(), sha256: sha256.into() })
}
