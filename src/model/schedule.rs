//! When the book of a conference is made, and from how much: `[[generate]]` of `conference.toml`.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One time at which the book is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// What people call it.
    pub name: String,
    /// When it is due; printed in the documents as their time.
    pub at: DateTime<FixedOffset>,
    /// Localities whose figures have to count, 0 where that is all the same.
    pub minimum: usize,
    /// What to do where fewer do.
    pub below: Below,
}

/// What to do where too few localities count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Below {
    /// Make the book, which names who is missing on its first page.
    #[default]
    #[serde(rename = "build and mark")]
    BuildAndMark,
    /// Make none until enough do, and say so.
    #[serde(rename = "hold and warn")]
    HoldAndWarn,
}
