//! From everything that was found to what is reported: one root cause once, explained, waived, or on trial.

mod explain;
mod flood;
mod group_by_cause;
mod make_report;
mod ranges;
mod same_elsewhere;
mod waive;

pub use make_report::report;
