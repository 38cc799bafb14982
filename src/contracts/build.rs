//! `build --json`: what a build came to.

use super::edits::BookEdits;
use super::{Contract, Schema};
use crate::model::figure::Coverage;
use crate::model::finding::Severity;
use crate::model::issued::IssuedDocument;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What a build came to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BuildReport {
    /// Where the book is.
    pub book: PathBuf,
    /// Who is covered.
    pub coverage: Coverage,
    /// Documents, each in all formats.
    pub documents: usize,
    /// How many findings there are of each severity.
    pub findings: BTreeMap<Severity, usize>,
    /// How many there were before those of one cause were reported as one.
    pub findings_before_folding: usize,
    /// Findings of rules on trial.
    pub findings_on_trial: usize,
    /// What people made of the book.
    pub edits: BookEdits,
    /// Files that were not taken from the book before.
    pub rebuilt: usize,
    /// Codes of localities that counted in the book before and do not count in this one, where fewer do.
    pub lost: Vec<Arc<str>>,
    /// Documents that went out, which lie in the book as they went out.
    pub issued: Vec<IssuedDocument>,
    /// How long it took.
    pub seconds: f64,
}

impl Contract for BuildReport {
    const SCHEMA: Schema = Schema { name: "build", number: 1 };
}
