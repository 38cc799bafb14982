//! `due --json` and `run-due --json`: where a schedule stands, and what a run came to.

use super::edits::BookEdits;
use super::{Contract, Schema};
use crate::key;
use crate::messages::built_in;
use crate::model::figure::Coverage;
use crate::model::message::Message;
use chrono::{DateTime, FixedOffset};
use serde::{Serialize, Serializer};
use std::path::PathBuf;

/// Where an entry of the schedule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Stand {
    /// Its time has not come.
    Waiting,
    /// Its time has come and it has not been made.
    Due,
    /// It is due, but too few localities count.
    Held,
    /// A later entry is due as well, or was made: the book never goes back to an earlier time.
    Superseded,
    /// It has been made.
    Made,
}

impl Stand {
    /// Key of its word in the catalogues.
    pub fn key(self) -> &'static str {
        match self {
            Stand::Waiting => key!("stand-waiting"),
            Stand::Due => key!("stand-due"),
            Stand::Held => key!("stand-held"),
            Stand::Superseded => key!("stand-superseded"),
            Stand::Made => key!("stand-made"),
        }
    }
}

/// An entry of the schedule and why it stands as it does.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry {
    /// What people call it.
    pub name: String,
    /// When it is due.
    pub at: DateTime<FixedOffset>,
    /// Where it stands.
    pub state: Stand,
    /// Why, as a sentence.
    #[cfg_attr(test, schemars(with = "String"))]
    #[serde(serialize_with = "worded")]
    pub why: Message,
}

/// In the words the program was built with: whoever reads the JSON compares them.
fn worded<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&built_in(message))
}

/// A schedule at a moment.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Due {
    /// Name of the conference's folder.
    pub conference: String,
    /// The moment.
    pub now: DateTime<FixedOffset>,
    /// Entries in order of time.
    pub entries: Vec<Entry>,
}

impl Contract for Due {
    const SCHEMA: Schema = Schema { name: "due", number: 1 };
}

impl Due {
    /// The one to be made now.
    pub fn due(&self) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.state == Stand::Due)
    }

    /// The one that waits for more workbooks.
    pub fn held(&self) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.state == Stand::Held)
    }
}

/// What a run came to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Run {
    /// Name of the conference's folder.
    pub conference: String,
    /// When it ran.
    pub now: DateTime<FixedOffset>,
    /// What it did.
    pub outcome: Outcome,
    /// The entry it was about.
    pub entry: Option<Entry>,
    /// Minutes between the entry's time and now, where it was made.
    pub late_minutes: Option<i64>,
    /// Who is covered, where a book was made.
    pub coverage: Option<Coverage>,
    /// Files rebuilt, where a book was made.
    pub rebuilt: Option<usize>,
    /// What people made of the book, where one was made.
    pub edits: Option<BookEdits>,
    /// Where the book is, where one was made.
    pub book: Option<PathBuf>,
    /// When the next entry is due.
    pub next: Option<DateTime<FixedOffset>>,
    /// Why it could not be done, where it failed.
    pub error: Option<String>,
}

impl Contract for Run {
    const SCHEMA: Schema = Schema { name: "run-due", number: 1 };
}

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Made the book of an entry.
    Built,
    /// Made the book again because a workbook landed.
    Rebuilt,
    /// Too few localities count.
    Held,
    /// Nothing is due.
    Nothing,
    /// It could not run.
    Failed,
}
