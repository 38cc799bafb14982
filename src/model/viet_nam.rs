//! Viet Nam's time, in which every moment is written.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

/// Seconds east of UTC. It has been this the whole year since 1975: no table of time zones is needed.
pub const OFFSET: i32 = 7 * 3600;

/// The moment in Viet Nam's time, so that its day is the one documents print.
pub fn time(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(OFFSET).map_or(at, |zone| at.with_timezone(&zone))
}

/// The moment that clocks there show.
pub fn local(shown: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    shown.and_local_timezone(FixedOffset::east_opt(OFFSET)?).single()
}
