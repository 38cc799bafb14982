//! Where something is declared, so that a mistake found later still names its line.

use std::fmt;
use std::sync::Arc;

/// A place in a declaration file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Declared {
    /// Path as it was opened.
    pub file: Arc<str>,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Without the folder: what something is made from is hashed by how it is shown, and must be the same wherever it lies.
impl fmt::Debug for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.file.rsplit(['/', '\\']).next().unwrap_or_default();
        write!(f, "{name}:{}:{}", self.line, self.column)
    }
}

/// `conference.toml:12`.
impl fmt::Display for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}
