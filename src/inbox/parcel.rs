//! What came together.

use super::kind::Kind;
use crate::model::message::Message;
use chrono::{DateTime, FixedOffset};

/// Files that came together, with the letter around them where there was one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parcel {
    /// The letter as it came; none where there was none.
    pub letter: Option<Vec<u8>>,
    /// Address it is from: of a forwarded letter, that of whoever wrote it first.
    pub from: Option<String>,
    /// Its subject, composed (NFC).
    pub subject: String,
    /// When it came.
    pub at: Option<DateTime<FixedOffset>>,
    /// Whose clock says so.
    pub clock: Clock,
    /// What was written in it, composed; letters it forwards with their heads.
    pub body: String,
    /// A machine answered: what lies in it was not sent to report.
    pub is_automatic: bool,
    /// What lay in it, in order.
    pub items: Vec<Item>,
}

/// Whose clock a moment is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// The server that took the letter in: its first `Received`.
    #[default]
    Server,
    /// The sender's (`Date`), which may be wrong.
    Sender,
}

/// A file of a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name as it was sent, composed; in an archive with its folders.
    pub sent_as: String,
    /// The name it can be stored under.
    pub name: String,
    /// What it is by its bytes.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Why it could not be taken apart as it should.
    pub trouble: Option<Message>,
}

impl Item {
    /// A file by its name and bytes.
    pub(super) fn new(sent_as: &str, bytes: Vec<u8>) -> Item {
        let name = super::safe_name::safe_name(sent_as);
        Item { kind: Kind::of(sent_as, &bytes), name, sent_as: sent_as.to_owned(), bytes, trouble: None }
    }

    /// One that stands for what could not be taken apart.
    pub(super) fn troubled(self, why: Message) -> Item {
        Item { trouble: Some(why), ..self }
    }
}
