//! `forget --json`: what personal data were taken out of.

use super::{Contract, Schema};
use crate::messages::built_in;
use crate::model::message::Message;
use serde::{Serialize, Serializer};

/// What personal data were taken out of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Forgotten {
    /// Name of the conference's folder.
    pub conference: String,
    /// Files that were changed or removed.
    pub files: Vec<ForgottenFile>,
    /// Files that could not be looked into.
    pub unread: Vec<UnreadFile>,
}

impl Contract for Forgotten {
    const SCHEMA: Schema = Schema { name: "forget", number: 1 };
}

/// A file that was changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ForgottenFile {
    /// Path below the conference's folder; of a file of a book, `book:` and its path there.
    pub file: String,
    /// Hash before.
    pub old: String,
    /// Hash now; none where it was removed.
    pub new: Option<String>,
}

/// A file that could not be looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnreadFile {
    /// Path below the conference's folder.
    pub file: String,
    /// Why, as a sentence.
    #[cfg_attr(test, schemars(with = "String"))]
    #[serde(serialize_with = "worded")]
    pub why: Message,
}

/// In the words the program was built with.
fn worded<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&built_in(message))
}
