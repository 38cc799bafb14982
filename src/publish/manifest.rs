//! `manifest.json`: what the book was made from, with what, when, and what it consists of. It has no absolute path and no
//! time of the clock.

use super::hash::sha256;
use super::journal::OpenFiles;
use crate::contracts::{Contract, Schema, Versioned};
use crate::model::edit::PublishedEdit;
use crate::model::issued::IssuedDocument;
use crate::model::viet_nam;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, Utc};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// A manifest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Manifest {
    /// Name and version of this program.
    pub tool: String,
    /// Hash of the program's sources, the style and the fonts: what every document is made with.
    pub made_with: String,
    /// Folder name of the conference.
    pub conference: String,
    /// Generation time printed in the documents, RFC 3339.
    pub generated_at: String,
    /// The edition it is compared with, where there was an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<PreviousBuildName>,
    /// The conference's files, every submission, and those of earlier conferences it is compared with.
    pub inputs: Vec<ManifestFile>,
    /// Form, style, fonts, templates.
    pub templates: Vec<ManifestFile>,
    /// Everything else in the book.
    pub outputs: Vec<Output>,
    /// What people made of books before: their documents and files, and what this book did with them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<PublishedEdit>,
    /// Documents that went out, each as it went out: outputs too, beside those of this edition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issued: Vec<IssuedDocument>,
    /// Outputs that personal data were taken out of since, or that were taken out for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Withdrawn>,
    /// Which outputs were rebuilt, the others being taken over from the book before. The only part that depends on
    /// that book.
    pub rebuilt: Vec<Rebuilt>,
}

impl Contract for Manifest {
    const SCHEMA: Schema = Schema { name: "manifest", number: 1 };
}

/// What a book says of the edition it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PreviousBuildName {
    /// Its generation time, RFC 3339.
    pub generated_at: String,
    /// Hash of its `figures.json`.
    pub figures: String,
}

/// A file by its hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ManifestFile {
    /// Relative path with `/`.
    pub path: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// Size.
    pub bytes: usize,
}

/// A file of the book.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Output {
    /// Path, hash and size.
    #[serde(flatten)]
    pub file: ManifestFile,
    /// Hash of what it shows; its own where it shows nothing but itself. The code at a document's foot is its first 60 bits.
    pub made_from: String,
}

/// An output that personal data were taken out of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Withdrawn {
    /// Relative path.
    pub path: String,
    /// Hash of the file as it was made.
    pub old: String,
    /// Hash of the file as it is now; none where it was taken out.
    pub new: Option<String>,
}

/// An output rebuilt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rebuilt {
    /// Relative path.
    pub path: String,
    /// Why.
    pub why: String,
}

impl ManifestFile {
    /// Hashes a file's content.
    pub fn new(path: impl Into<String>, bytes: &[u8]) -> ManifestFile {
        ManifestFile { path: path.into(), sha256: sha256(bytes), bytes: bytes.len() }
    }

    /// Whether bytes are the file's.
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        bytes.len() == self.bytes && self.begins(bytes)
    }

    /// Whether bytes are the file's, whatever was appended to them.
    pub(crate) fn begins(&self, bytes: &[u8]) -> bool {
        bytes.get(..self.bytes).is_some_and(|made| sha256(made) == self.sha256)
    }

    /// The file's bytes in a book, where they are still those that were made.
    pub(super) fn bytes(&self, book: &Path) -> Option<Vec<u8>> {
        fs::read(book.join(&self.path)).ok().filter(|bytes| sha256(bytes) == self.sha256)
    }
}

impl Output {
    /// The same file with other bytes.
    pub(crate) fn of(&self, bytes: &[u8]) -> Output {
        Output { file: ManifestFile::new(&*self.file.path, bytes), made_from: self.made_from.clone() }
    }
}

impl Manifest {
    /// Name and version of this program.
    pub const TOOL: &'static str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

    /// Name of its file in the book.
    pub const FILE: &'static str = "manifest.json";

    /// Indented JSON with a last line break.
    ///
    /// # Errors
    /// Never for these types; serde's signature allows it.
    pub fn json(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(&Versioned::new(self))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The manifest of a book; none where there is no book, or one whose manifest this version does not understand.
    pub fn of(book: &Path) -> Option<Manifest> {
        serde_json::from_slice(&fs::read(book.join(Manifest::FILE)).ok()?).ok()
    }

    /// When the book was put in its place, by the disk; for monitoring alone.
    pub fn placed(book: &Path) -> Option<DateTime<FixedOffset>> {
        let at = fs::metadata(book.join(Manifest::FILE)).and_then(|metadata| metadata.modified()).ok()?;
        Some(viet_nam::time(DateTime::<Utc>::from(at).fixed_offset()))
    }

    /// How `editions/` names the edition of a manifest: its day and the first digits of its hash. Nothing where the bytes are
    /// no manifest.
    pub fn edition(bytes: &[u8]) -> Option<String> {
        let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
        let day = manifest.generated_at.get(..10).unwrap_or_default();
        Some(format!("{day}-{}", sha256(bytes).get(..8).unwrap_or_default()))
    }

    /// The PDF of a document by its path without the extension.
    pub(crate) fn pdf_of(&self, document: &str) -> Option<&Output> {
        let is_its = |output: &&Output| output.file.path.strip_suffix(".pdf") == Some(document);
        self.outputs.iter().find(is_its)
    }

    /// The document that went out as this output.
    pub(super) fn issued_as(&self, path: &str) -> Option<&IssuedDocument> {
        self.issued.iter().find(|issued| issued.path == path)
    }

    /// The document that went out with these bytes.
    pub(super) fn issued_with(&self, bytes: &[u8]) -> Option<&IssuedDocument> {
        let is_it = |output: &&Output| self.issued_as(&output.file.path).is_some() && output.file.is(bytes);
        self.outputs.iter().find(is_it).and_then(|output| self.issued_as(&output.file.path))
    }

    /// Whether the books are the same, however they came about.
    pub fn same_book(&self, other: &Manifest) -> bool {
        self.made_alike(other) && self.outputs == other.outputs
    }

    /// Whether the books are made from the same with the same, so that their files are the same if they are whole.
    pub fn made_alike(&self, other: &Manifest) -> bool {
        let Manifest {
            tool,
            made_with,
            conference,
            generated_at,
            compared_with,
            inputs,
            templates,
            outputs: _,
            edits: _,
            issued,
            withdrawn: _,
            rebuilt: _,
        } = self;
        *tool == other.tool
            && *made_with == other.made_with
            && *conference == other.conference
            && *generated_at == other.generated_at
            && *compared_with == other.compared_with
            && *inputs == other.inputs
            && *templates == other.templates
            && *issued == other.issued
    }

    /// Whether every file of the book is still as it was made, or will be when the program is closed that has it open.
    pub fn is_whole(&self, book: &Path) -> bool {
        let open = OpenFiles::of(book);
        self.outputs.par_iter().all(|output| open.has(&output.file.path) || output.file.bytes(book).is_some())
    }
}

/// A file of a book that its manifest names, or the manifest itself; nothing for any other path. Where a program has the file
/// open, so that it could not be replaced, the one that will be in its place.
pub fn book_file(book: &Path, path: &str) -> Option<Vec<u8>> {
    let manifest = Manifest::of(book)?;
    let is_named = path == Manifest::FILE || manifest.outputs.iter().any(|output| output.file.path == path);
    let bytes = || OpenFiles::of(book).coming(path).or_else(|| fs::read(book.join(path)).ok());
    is_named.then(bytes).flatten()
}
