//! A pause of a conference's schedule.

use super::message::Message;
use crate::msg;
use chrono::{DateTime, FixedOffset};

/// While it lasts, the schedule makes no book; `build` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// From when.
    pub since: DateTime<FixedOffset>,
    /// Until when, where that was said.
    pub until: Option<DateTime<FixedOffset>>,
    /// Who decided: a post.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl Pause {
    /// Whether it lasts at a moment.
    pub fn is_on(&self, now: DateTime<FixedOffset>) -> bool {
        self.since <= now && self.until.is_none_or(|until| now < until)
    }

    /// Why nothing is made.
    pub fn why(&self) -> Message {
        let Pause { since, until, by, reason } = self;
        match until {
            Some(until) => msg!("due-paused-until", since = *since, until = *until, by = by, reason = reason),
            None => msg!("due-paused", since = *since, by = by, reason = reason),
        }
    }
}
