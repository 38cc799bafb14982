//! `manifest.json`: what the book was made from, with what, when, and what it consists of.
//!
//! In: names and hashes. Out: JSON. Must not: hold an absolute path or the clock.

use super::{EditionName, sha256};
use anyhow::Result;
use serde::Serialize;

/// A manifest.
#[derive(Debug, Clone, Serialize)]
pub struct Manifest {
    /// Name and version of this program.
    pub tool: String,
    /// Folder name of the conference.
    pub conference: String,
    /// Generation time printed in the documents, RFC 3339.
    pub generated_at: String,
    /// The edition it is compared with, where there was an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<EditionName>,
    /// The conference file and every submission.
    pub inputs: Vec<ManifestFile>,
    /// Form, style, fonts, templates.
    pub templates: Vec<ManifestFile>,
    /// Everything else in the book.
    pub outputs: Vec<ManifestFile>,
    /// Which outputs were made anew.
    pub rebuilt: Vec<Rebuilt>,
}

/// A file by its hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ManifestFile {
    /// Relative path with `/`.
    pub path: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// Size.
    pub bytes: usize,
}

/// An output made anew.
#[derive(Debug, Clone, Serialize)]
pub struct Rebuilt {
    /// Relative path.
    pub path: String,
    /// Why.
    pub why: &'static str,
}

impl ManifestFile {
    /// Hashes a file's content.
    pub fn new(path: impl Into<String>, bytes: &[u8]) -> ManifestFile {
        ManifestFile { path: path.into(), sha256: sha256(bytes), bytes: bytes.len() }
    }
}

impl Manifest {
    /// Indented JSON with a last line break.
    ///
    /// # Errors
    /// Never for these types; serde's signature allows it.
    pub fn json(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The outputs as rebuilt in full.
    pub fn all_rebuilt(outputs: &[ManifestFile]) -> Vec<Rebuilt> {
        outputs.iter().map(|file| Rebuilt { path: file.path.clone(), why: "full build" }).collect()
    }
}
