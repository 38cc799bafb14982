//! Editions that decisions approve, issue or reopen: each is known by its manifest, a file of `editions/`, and what went out of
//! it lies in a folder beside that.

use crate::config::{DeclarationErrors, ReadFile};
use crate::localities::slug;
use crate::messages::{Explain as _, fail};
use crate::model::decision::{Decisions, EditionProgress, EditionStep, FileId, IssuedFile};
use crate::model::issued::IssuedDocument;
use crate::msg;
use crate::publish::{self, Manifest, sha256};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Folder of a conference for what is known of its editions.
const FOLDER: &str = "editions";

/// Folder of a book for documents that went out.
const ISSUED: &str = "da-ban-hanh";

/// Most approvals that a conference asks for.
const MOST_APPROVALS: usize = 2;

/// What is wrong in the steps of editions: one that is not known, a step that does not follow the one before, a file that went
/// out and is not there. Entries whose ids are `new` need so many approvals as the conference asks for; those that stand there
/// were right when they were written, whatever it asks for since.
///
/// # Errors
/// Every such step.
pub(super) fn check(
    folder: &Path,
    decisions: &Decisions,
    (new, approvals): (&[String], usize),
) -> Result<(), DeclarationErrors> {
    let mut errors = DeclarationErrors::default();
    let mut editions: BTreeMap<&str, EditionProgress> = BTreeMap::new();
    for (decision, step, manifest) in decisions.edition_steps() {
        if manifest_in(folder, manifest).is_none() {
            errors.push(decision.declared.clone(), msg!("edition-unknown", file = &manifest.name));
        }
        let (progress, by) = (editions.entry(&*manifest.sha256).or_default(), &*decision.by);
        let may = match new.iter().any(|id| **id == *decision.id) {
            true => progress.may(step, by, approvals),
            false => (1..=MOST_APPROVALS).any(|approvals| progress.may(step, by, approvals)),
        };
        if !may {
            let what = match step {
                EditionStep::Approve if progress.approved_by.len() < approvals => {
                    msg!("edition-same-post", file = &manifest.name, by = by)
                }
                EditionStep::Issue if approvals > 1 && !progress.approved_by.is_empty() => {
                    msg!("edition-second-approval", file = &manifest.name, by = progress.approved_by.join(", "))
                }
                _ => msg!("edition-out-of-order", file = &manifest.name),
            };
            errors.push(decision.declared.clone(), what);
        }
        progress.take(step, by);
    }
    let mut paths = BTreeSet::new();
    for (decision, _, issued) in decisions.issued() {
        let file = &issued.file.name;
        if bytes_in(folder, &issued.file).is_none() {
            errors.push(decision.declared.clone(), msg!("issued-unknown", file = file));
        }
        if !paths.insert(path_in_book(file)) {
            let (document, number) = (&issued.document, &issued.number);
            errors.push(decision.declared.clone(), msg!("issued-twice", document = document, number = number));
        }
    }
    errors.unless_any(())
}

/// The bytes of a file below `editions/`, where it is there as it was.
fn bytes_in(folder: &Path, file: &FileId) -> Option<Vec<u8>> {
    let path = Path::new(&*file.name);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let bytes = inside.then(|| fs::read(folder.join(FOLDER).join(path)).ok()).flatten()?;
    (*sha256(&bytes) == *file.sha256).then_some(bytes)
}

fn manifest_in(folder: &Path, file: &FileId) -> Option<Manifest> {
    is_of(folder, &bytes_in(folder, file)?)
}

/// A manifest, if it is that of an edition of this conference.
fn is_of(folder: &Path, bytes: &[u8]) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
    let id = dunce::canonicalize(folder).ok()?;
    (id.file_name()?.to_str() == Some(&*manifest.conference)).then_some(manifest)
}

/// Where a file that went out lies in books, by its path below `editions/`: that of its document, without the edition.
fn path_in_book(file: &str) -> String {
    format!("{ISSUED}/{}", file.split_once('/').map_or(file, |(_, path)| path))
}

/// An edition whose manifest lies in `editions/`.
pub(crate) struct Edition {
    /// That file.
    pub(crate) id: FileId,
    /// What it says.
    pub(crate) manifest: Manifest,
}

