//! `monitor`: how a conference's book stands, for a program that watches over services.

use super::{Contract, Schema};
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::path::PathBuf;

/// How the book of a conference stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Health {
    /// Name of the conference's folder.
    pub conference: String,
    /// When it was looked at.
    pub now: DateTime<FixedOffset>,
    /// How it stands.
    pub state: HealthState,
    /// Where its book is; none where there is none.
    pub book: Option<PathBuf>,
    /// When the book was put there.
    pub last_built: Option<DateTime<FixedOffset>>,
    /// The moment that its documents bear.
    pub generated_at: Option<String>,
    /// Since when something keeps the book from being made.
    pub since: Option<DateTime<FixedOffset>>,
    /// What does, as a sentence.
    pub why: Option<String>,
    /// When the next entry of the schedule is due.
    pub next: Option<DateTime<FixedOffset>>,
    /// The record of what was made of the schedule cannot be read; the next run begins another.
    pub record_damaged: bool,
}

impl Contract for Health {
    const SCHEMA: Schema = Schema { name: "monitor", number: 1 };
}

/// How a book stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum HealthState {
    /// What was due is made.
    Good,
    /// Nothing was due yet.
    Waiting,
    /// Too few localities count, or fewer than in the book that is there.
    Postponed,
    /// Its time came some time ago and nothing ran: whatever is to make it does not run.
    Overdue,
    /// It was tried and failed, or a declaration is wrong.
    Failed,
}

impl HealthState {
    /// Whether nobody has to do anything.
    pub fn is_well(self) -> bool {
        matches!(self, HealthState::Good | HealthState::Waiting)
    }
}
