//! Which entries of a schedule have been made, so that each is made once, also after a restart. A file that cannot be read
//! counts as empty: what is then made again comes out the same.

use super::room::room;
use super::write_file::write_alone;
use crate::messages::Explain as _;
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
