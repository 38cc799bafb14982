//! When each workbook came, as the secretariat noted it in `received.csv`. The times of files on disk are not used: copying
//! loses them.

use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};

/// Moments of receipt by file name, as the name stands on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipts {
    moments: BTreeMap<String, BTreeSet<DateTime<FixedOffset>>>,
}

impl Receipts {
    /// Notes a file; false where it is noted with this moment already.
    pub fn note(&mut self, file: String, at: DateTime<FixedOffset>) -> bool {
        self.moments.entry(file).or_default().insert(at)
    }

    /// When a file came, where it is noted: the first time, if the same came by mail and by messenger.
    pub fn moment(&self, file: &str) -> Option<DateTime<FixedOffset>> {
        self.moments.get(file)?.first().copied()
    }

    /// Every moment a file is noted with.
    pub fn moments(&self, file: &str) -> impl Iterator<Item = DateTime<FixedOffset>> {
        self.moments.get(file).into_iter().flatten().copied()
    }
}
