//! When each workbook came, as the secretariat noted it in `received.csv`. The times of files on disk are not used: copying
//! loses them.

use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;

/// Moments of receipt by file name, as the name stands on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipts {
    moments: BTreeMap<String, DateTime<FixedOffset>>,
}

impl Receipts {
    /// Notes a file; gives the moment it was noted with before, if it was.
    pub fn note(&mut self, file: String, at: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        self.moments.insert(file, at)
    }

    /// When a file came, where it is noted.
    pub fn moment(&self, file: &str) -> Option<DateTime<FixedOffset>> {
        self.moments.get(file).copied()
    }
}
