//! Ids of the rules on plausible values.

/// A value in another unit.
pub(super) const MAGNITUDE: &str = "V18";
/// A value far from its own past.
pub(super) const PAST: &str = "V25";
/// A value outside of what is usual for each of another line.
pub(super) const UNUSUAL: &str = "V31";
/// A value outside of what there can be.
pub(super) const IMPOSSIBLE: &str = "V32";
/// A value far from the other localities'.
pub(super) const OTHERS: &str = "V33";
