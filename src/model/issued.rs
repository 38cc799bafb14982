//! Documents that went out, in books that were published since.

use serde::{Deserialize, Serialize};

/// A document that went out, in a book that was published since.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IssuedDocument {
    /// Path in this book of the file that went out.
    pub path: String,
    /// Path in a book of the document it is, without the extension.
    pub document: String,
    /// Number it was issued under.
    pub number: String,
    /// Day it was issued, `2021-07-05`.
    pub day: String,
    /// Name in `editions/` of the manifest of the edition that was issued.
    pub edition: String,
    /// Hash of that manifest.
    pub edition_sha256: String,
    /// Hash that the code at its foot is of; none where the edition has no such document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<String>,
    /// Size of the PDF of the edition, where the file that went out is that PDF, signed or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_bytes: Option<usize>,
}
