//! A TOML file with its path, so that every mistake in it can be told with file and line.
//!
//! In: a path. Out: typed values, or an error that starts with `file:line:`. Must not: know what the file declares.

use anyhow::{Context, Error, Result, anyhow};
use serde::de::DeserializeOwned;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file read, not yet parsed.
pub(super) struct TomlFile {
    path: PathBuf,
    pub(super) text: String,
}

impl TomlFile {
    pub(super) fn read(path: &Path) -> Result<TomlFile> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(TomlFile { path: path.to_owned(), text })
    }

    /// Parses the whole file into `T`.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T> {
        toml::from_str(&self.text).map_err(|e| self.error(&e.span().unwrap_or(0..0), e.message()))
    }

    /// An error at a place in the file.
    pub(super) fn error(&self, span: &Range<usize>, message: impl AsRef<str>) -> Error {
        anyhow!("{}: {}", self.at(span), message.as_ref().replace('\n', " "))
    }

    /// A place in the file as messages name it, `file:line`.
    pub(super) fn at(&self, span: &Range<usize>) -> String {
        let before = self.text.get(..span.start).unwrap_or_default();
        format!("{}:{}", self.path.display(), before.matches('\n').count() + 1)
    }

    /// Path from the templates folder, with `/`.
    pub(super) fn relative_to(&self, root: &Path) -> String {
        self.path.strip_prefix(root).unwrap_or(&self.path).to_string_lossy().replace('\\', "/")
    }
}
