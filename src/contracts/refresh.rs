//! What `refresh --json` prints.

use super::{Contract, Schema};
use crate::model::edit::RefreshReport;
use serde::Serialize;
use std::path::PathBuf;

/// A Word document whose figures were refreshed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RefreshedFile {
    /// The file that was given; it is as it was, unless it was to be written over.
    pub file: String,
    /// Path in the book of the document it is one of, without the extension.
    pub document: String,
    /// The file that was written.
    pub output: PathBuf,
    /// What became of it.
    pub report: RefreshReport,
}

impl Contract for RefreshedFile {
    const SCHEMA: Schema = Schema { name: "refresh", number: 1 };
}
