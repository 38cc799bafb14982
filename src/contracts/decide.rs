//! What `decide --json` prints.

use super::{Contract, Schema};
use serde::Serialize;

/// A decision as it was written into `decisions.toml`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Decided {
    /// Its id in the file.
    pub id: String,
    /// Path of the file below `submissions/`, where the decision is about one.
    pub file: Option<String>,
    /// The value, where it is about one.
    pub value: Option<String>,
}

impl Contract for Decided {
    const SCHEMA: Schema = Schema { name: "decide", number: 1 };
}
