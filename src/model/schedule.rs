//! When the book of a conference is made, and from how much.
//!
//! In: read by `schema` from `[[generate]]` of `conference.toml`. Out: read by the schedule's jobs. Must not: know what
//! time it is.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use serde::{Deserialize, Serialize};

/// Viet Nam has been at UTC+7 the whole year since 1975: no table of time zones is needed.
const VIET_NAM: i32 = 7 * 3600;

/// A moment in the time of Viet Nam, which documents print, however it was written.
pub fn in_viet_nam(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(VIET_NAM).map_or(at, |zone| at.with_timezone(&zone))
}

/// A day and an hour in Viet Nam.
pub fn of_viet_nam(at: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    FixedOffset::east_opt(VIET_NAM)?.from_local_datetime(&at).single()
}

/// One time at which the book is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// What people call it.
    pub name: String,
    /// When it is due; printed in the documents as their time.
    pub at: DateTime<FixedOffset>,
    /// Localities whose figures have to count, 0 where that is all the same.
    pub minimum: usize,
    /// What to do where fewer do.
    pub below: Below,
}

/// What to do where too few localities count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Below {
    /// Make the book, which names who is missing on its first page.
    #[default]
    #[serde(rename = "build and mark")]
    BuildAndMark,
    /// Make none until enough do, and say so.
    #[serde(rename = "hold and warn")]
    HoldAndWarn,
}
