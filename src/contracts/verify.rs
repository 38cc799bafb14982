//! `verify --json`: whether a book is as it was made, and whether figures in edited documents are right.

use super::{Contract, Schema};
use crate::model::issued::IssuedDocument;
use crate::model::signature::Signature;
use serde::Serialize;

/// A book, compared with its manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Verdict {
    /// Name of the conference's folder.
    pub conference: String,
    /// Time printed in the documents.
    pub generated_at: String,
    /// Files the manifest names.
    pub files: usize,
    /// Files that are not as they were made, in order of their paths.
    pub wrong: Vec<Wrong>,
    /// Documents that were signed and are otherwise as they were made, in order of their paths.
    pub signed: Vec<Signed>,
    /// Documents that went out and lie in the book as they did.
    pub issued: Vec<IssuedDocument>,
    /// Files that personal data were taken out of since the book was made, or that were taken out for them.
    pub withdrawn: Vec<String>,
    /// Files that bear the code asked for.
    pub bear_code: Vec<String>,
}

/// A document of a book with the signatures that were appended to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Signed {
    /// Relative path.
    pub path: String,
    /// In the order they were made.
    pub signatures: Vec<Signature>,
}

/// Signed documents that lie elsewhere, each compared with the book it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Originals {
    /// In the order asked for.
    pub documents: Vec<Original>,
}

impl Contract for Originals {
    const SCHEMA: Schema = Schema { name: "verify-pdf", number: 1 };
}

/// Where a PDF comes from, and whether it is as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Original {
    /// Its name.
    pub file: String,
    /// Name of the conference's folder; none where no book has the file.
    pub conference: Option<String>,
    /// Path in the book of the document it is; none where no book has it.
    pub document: Option<String>,
    /// Generation time of the book.
    pub generated_at: Option<String>,
    /// What was appended is signatures alone, or nothing.
    pub as_made: bool,
    /// Number and day, where it is the file that went out.
    pub issued: Option<IssuedDocument>,
    /// The signatures, where it is as it was made.
    pub signatures: Vec<Signature>,
}

impl Contract for Verdict {
    const SCHEMA: Schema = Schema { name: "verify-book", number: 1 };
}

/// A file that is not as it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Wrong {
    /// Relative path.
    pub path: String,
    /// `missing`, `changed`, `not of this book`, `bears another code` than the manifest gives it, or `open in a program`: still of the
    /// book before, and replaced by the next run that finds it closed.
    pub what: &'static str,
}

/// Edited Word documents, compared with the data.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Verified {
    /// In the order asked for.
    pub documents: Vec<VerifiedDocument>,
}

impl Contract for Verified {
    const SCHEMA: Schema = Schema { name: "verify-documents", number: 1 };
}

/// What came of one file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VerifiedDocument {
    /// Its name.
    pub file: String,
    /// Path in the book of the document it is.
    pub document: String,
    /// How many figures of the document stand in it unchanged.
    pub right: usize,
    /// How many were taken out.
    pub gone: usize,
    /// What is wrong, in reading order: body, notes, heads and feet of pages, charts.
    pub wrong: Vec<WrongFigure>,
    /// Figures that were taken out, in the same order.
    pub removed: Vec<RemovedFigure>,
    /// What somebody wrote that no data prove, in the same order; at most [`VerifiedDocument::MOST`].
    pub unproven: Vec<Unproven>,
}

impl VerifiedDocument {
    /// So many unproven numbers are listed.
    pub const MOST: usize = 1000;
}

/// What does not say what the data say: mostly a figure, else a number, a name or a word beside one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WrongFigure {
    /// `08/19`, as `explain` takes it; empty where what is wrong belongs to no figure.
    pub key: String,
    /// What is wrong with it.
    pub what: Wrongness,
    /// In which view of a document with recorded changes.
    pub view: SeenIn,
    /// What it should say.
    pub should: String,
    /// What stands there.
    pub says: String,
    /// The words around it.
    pub context: String,
}

/// What is wrong with a figure, or with what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wrongness {
    /// Another number, or a digit or a sign more or less.
    Value,
    /// Its sign of doubt is gone or another.
    Mark,
    /// Another unit or scale stands behind it, or in its column.
    Unit,
    /// It is hidden.
    Hidden,
    /// It is struck through.
    Struck,
    /// Its row has the name of another.
    Row,
    /// Its column has the head of another.
    Column,
    /// A sentence names another place.
    Place,
    /// A word beside it says the opposite.
    Direction,
    /// A number of a sentence that is no figure: a date, a count, the coverage.
    Number,
    /// A point of a chart.
    Chart,
}

/// In which view of a document with recorded changes something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeenIn {
    /// In both, or no changes were recorded.
    Both,
    /// Once the changes are accepted.
    Final,
    /// Once they are refused.
    Original,
}

/// A figure that was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RemovedFigure {
    /// `08/19`, as `explain` takes it.
    pub key: String,
    /// What it said.
    pub text: String,
    /// The words around it as generated.
    pub context: String,
}

/// Something that no data prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unproven {
    /// What it is.
    pub what: UnprovenKind,
    /// What stands there.
    pub says: String,
    /// The words around it.
    pub context: String,
}

/// What is unproven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnprovenKind {
    /// A number that is none of the document's.
    Number,
    /// A name of a row or a column, or a category of a chart, that is none of the document's.
    Name,
    /// A piece of another file that Word would show.
    Embedded,
}
