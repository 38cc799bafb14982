//! What earlier periods said, on today's map. Ratios are left out: they are computed again from their sums.

use super::conclusion::Task;
use super::figure::Source;
use super::locality::Vintage;
use super::period::Period;
use super::quantity::Quantity;
use super::submission::Submission;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Earlier periods, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// One per conference.
    pub periods: Vec<PastPeriod>,
}

/// One earlier period.
#[derive(Debug, Clone)]
pub struct PastPeriod {
    /// Id of its conference.
    pub conference: String,
    /// Which.
    pub period: Period,
    /// Day up to which its data run.
    pub data_to: NaiveDate,
    /// The map it was reported on.
    pub vintage: Vintage,
    /// What it concluded, and on which day.
    pub concluded: Concluded,
    /// Values by code of today's locality and line.
    pub values: BTreeMap<Arc<str>, BTreeMap<Arc<str>, PastValue>>,
    /// Submissions by code, where the locality is the same as today.
    pub submissions: BTreeMap<Arc<str>, Submission>,
}

/// What an earlier conference concluded.
#[derive(Debug, Clone, Default)]
pub struct Concluded {
    /// Title of the conference.
    pub title: String,
    /// Day of its meeting.
    pub date: NaiveDate,
    /// The tasks.
    pub tasks: Vec<Task>,
}

/// How a value of a line is split: by the code of a locality of the 34, percent of each of the 63 it came from; they sum to
/// 100.
pub type Shares = BTreeMap<Arc<str>, BTreeMap<Arc<str>, Decimal>>;

/// A value of an earlier period.
#[derive(Debug, Clone, PartialEq)]
pub struct PastValue {
    /// What it is; over a merger, the exact sum of the localities that merged.
    pub quantity: Quantity,
    /// Whether it, or a part of it, was doubtful when it was reported. Held values are not here.
    pub doubtful: bool,
    /// How far off it may be, in its unit, where the findings of its time tell it.
    pub stake: Option<Decimal>,
    /// Names of the localities it is the sum of; empty where the locality is the same as today.
    pub of: Vec<Arc<str>>,
    /// The cells it was read from, their files as `<conference>/<file>`; of the last period alone, and only where its
    /// values are carried forward.
    pub cells: Vec<Source>,
}

impl Past {
    /// The period before.
    pub fn last(&self) -> Option<&PastPeriod> {
        self.periods.first()
    }

    /// What a locality sent for the period before.
    pub fn submission(&self, code: &str) -> Option<&Submission> {
        self.last()?.submissions.get(code)
    }
}

impl PastPeriod {
    /// The value of a locality and line, where it is known.
    pub fn value(&self, code: &str, line: &str) -> Option<&PastValue> {
        self.values.get(code)?.get(line)
    }
}
