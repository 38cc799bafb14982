//! Rules that are not relations: one function and one row each, in their family's file.
//!
//! In: a submission with what it is measured by, or all of them. Out: findings. Must not: read what the row does not
//! name.

mod cut_off;
mod magnitude;
mod merged_localities;
mod obsolete_names;
mod occupancy;
mod precision;
mod unchanged;

use super::{Case, Context};
use crate::model::finding::{Finding, Severity};
use crate::model::relation::Status;
use crate::model::submission::Submission;
use rust_decimal::Decimal;

/// A rule in code.
pub struct Rule {
    /// `V15`.
    pub id: &'static str,
    /// The heaviest finding it makes.
    pub severity: Severity,
    /// What it asks, in Vietnamese.
    pub title: &'static str,
    /// Data it is asked of, in Vietnamese.
    pub asked: &'static str,
    /// What it reads, in Vietnamese.
    pub reads: &'static str,
    /// A case that breaks it, in Vietnamese.
    pub example: &'static str,
    /// Legal basis, printed with its findings.
    pub basis: Option<&'static str>,
    /// Whether localities are told.
    pub status: Status,
    /// Rules whose findings on the same values explain its own.
    pub after: &'static [&'static str],
    /// Where it stands.
    pub file: &'static str,
    /// Finds.
    pub check: Check,
}

/// Of a rule that is asked of all data.
pub const EVERY_PERIOD: &str = "mọi kỳ";
/// Of a rule of the map of 34 localities.
const OF_34: &str = "số liệu theo địa giới 34 tỉnh, thành phố, từ 01/7/2025";

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One submission.
    One(for<'a> fn(Case<'a>) -> Vec<Finding>),
    /// All submissions that count, beside each other.
    All(fn(&Context<'_>, &[Submission]) -> Vec<Finding>),
}

/// All rules in code.
pub const RULES: &[Rule] = &[
    occupancy::HUNDREDFOLD,
    precision::WHOLE_NUMBERS,
    precision::DECIMALS,
    magnitude::MAGNITUDE,
    cut_off::CUT_OFF,
    obsolete_names::FORMER_NAMES,
    merged_localities::FORMER_MAP,
    unchanged::STEADY,
];

/// The middle value; of an even number the upper of the two in the middle.
fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}
