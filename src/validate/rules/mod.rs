//! Rules that are not relations: one function and one row each, in their family's file.
//!
//! In: a submission under its form, or all of them. Out: findings. Must not: read what the row does not name.

mod cut_off;
mod magnitude;
mod occupancy;
mod precision;

use super::Case;
use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::submission::Submission;

/// A rule in code.
pub struct Rule {
    /// `V15`.
    pub id: &'static str,
    /// The heaviest finding it makes.
    pub severity: Severity,
    /// What it asks, in Vietnamese.
    pub title: &'static str,
    /// Finds.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One submission.
    One(for<'a> fn(Case<'a>) -> Vec<Finding>),
    /// All submissions that count, beside each other.
    All(fn(&Form, &[Submission]) -> Vec<Finding>),
}

/// All rules in code.
pub const RULES: &[Rule] =
    &[occupancy::HUNDREDFOLD, precision::WHOLE_NUMBERS, precision::DECIMALS, magnitude::MAGNITUDE, cut_off::CUT_OFF];
