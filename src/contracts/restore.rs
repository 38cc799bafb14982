//! `restore --json`: what was put back.

use super::{Contract, Schema};
use serde::Serialize;
use std::path::PathBuf;

/// What was put back from a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Restored {
    /// Folder of conferences that they are in.
    pub folder: PathBuf,
    /// Names of the conferences' folders.
    pub conferences: Vec<String>,
    /// How many files there are.
    pub files: usize,
    /// The copy of the desk's database, where the backup has one. It is to be put where the desk looks for it.
    pub database: Option<PathBuf>,
}

impl Contract for Restored {
    const SCHEMA: Schema = Schema { name: "restore", number: 1 };
}
