//! From everything that was found to what is reported: one root cause once, explained, waived, or on trial.

mod explain;
mod group_by_cause;
mod ranges;
mod report;
mod waive;

pub use report::report;
