//! An error of a template with its place.

use serde::Serialize;
use std::fmt;

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// Path within the pack, `documents/bao-cao-tong-hop.hbs`.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub english: String,
    /// The same.
    pub vietnamese: String,
    /// The line as it stands in the file.
    pub excerpt: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.english)
    }
}

impl std::error::Error for Diagnostic {}
