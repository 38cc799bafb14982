//! What became of the localities of the old map.

use crate::model::locality::LocalityId;
use chrono::NaiveDate;

/// A locality of the 63 and the one of the 34 it went into. Every one of the 63 went into exactly one, undivided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// One of the 63.
    pub from: LocalityId,
    /// One of the 34.
    pub to: LocalityId,
    /// First day of the new map: 1/7/2025, Nghị quyết 202/2025/QH15.
    pub on: NaiveDate,
}
