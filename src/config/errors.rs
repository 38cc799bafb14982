//! What is wrong in declaration files: a list, so that all of it is reported at once.

use crate::model::declared::Declared;
use std::fmt;

/// One mistake in a declaration file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeclarationError {
    /// Where it stands.
    pub at: Declared,
    /// What is wrong, in one sentence.
    pub what: String,
}

/// Mistakes in one or more declaration files, in the order of the files; never empty where it is returned as an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeclarationErrors(Vec<DeclarationError>);

impl DeclarationErrors {
    /// One mistake.
    pub(super) fn one(at: Declared, what: impl Into<String>) -> DeclarationErrors {
        DeclarationErrors(vec![DeclarationError { at, what: what.into() }])
    }

    /// One more mistake.
    pub(super) fn push(&mut self, at: Declared, what: impl Into<String>) {
        self.0.push(DeclarationError { at, what: what.into() });
    }

    /// Those of another file or step.
    pub(super) fn append(&mut self, other: DeclarationErrors) {
        self.0.extend(other.0);
    }

    /// The value, unless there are mistakes.
    pub(super) fn unless_any<T>(self, value: T) -> Result<T, DeclarationErrors> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Each mistake.
    pub fn iter(&self) -> impl Iterator<Item = &DeclarationError> {
        self.0.iter()
    }
}

/// `file:line: what`.
impl fmt::Display for DeclarationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// One mistake a line.
impl fmt::Display for DeclarationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(DeclarationError::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for DeclarationErrors {}
