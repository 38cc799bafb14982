//! `doctor --json`: what is well and what is wrong with an installation.

use super::{Contract, Schema};
use crate::key;
use crate::messages::built_in;
use crate::model::message::Message;
use serde::{Serialize, Serializer};

/// An installation, looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Examination {
    /// What was looked at, in order.
    pub checks: Vec<Checkup>,
}

impl Contract for Examination {
    const SCHEMA: Schema = Schema { name: "doctor", number: 1 };
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Checkup {
    /// How it is.
    pub state: CheckupState,
    /// What it is and what to do, as a sentence.
    #[cfg_attr(test, schemars(with = "String"))]
    #[serde(serialize_with = "worded")]
    pub what: Message,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CheckupState {
    /// Well.
    Good,
    /// It works; somebody should look at it.
    Doubtful,
    /// It does not work.
    Bad,
}

impl CheckupState {
    /// Key of its word in the catalogues.
    pub fn key(self) -> &'static str {
        match self {
            CheckupState::Good => key!("checkup-good"),
            CheckupState::Doubtful => key!("checkup-doubtful"),
            CheckupState::Bad => key!("checkup-bad"),
        }
    }
}

/// In the words the program was built with.
fn worded<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&built_in(message))
}
