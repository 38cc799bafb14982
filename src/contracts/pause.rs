//! `pause --json` and `resume --json`: whether a schedule makes books.

use super::{Contract, Schema};
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// The pause of a conference's schedule as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Paused {
    /// Name of the conference's folder.
    pub conference: String,
    /// From when nothing is made; `null` where the schedule goes on.
    pub since: Option<DateTime<FixedOffset>>,
    /// Until when, where that was said.
    pub until: Option<DateTime<FixedOffset>>,
    /// Who decided: a post.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

impl Contract for Paused {
    const SCHEMA: Schema = Schema { name: "pause", number: 1 };
}
