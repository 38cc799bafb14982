//! Relations between lines of one submission.
//!
//! In: a relation and a submission. Out: at most one finding. Must not: speak where a value is missing (that is a
//! finding of reading) or only approximate.

use super::super::{Case, Side, division};
use crate::model::finding::Finding;
use crate::model::number::{decimal, with_unit};
use crate::model::quantity::percent;
use crate::model::relation::Relation;
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) fn equals(
    case: Case<'_>,
    relation: &Relation,
    line: &str,
    sum: &[Arc<str>],
    tolerance: Decimal,
) -> Option<Finding> {
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

pub(super) fn at_most(case: Case<'_>, relation: &Relation, line: &str, limit: &str) -> Option<Finding> {
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

pub(super) fn zero_with(case: Case<'_>, relation: &Relation, line: &str, with: &str) -> Option<Finding> {
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

pub(super) fn share(
    case: Case<'_>,
    relation: &Relation,
    of: &str,
    per: &str,
    usual: (Decimal, Decimal),
) -> Option<Finding> {
    let (of, per) = (case.exact(of)?, case.exact(per)?);
    let found = percent(of.value(), per.value())?;
    // Of a part above its whole the relation `at_most` of the same two lines speaks.
    if (usual.0 <= found && found <= usual.1) || of.value() > per.value() {
        return None;
    }
    let (low, high) = (decimal(usual.0), decimal(usual.1));
    let side = division(of, per, found);
    let message =
        format!("Chỉ tiêu {} so với {}: {side}, ngoài khoảng thường gặp {low}–{high}%.", of.name(), per.name());
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, format!("{low}–{high}%")))
}

/// The mean size of a thing, `of ÷ per`, to two decimals.
pub(super) fn average(
    case: Case<'_>,
    relation: &Relation,
    of: &str,
    per: &str,
    usual: (Decimal, Decimal),
) -> Option<Finding> {
    let (of, per) = (case.exact(of)?, case.exact(per)?);
    let found = of.value().checked_div(per.value())?.round_dp(2).normalize();
    if (usual.0 <= found && found <= usual.1) || of.value().is_zero() {
        return None;
    }
    let unit = format!("{}/{}", of.line.unit, per.line.unit);
    let (low, high) = (decimal(usual.0), decimal(usual.1));
    let side = format!("{} ÷ {} = {} {unit}", decimal(of.value()), decimal(per.value()), decimal(found));
    let message = format!(
        "Bình quân chỉ tiêu {} chia chỉ tiêu {}: {side}, ngoài khoảng {low}–{high} {unit}.",
        of.name(),
        per.name()
    );
    let usual = format!("{low}–{high} {unit}");
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, usual))
}

/// What the law allows none, or only so many, of.
pub(super) fn within(case: Case<'_>, relation: &Relation, line: &str, most: Decimal) -> Option<Finding> {
    let side = case.reported(line).filter(|side| side.value() > most)?;
    let allowed = with_unit(&decimal(most), &side.line.unit);
    let message = format!("Chỉ tiêu {} còn {}, quy định không quá {allowed}.", side.name(), side.shown());
    Some(side.finding(&relation.rule, relation.severity, message).with_sides(side.shown(), allowed))
}

/// How far a share is from its target, in things still to be done.
pub(super) fn reaches(case: Case<'_>, relation: &Relation, of: &str, per: &str, target: Decimal) -> Option<Finding> {
    let (of, per) = (case.exact(of)?, case.exact(per)?);
    let found = percent(of.value(), per.value()).filter(|found| *found < target)?;
    let left = (per.value() * target / Decimal::ONE_HUNDRED - of.value()).ceil();
    let side = division(of, per, found);
    let message = format!(
        "Chỉ tiêu {} so với {}: {side}; mục tiêu {}%, còn thiếu {}.",
        of.name(),
        per.name(),
        decimal(target),
        with_unit(&decimal(left), &of.line.unit)
    );
    let target = format!("{}%", decimal(target));
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, target))
}
