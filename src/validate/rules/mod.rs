//! Rules that are not relations, one file each: what it asks, why, on what basis, an example, and the check.

mod code_rule;
mod cut_off;
mod merged_localities;
mod not_sent;
mod obsolete_names;
mod occupancy;
mod plausible;
mod precision;
mod registry;

pub(super) use code_rule::Check;
pub use plausible::Others;
pub(super) use plausible::implausible;
pub use registry::built_in;
pub(super) use registry::code_rules;