impl Edition {
    /// The edition by the name of its manifest in `editions/`, by the path of a book, or by that of its manifest. The manifest is
    /// copied to `editions/` where it is not there yet.
    ///
    /// # Errors
    /// There is no such file, or it is no manifest of an edition of this conference.
    pub(crate) fn named(folder: &Path, named: &str) -> Result<Edition> {
        let unknown = || msg!("edition-unknown", file = named);
        let there = folder.join(FOLDER).join(named);
        let places = [there, Path::new(named).join(Manifest::FILE), Path::new(named).to_owned()];
        let path = places.iter().find(|path| path.is_file()).explain(unknown)?;
        let bytes = fs::read(path).explain(unknown)?;
        let Some(manifest) = is_of(folder, &bytes) else { return Err(fail(unknown())) };
        let sha256 = sha256(&bytes);
        let name = format!("{}.json", Manifest::edition(&bytes).unwrap_or_default());
        publish::file(&folder.join(FOLDER), &name, &bytes)?;
        Ok(Edition { id: FileId { name: name.into(), sha256: sha256.into() }, manifest })
    }

    /// Puts a file that goes out beside the manifest, named after its document and number, and says whether it was not there.
    ///
    /// # Errors
    /// Another file of that name is there, or the folder cannot be written.
    pub(crate) fn add_file(
        &self,
        folder: &Path,
        (document, number): (&str, &str),
        extension: &str,
        bytes: &[u8],
    ) -> Result<(FileId, bool)> {
        let edition = self.id.name.trim_end_matches(".json");
        let number = slug(&number.replace(['/', '-', '.', '_'], " "));
        let name = format!("{edition}/{document}-so-{number}.{extension}");
        let id = FileId { name: name.as_str().into(), sha256: sha256(bytes).into() };
        let path = Edition::path_of(folder, &id);
        match fs::read(&path) {
            Ok(there) if there == bytes => Ok((id, false)),
            Ok(_) => Err(fail(msg!("issued-file-there", file = format!("{FOLDER}/{name}")))),
            Err(_) => {
                let parent = path.parent().unwrap_or(folder);
                fs::create_dir_all(parent).explain(|| msg!("cannot-make", path = parent.display()))?;
                publish::write_alone(&path, bytes)?;
                Ok((id, true))
            }
        }
    }

    /// Removes a file that was added and about which no decision was written; one that cannot be removed does no harm.
    pub(crate) fn remove_file(folder: &Path, file: &FileId) {
        let _ = fs::remove_file(Edition::path_of(folder, file));
    }

    /// Where a file below `editions/` lies.
    pub(crate) fn path_of(folder: &Path, file: &FileId) -> PathBuf {
        folder.join(FOLDER).join(&*file.name)
    }
}

/// A document that went out, and its bytes, which no later book changes.
pub(crate) struct Frozen {
    pub(crate) document: IssuedDocument,
    pub(crate) bytes: Vec<u8>,
}

impl Frozen {
    /// The documents that went out, in order of their decisions.
    pub(super) fn all(folder: &Path, decisions: &Decisions) -> Vec<Frozen> {
        let issued = decisions.issued().into_iter();
        issued.filter_map(|(_, edition, issued)| Frozen::of(folder, edition, issued)).collect()
    }

    /// None where a file is gone since it was checked.
    fn of(folder: &Path, edition: &FileId, issued: &IssuedFile) -> Option<Frozen> {
        let (manifest, bytes) = (manifest_in(folder, edition)?, bytes_in(folder, &issued.file)?);
        let made = manifest.pdf_of(&issued.document);
        let document = IssuedDocument {
            path: path_in_book(&issued.file.name),
            document: issued.document.clone(),
            number: issued.number.clone(),
            day: issued.day.to_string(),
            edition: edition.name.to_string(),
            edition_sha256: edition.sha256.to_string(),
            made_from: made.map(|output| output.made_from.clone()),
            made_bytes: made.filter(|output| output.file.begins(&bytes)).map(|output| output.file.bytes),
        };
        Some(Frozen { document, bytes })
    }

    /// The file it is read from, as an input of a book.
    pub(super) fn as_input(&self) -> ReadFile {
        let path = self.document.path.trim_start_matches(ISSUED);
        let edition = self.document.edition.trim_end_matches(".json");
        ReadFile { name: format!("{FOLDER}/{edition}{path}"), bytes: self.bytes.as_slice().into() }
    }
}
