//! Rules that are not relations: one function and one row each, in their family's file.
//!
//! In: a submission under its form. Out: findings. Must not: read what the row does not name.

mod precision;

use super::Case;
use crate::model::finding::{Finding, Severity};

/// A rule in code.
pub struct Rule {
    /// `V15`.
    pub id: &'static str,
    /// The heaviest finding it makes.
    pub severity: Severity,
    /// What it asks, in Vietnamese.
    pub title: &'static str,
    /// Finds.
    pub check: for<'a> fn(Case<'a>) -> Vec<Finding>,
}

/// All rules in code.
pub const RULES: &[Rule] = &[precision::WHOLE_NUMBERS, precision::DECIMALS];
