//! A submission with what tells its place among the files of its locality.

use super::submission::Submission;
use chrono::{DateTime, FixedOffset};
use std::sync::Arc;

/// A file that could be read.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// What it says.
    pub submission: Submission,
    /// SHA-256 of its bytes.
    pub sha256: Arc<str>,
    /// When it came, where that is noted.
    pub received: Option<DateTime<FixedOffset>>,
    /// Something in it could not be read.
    pub has_reading_errors: bool,
    /// Of a whole sheet nothing could be read, and it was reported why.
    pub has_unread_sheet: bool,
}

/// Which files count.
#[derive(Debug, Clone, Default)]
pub struct Selected {
    /// One file of each locality that has any, by code.
    pub accepted: Vec<Submission>,
    /// Of localities that sent a newer file, the one before it, by code.
    pub replaced: Vec<Submission>,
    /// Files that wait for a decision: code of the locality they name, and name.
    pub waiting: Vec<(Arc<str>, Arc<str>)>,
    /// Files that another one of the same locality stands for; what was found in them is settled.
    pub superseded: Vec<Arc<str>>,
}
