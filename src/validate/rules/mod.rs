//! Rules that are not relations, one file each: what it asks, why, on what basis, an example, and the check.

mod code_rule;
mod cut_off;
mod magnitude;
mod median;
mod merged_localities;
mod obsolete_names;
mod occupancy;
mod precision;
mod registry;
mod unchanged;

pub(super) use code_rule::{Check, CodeRule};
pub use registry::built_in;
pub(super) use registry::code_rules;
