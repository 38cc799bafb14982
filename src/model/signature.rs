//! Digital signatures on finished documents.

use serde::Serialize;

/// A digital signature. That it fits the bytes it signs was computed; who vouches for its certificate was not judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Signature {
    /// Name of its field, like `Sig_Signer`.
    pub field: String,
    /// Common name in the certificate; none in a time stamp or where the certificate gives none.
    pub by: Option<String>,
    /// When it says that it was made, RFC 3339; the signer's own word.
    pub at: Option<String>,
}
