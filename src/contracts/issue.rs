//! What `issue --json` prints.

use super::verify::WrongFigure;
use super::{Contract, Schema};
use crate::model::signature::Signature;
use serde::Serialize;

/// A document as it went out: what `issue` prints, and its record beside the file in `editions/`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Issued {
    /// Path in the book of the document, without the extension.
    pub document: String,
    /// Number it was issued under.
    pub number: String,
    /// Day it was issued, `2021-07-05`.
    pub day: String,
    /// Who had it recorded: a post.
    pub by: String,
    /// The file that went out, a path below `editions/`.
    pub file: String,
    /// Its hash.
    pub sha256: String,
    /// Name in `editions/` of the manifest of the edition.
    pub edition: String,
    /// Id of the decision `issue`.
    pub decision: String,
    /// How the file was compared with the edition.
    pub compared: Compared,
    /// Figures of the document that stand in the file; where it was compared by its text.
    pub right: usize,
    /// Those that do not stand in it any more.
    pub gone: usize,
    /// The digital signatures in it, where it is the PDF of the edition.
    pub signatures: Vec<Signature>,
    /// Figures that say something else.
    pub wrong: Vec<WrongFigure>,
}

impl Contract for Issued {
    const SCHEMA: Schema = Schema { name: "issue", number: 1 };
}

/// How a file that went out was compared with its edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// It is the PDF of the edition, byte by byte, but for signatures.
    AsMade,
    /// Its text was compared with the figures.
    Text,
    /// It has no text: a scan, kept as it is.
    Unread,
}
