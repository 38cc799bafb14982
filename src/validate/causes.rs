//! Which findings are the cause of which.

use crate::model::finding::Finding;
use crate::model::reading;
use std::sync::Arc;

/// Findings of reading that are the cause of whatever rests on the same value: there is none, or not the one that was meant.
const OF_READING: [&str; 4] = [reading::MISSING, reading::NUMBER, reading::TWICE, reading::UNIT];

/// The finding with the rules whose findings on the same values are its cause: those of reading, then others.
pub(super) fn with_causes(mut finding: Finding, after: &[Arc<str>]) -> Finding {
    finding.cause.after = OF_READING.iter().map(|id| Arc::from(*id)).chain(after.iter().map(Arc::clone)).collect();
    finding
}
