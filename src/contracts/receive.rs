//! `receive --json`: what came, and where each file of it went.

use super::{Contract, Schema};
use crate::messages::built_in;
use crate::model::message::Message;
use chrono::{DateTime, FixedOffset};
use serde::{Serialize, Serializer};

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TakenIn {
    /// Name of the conference's folder.
    pub conference: String,
    /// In the order they were given and found.
    pub parcels: Vec<TakenParcel>,
}

impl Contract for TakenIn {
    const SCHEMA: Schema = Schema { name: "receive", number: 1 };
}

/// A letter, an archive or a file that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TakenParcel {
    /// The file it was in.
    pub source: String,
    /// Address it is from.
    pub from: Option<String>,
    /// Its subject.
    pub subject: String,
    /// When it came.
    pub at: Option<DateTime<FixedOffset>>,
    /// The moment is that of the sender's clock, which may be wrong.
    pub sender_clock: bool,
    /// It was taken in before, and nothing was done now.
    pub known: bool,
    /// First lines of what was written in it. Nothing in them is applied.
    pub body: Vec<String>,
    /// Where its letter is kept below the conference's folder; none where there was no letter.
    pub kept: Option<String>,
    /// What lay in it.
    pub items: Vec<TakenItem>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TakenItem {
    /// Its name as it was sent.
    pub name: String,
    /// What became of it.
    pub state: ItemState,
    /// Where it is, below the conference's folder.
    pub file: Option<String>,
    /// What to know about it, as a sentence.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    #[serde(serialize_with = "worded")]
    pub note: Option<Message>,
}

/// What became of a file that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ItemState {
    /// A workbook, now among the submissions.
    Stored,
    /// The same bytes are among the submissions already: a second receipt of one file.
    Same,
    /// No workbook that can be read; among the submissions, so that its sender counts as heard of.
    Unreadable,
    /// Kept beside its letter.
    Kept,
    /// Passed over.
    Skipped,
    /// Dangerous; not stored.
    Refused,
}

/// In the words the program was built with.
fn worded<S: Serializer>(message: &Option<Message>, serializer: S) -> Result<S::Ok, S::Error> {
    message.as_ref().map(built_in).serialize(serializer)
}
