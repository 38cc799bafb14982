//! The relations a form declares, checked on submissions.
//!
//! In: a relation and a submission, or all of them. Out: findings. Must not: speak where a value is missing (that is a
//! finding of reading) or only approximate, or where the relation or its law is not in force.

mod lines;
mod lists;
mod over_time;
mod rate;

use super::{CAUSES, Case};
use crate::model::finding::{Finding, Severity};
use crate::model::law::Provision;
use crate::model::relation::{Must, Relation};
use crate::model::submission::Submission;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The findings on a relation, if it is violated.
pub(super) fn check(case: Case<'_>, relation: &Relation) -> Vec<Finding> {
    let day = case.context.day;
    if relation.in_force.is_some_and(|days| !days.holds_on(day)) {
        return Vec::new();
    }
    let law = relation.law.as_ref().and_then(|id| case.context.law.on(id, day));
    let found = violations(case, relation, law);
    found.into_iter().map(|finding| finished(finding, relation, law)).collect()
}

/// The findings on a relation between submissions.
pub(super) fn check_all(relation: &Relation, submissions: &[Submission]) -> Vec<Finding> {
    match &relation.must {
        Must::Distinct { table, column, beside, ignoring } => {
            let found = lists::Named { table, column, beside, ignoring }.shared(relation, submissions);
            found.into_iter().map(|finding| finished(finding, relation, None)).collect()
        }
        _ => Vec::new(),
    }
}

fn violations(case: Case<'_>, relation: &Relation, law: Option<&Provision>) -> Vec<Finding> {
    let value = law.and_then(|provision| provision.value);
    let one = |found: Option<Finding>| found.into_iter().collect();
    match &relation.must {
        Must::Equals { line, sum, tolerance } => one(lines::equals(case, relation, line, sum, *tolerance)),
        Must::AtMost { line, limit } => one(lines::at_most(case, relation, line, limit)),
        Must::ZeroWith { line, with } => one(lines::zero_with(case, relation, line, with)),
        Must::Share { of, per, low, high } => one(lines::share(case, relation, of, per, (*low, *high))),
        Must::Average { of, per, low, high } => one(lines::average(case, relation, of, per, (*low, *high))),
        Must::Within { line } => one(value.and_then(|value| lines::within(case, relation, line, value))),
        Must::Reaches { of, per } => one(value.and_then(|value| lines::reaches(case, relation, of, per, value))),
        Must::Rate { line, of, per, explained_by } => {
            one(rate::rate(case, relation, [line, of, per], explained_by.as_deref()))
        }
        Must::Denominator { line, of, per, instead } => {
            one(rate::denominator(case, relation, [line, of, per], instead))
        }
        Must::Each { table, column, bound, since } => law.map_or_else(Vec::new, |law| {
            let list = lists::Bounded { table, column, bound: *bound, since: since.as_deref() };
            list.violations(case, relation, law)
        }),
        Must::Recomputed { line, table, sum, rows, tolerance } => {
            let recount = lists::Recount { line, table, sum: sum.as_deref(), rows, tolerance: *tolerance };
            one(recount.violation(case, relation))
        }
        Must::Distinct { table, column, beside, ignoring } => {
            lists::Named { table, column, beside, ignoring }.twice(case, relation)
        }
        Must::Unlike { table, column, words } => lists::unlike(case, relation, (table, column), words),
        Must::NotFalling { line } => one(over_time::not_falling(case, relation, line)),
        Must::GrowsBy { line, by } => one(over_time::grows_by(case, relation, line, by)),
        Must::CoversHalf { line } => one(over_time::covers_half(case, relation, line)),
    }
}

/// Basis, suggestion and weight that the relation and its law give, and what may explain the finding.
fn finished(mut finding: Finding, relation: &Relation, law: Option<&Provision>) -> Finding {
    let bases: Vec<String> = relation.basis.iter().cloned().chain(law.map(Provision::citation)).collect();
    finding.basis = (!bases.is_empty()).then(|| bases.join("; "));
    if let Some(suggestion) = &relation.suggestion {
        finding.suggestion = Some(suggestion.as_str().into());
    }
    if finding.severity == Severity::Error && law.is_some_and(|provision| !provision.is_firm()) {
        finding.severity = Severity::Warning;
    }
    finding.premises.lines = relation.must.lines();
    finding.premises.after =
        CAUSES.iter().map(|id| Arc::from(*id)).chain(relation.after.iter().map(Arc::clone)).collect();
    finding
}

/// Half a unit of the last digit typed, and never below the rounding of a quotient to two decimals.
fn last_digit(typed: Decimal) -> Decimal {
    // 28 decimals are the most a number has.
    Decimal::new(5, (typed.normalize().scale() + 1).min(28)).max(Decimal::new(1, 2))
}
