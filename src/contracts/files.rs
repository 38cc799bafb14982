//! What commands that write or print files say: `form --json`, `preview --json`, `templates --json`.

use super::{Contract, Schema};
use serde::Serialize;
use std::path::PathBuf;

/// Forms that were written.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Forms {
    /// By locality.
    pub files: Vec<PathBuf>,
    /// Files that were there and are others, which were left as they are: somebody may have filled them in.
    pub kept: Vec<PathBuf>,
}

impl Contract for Forms {
    const SCHEMA: Schema = Schema { name: "form", number: 1 };
}

/// A conference that was made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NewConference {
    /// Its folder.
    pub folder: PathBuf,
}

impl Contract for NewConference {
    const SCHEMA: Schema = Schema { name: "new", number: 1 };
}

/// A document that was written for a look at it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PreviewFile {
    /// Where it is.
    pub file: PathBuf,
}

impl Contract for PreviewFile {
    const SCHEMA: Schema = Schema { name: "preview", number: 1 };
}

/// What templates can use.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TemplateReference<'a> {
    /// The text of `docs/templates.vi.md`.
    pub markdown: &'a str,
}

impl Contract for TemplateReference<'_> {
    const SCHEMA: Schema = Schema { name: "templates", number: 1 };
}
