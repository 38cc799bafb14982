//! `send --json`: letters that were made.

use super::{Contract, Schema};
use crate::key;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// Letters that were made, as drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sent {
    /// Name of the conference's folder.
    pub conference: String,
    /// Where the drafts are.
    pub outbox: PathBuf,
    /// The drafts, by locality.
    pub letters: Vec<SentLetter>,
    /// How many letters were not made, because they were made before.
    pub known: usize,
}

impl Contract for Sent {
    const SCHEMA: Schema = Schema { name: "send", number: 1 };
}

/// A letter that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SentLetter {
    /// What letter it is.
    pub kind: LetterKind,
    /// Code of the locality.
    pub place: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Address; none where it is not known.
    pub to: Option<String>,
    /// The draft; empty for a letter that was only noted.
    pub file: PathBuf,
}

/// What letter goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LetterKind {
    /// The form to fill in.
    Form,
    /// The deadline is near and nothing came.
    Reminder,
    /// A file came.
    Receipt,
    /// What was found in it, with the marked workbook.
    Result,
}

impl LetterKind {
    /// All of them, in the order in which they go out.
    pub const ALL: [LetterKind; 4] = [LetterKind::Form, LetterKind::Reminder, LetterKind::Receipt, LetterKind::Result];

    /// Its name on the command line, in `sent.csv` and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            LetterKind::Form => "form",
            LetterKind::Reminder => "reminder",
            LetterKind::Receipt => "receipt",
            LetterKind::Result => "result",
        }
    }

    /// Key of its words.
    pub fn key(self) -> &'static str {
        match self {
            LetterKind::Form => key!("letter-form"),
            LetterKind::Reminder => key!("letter-reminder"),
            LetterKind::Receipt => key!("letter-receipt"),
            LetterKind::Result => key!("letter-result"),
        }
    }
}
