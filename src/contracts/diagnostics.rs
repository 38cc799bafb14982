//! `check-templates --json`: what is wrong in templates and declarations, with the place.

use super::{Contract, Schema};
use crate::model::language::Language;
use serde::Serialize;
use std::fmt;

/// All mistakes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Diagnostics<'a> {
    /// By pack and file.
    pub mistakes: &'a [Diagnostic],
}

impl Contract for Diagnostics<'_> {
    const SCHEMA: Schema = Schema { name: "check-templates", number: 1 };
}

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

impl Diagnostic {
    /// What is wrong, in a language.
    pub fn what(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vietnamese,
            Language::En => &self.english,
        }
    }

    /// `file:line:column: what`.
    pub fn text(&self, language: Language) -> String {
        format!("{}:{}:{}: {}", self.file, self.line, self.column, self.what(language))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for Diagnostic {}
