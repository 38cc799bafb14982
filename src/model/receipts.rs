//! The register of receipt: when each workbook came, as the secretariat noted it.
//!
//! In: read by `schema` from `input/<conference>/received.csv`. Out: who is late. Must not: be filled from the times of
//! files on the disk, which copying loses.

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
