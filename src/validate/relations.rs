//! The relations a form declares, checked on one submission.
//!
//! In: a relation and a submission. Out: at most one finding. Must not: speak where a value is missing (that is a
//! finding of reading) or only approximate.

use super::{Case, Side, division};
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Must, Relation};
use crate::model::number::{decimal, with_unit};
use crate::model::quantity::percent;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The finding on a relation, if it is violated.
pub(super) fn check(case: Case<'_>, relation: &Relation) -> Option<Finding> {
    let finding = match &relation.must {
        Must::Equals { line, sum, tolerance } => equals(case, relation, line, sum, *tolerance),
        Must::AtMost { line, limit } => at_most(case, relation, line, limit),
        Must::ZeroWith { line, with } => zero_with(case, relation, line, with),
        Must::Share { of, per, low, high } => share(case, relation, of, per, (*low, *high)),
        Must::Rate { line, of, per, explained_by } => {
            rate(case, relation, &Rate { line, of, per, explained_by: explained_by.as_deref() })
        }
    }?;
    let finding = finding.with_basis(relation.basis.as_deref());
    Some(match &relation.suggestion {
        Some(suggestion) => finding.with_suggestion(suggestion.clone()),
        None => finding,
    })
}

fn equals(case: Case<'_>, relation: &Relation, line: &str, sum: &[Arc<str>], tolerance: Decimal) -> Option<Finding> {
    let total = case.exact(line)?;
    let parts: Vec<Side<'_>> = sum.iter().map(|code| case.exact(code)).collect::<Option<_>>()?;
    let expected: Decimal = parts.iter().map(|part| part.value()).sum();
    if (total.value() - expected).abs() <= tolerance {
        return None;
    }
    let join = |text: fn(&Side<'_>) -> String| parts.iter().map(text).collect::<Vec<_>>().join(" + ");
    let codes = join(|part| part.line.code.to_string());
    let values = join(|part| decimal(part.value()));
    let right = format!("{values} = {}", with_unit(&decimal(expected), &total.line.unit));
    let message = format!("Chỉ tiêu {} ghi {}, nhưng {codes} = {right}.", total.name(), total.shown());
    Some(
        total
            .finding(&relation.rule, relation.severity, message)
            .with_sides(total.shown(), right)
            .with_suggestion(format!("Sửa chỉ tiêu {} hoặc các chỉ tiêu {codes} cho khớp.", total.line.code)),
    )
}

fn at_most(case: Case<'_>, relation: &Relation, line: &str, limit: &str) -> Option<Finding> {
    let (small, large) = (case.exact(line)?, case.exact(limit)?);
    if small.value() <= large.value() {
        return None;
    }
    let message = format!(
        "Chỉ tiêu {} là {}, lớn hơn chỉ tiêu {} là {}.",
        small.name(),
        small.shown(),
        large.name(),
        large.shown()
    );
    Some(
        small
            .finding(&relation.rule, relation.severity, message)
            .with_sides(small.shown(), large.shown())
            .with_suggestion(format!(
                "Chỉ tiêu {} không được lớn hơn chỉ tiêu {}; kiểm tra lại cả hai (ô {} và ô {}).",
                small.line.code,
                large.line.code,
                small.reported.cell.a1(),
                large.reported.cell.a1()
            )),
    )
}

fn zero_with(case: Case<'_>, relation: &Relation, line: &str, with: &str) -> Option<Finding> {
    let (one, other) = (case.exact(line)?, case.exact(with)?);
    let (zero, full) = match (one.value().is_zero(), other.value().is_zero()) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let message = format!("Chỉ tiêu {} bằng 0, nhưng chỉ tiêu {} là {}.", zero.name(), full.name(), full.shown());
    Some(
        zero.finding(&relation.rule, relation.severity, message)
            .with_sides(zero.shown(), full.shown())
            .with_suggestion("Số lượng và diện tích phải cùng bằng 0 hoặc cùng khác 0."),
    )
}

fn share(case: Case<'_>, relation: &Relation, of: &str, per: &str, usual: (Decimal, Decimal)) -> Option<Finding> {
    let (of, per) = (case.exact(of)?, case.exact(per)?);
    let found = percent(of.value(), per.value())?;
    // Above 100 the relation `at_most` of the same two lines speaks.
    if (usual.0 <= found && found <= usual.1) || found > Decimal::ONE_HUNDRED || of.value().is_zero() {
        return None;
    }
    let (low, high) = (decimal(usual.0), decimal(usual.1));
    let side = division(of, per, found);
    let message =
        format!("Chỉ tiêu {} so với {}: {side}, ngoài khoảng thường gặp {low}–{high}%.", of.name(), per.name());
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, format!("{low}–{high}%")))
}

/// A typed rate and the lines it comes from.
struct Rate<'r> {
    line: &'r str,
    of: &'r str,
    per: &'r str,
    explained_by: Option<&'r str>,
}

fn rate(case: Case<'_>, relation: &Relation, rate: &Rate<'_>) -> Option<Finding> {
    let (typed, of, per) = (case.exact(rate.line)?, case.exact(rate.of)?, case.exact(rate.per)?);
    let computed = percent(of.value(), per.value())?;
    let found = division(of, per, computed);
    let difference = typed.value() - computed;
    if typed.value() > Decimal::ONE_HUNDRED {
        let message = format!("Chỉ tiêu {} ghi {}, vượt 100%; tính lại: {found}.", typed.name(), typed.shown());
        return Some(with_rate(typed, relation, Severity::Error, message, &found));
    }
    if difference.abs() <= last_digit(typed.value()) {
        return None;
    }
    if difference < Decimal::ZERO {
        let message = format!("Chỉ tiêu {}: {found}, nhưng báo cáo ghi {}.", typed.name(), typed.shown());
        return Some(with_rate(typed, relation, relation.severity, message, &found).with_suggestion(format!(
            "Ghi {}% hoặc kiểm tra lại chỉ tiêu {} (ô {}) và {} (ô {}).",
            decimal(computed),
            of.line.code,
            of.reported.cell.a1(),
            per.line.code,
            per.reported.cell.a1()
        )));
    }
    let message = format!(
        "Chỉ tiêu {} ghi {}, cao hơn phép chia {found}; {}.",
        typed.name(),
        typed.shown(),
        explanation(case, typed, (of, per), rate.explained_by)
    );
    Some(with_rate(typed, relation, Severity::Info, message, &found))
}

fn with_rate(typed: Side<'_>, relation: &Relation, severity: Severity, message: String, found: &str) -> Finding {
    typed.finding(&relation.rule, severity, message).with_sides(typed.shown(), found)
}

/// Why a rate may lawfully be above its quotient: land approved but not leased counts in the numerator.
fn explanation(case: Case<'_>, typed: Side<'_>, (of, per): (Side<'_>, Side<'_>), by: Option<&str>) -> String {
    let Some(approved) = by.and_then(|code| case.reported(code)) else {
        return "cần giải thích phần chênh lệch".to_owned();
    };
    let with = percent(of.value() + approved.value(), per.value());
    match with.filter(|with| (typed.value() - with).abs() <= last_digit(typed.value())) {
        Some(with) => format!("khớp nếu cộng chỉ tiêu {}: {}%", approved.name(), decimal(with)),
        None => format!("chỉ tiêu {} là {} chưa giải thích hết", approved.name(), approved.shown()),
    }
}

/// Half a unit of the last digit typed, and never below the rounding of the quotient itself.
fn last_digit(typed: Decimal) -> Decimal {
    Decimal::new(5, typed.normalize().scale() + 1).max(Decimal::new(1, 2))
}
