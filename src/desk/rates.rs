//! How often somebody may do something.

use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A minute, after which counting begins again.
const SPAN: TimeDelta = TimeDelta::minutes(1);

/// Keys that are counted at once: then those whose minute is over are forgotten.
const MOST_KEYS: usize = 10_000;

/// When counting began, and how often since, by key.
type Counts = BTreeMap<String, (DateTime<FixedOffset>, u32)>;

/// Counts by key within a minute.
#[derive(Debug, Default)]
pub(super) struct Rates(Mutex<Counts>);

impl Rates {
    /// Counts once more, and says whether that is within so many in a minute.
    pub(super) fn allow(&self, key: &str, most: u32, now: DateTime<FixedOffset>) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() > MOST_KEYS {
            counts.retain(|_, (since, _)| now - *since < SPAN);
        }
        let (since, count) = counts.entry(key.to_owned()).or_insert((now, 0));
        if now - *since >= SPAN {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        *count <= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_has_so_many_and_the_next_as_many_again() {
        let (rates, start) = (Rates::default(), DateTime::default());
        let allowed = |key: &str, second: i64| rates.allow(key, 2, start + TimeDelta::seconds(second));
        assert_eq!([0, 1, 2, 59].map(|second| allowed("a", second)), [true, true, false, false]);
        assert!(allowed("b", 59) && allowed("a", 60));
    }
}
