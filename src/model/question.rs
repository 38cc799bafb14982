//! What the chair may ask a locality: `[[question]]` of the form.

use serde::Deserialize;
use std::sync::Arc;

/// A question, and what the figures of a locality must say for it to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The line it is about.
    pub line: Arc<str>,
    /// What the figures say of the line.
    pub on: Occasion,
    /// The words. `{value}`, `{gap}`, `{moved}` and `{country}` stand for figures, `{place}` for the locality.
    pub ask: String,
}

/// What the figures say of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A duty with a day is not done.
    Duty,
    /// The target is missed at the present pace.
    Pace,
    /// Nothing moved where something was due.
    Stalled,
    /// The value fell.
    Fell,
    /// The value is lower than that of the whole country.
    Low,
    /// There is a value.
    Any,
}
