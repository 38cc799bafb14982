//! The relations a form declares, checked on submissions and on their sums. Nothing is said where a value is missing (that
//! is a finding of reading) or only approximate, or where the relation or its law is not in force.

mod check;
mod each;
mod from_before;
mod last_digit;
mod lines;
mod names;
mod over_time;
mod rate;
mod recomputed;
mod rows;
mod unlike;

pub(super) use check::{check, check_all, check_sums};
