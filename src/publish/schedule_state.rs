//! Which entries of a schedule have been made, so that each is made once, also after a restart. A file that cannot be read
//! counts as empty: what is then made again comes out the same.

use super::room::room;
use super::write_file::write_alone;
use crate::messages::Explain as _;
use crate::model::schedule::Generation;
use crate::msg;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// What has been made of a schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// In order of their making.
    pub made: Vec<Made>,
    /// What kept the book from being made when somebody was last told of it.
    #[serde(default)]
    pub told: Option<String>,
    /// What keeps the book from being made, where something does.
    #[serde(default)]
    pub trouble: Option<Trouble>,
}

/// What keeps a book from being made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Since when.
    pub since: DateTime<FixedOffset>,
    /// The last sentence on it.
    pub why: String,
    /// It was tried and failed; else it is postponed.
    pub failed: bool,
}

/// One entry, made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// When it was due.
    pub at: DateTime<FixedOffset>,
    /// When it was made.
    pub made: DateTime<FixedOffset>,
    /// A later entry was due as well and made in its place.
    pub superseded: bool,
}

impl Record {
    /// The record of a conference; empty where there is none. Where somebody removed the book, nothing has been made.
    pub fn read(out: &Path, conference: &str) -> Record {
        let path = path(out, conference);
        let Ok(bytes) = fs::read(&path) else { return Record::default() };
        let mut record: Record = serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            tracing::warn!("{} is begun anew: {error}", path.display());
            Record::default()
        });
        if !out.join(conference).exists() {
            record.made.clear();
        }
        record
    }

    /// Whether its file is there and cannot be read as one.
    pub fn is_damaged(out: &Path, conference: &str) -> bool {
        fs::read(path(out, conference)).is_ok_and(|bytes| serde_json::from_slice::<Record>(&bytes).is_err())
    }

    /// Without the entries that the schedule no longer has: one that was moved to an earlier time is another entry, and is due.
    #[must_use]
    pub fn declared(mut self, schedule: &[Generation]) -> Record {
        self.made.retain(|made| schedule.iter().any(|generation| generation.at == made.at));
        self
    }

    /// Notes what keeps the book from being made now, since when that is not known yet; says whether that is new.
    pub fn note(&mut self, trouble: Option<Trouble>) -> bool {
        let since = self.trouble.as_ref().map(|known| known.since);
        let trouble = trouble.map(|new| Trouble { since: since.unwrap_or(new.since), ..new });
        let is_new = trouble != self.trouble;
        self.trouble = trouble;
        is_new
    }

    /// Replaces it in one step.
    ///
    /// # Errors
    /// The output folder cannot be written.
    pub fn write(&self, out: &Path, conference: &str) -> Result<()> {
        let room = room(out, conference);
        fs::create_dir_all(&room).explain(|| msg!("cannot-make", path = room.display()))?;
        write_alone(&path(out, conference), &serde_json::to_vec_pretty(self)?)
    }

    /// The entry whose book was made last in the order of the schedule.
    pub fn newest(&self) -> Option<&Made> {
        self.made.iter().filter(|made| !made.superseded).max_by_key(|made| made.at)
    }

    /// What became of the entry of a moment.
    pub fn of(&self, at: DateTime<FixedOffset>) -> Option<&Made> {
        self.made.iter().find(|made| made.at == at)
    }
}

fn path(out: &Path, conference: &str) -> PathBuf {
    room(out, conference).join("schedule.json")
}
