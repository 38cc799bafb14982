//! Relations between lines, of one submission or of sums.

use super::super::side::{Lines, Side, division};
use crate::model::finding::Finding;
use crate::model::number::{decimal, with_unit};
use crate::model::quantity::percent;
use crate::model::relation::{Range, Relation};
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::Arc;

pub(super) fn equals<'a>(
    values: impl Lines<'a>,
    relation: &Relation,
    line: &str,
    sum: &[Arc<str>],
    tolerance: Decimal,
) -> Option<Finding> {
    let total = values.exact(line)?;
    let parts: Vec<Side<'a>> = sum.iter().map(|code| values.exact(code)).collect::<Option<_>>()?;
    let expected: Decimal = parts.iter().map(|part| part.value()).sum();
    if (total.value() - expected).abs() <= tolerance {
        return None;
    }
    let join = |text: fn(&Side<'a>) -> String| parts.iter().map(text).collect::<Vec<_>>().join(" + ");
    let codes = join(|part| part.line.code.to_string());
    let addends = join(|part| decimal(part.value()));
    let right = format!("{addends} = {}", with_unit(&decimal(expected), &total.line.unit));
    let message = format!("Chỉ tiêu {} ghi {}, nhưng {codes} = {right}.", total.name(), total.shown());
    Some(
        total
            .finding(&relation.rule, relation.severity, message)
            .with_sides(total.shown(), right)
            .with_suggestion(format!("Sửa chỉ tiêu {} hoặc các chỉ tiêu {codes} cho khớp.", total.line.code)),
    )
}

pub(super) fn at_most<'a>(values: impl Lines<'a>, relation: &Relation, line: &str, limit: &str) -> Option<Finding> {
    let (small, large) = (values.exact(line)?, values.exact(limit)?);
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
            .with_suggestion(check_both(small, large)),
    )
}

fn check_both(small: Side<'_>, large: Side<'_>) -> String {
    let cells = small
        .reported
        .zip(large.reported)
        .map_or(String::new(), |(small, large)| format!(" (ô {} và ô {})", small.cell.a1(), large.cell.a1()));
    let (small, large) = (&small.line.code, &large.line.code);
    format!("Chỉ tiêu {small} không được lớn hơn chỉ tiêu {large}; kiểm tra lại cả hai{cells}.")
}

pub(super) fn zero_with<'a>(values: impl Lines<'a>, relation: &Relation, line: &str, with: &str) -> Option<Finding> {
    let (one, other) = (values.exact(line)?, values.exact(with)?);
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

pub(super) fn share<'a>(
    values: impl Lines<'a>,
    relation: &Relation,
    of: &str,
    per: &str,
    usual: Range,
) -> Option<Finding> {
    let (of, per) = (values.exact(of)?, values.exact(per)?);
    let found = percent(of.value(), per.value())?;
    // Of a part above its whole the relation `at_most` of the same two lines speaks.
    if usual.contains(found) || of.value() > per.value() {
        return None;
    }
    let side = division(of, per, found);
    let (outside, bounds) = outside(usual, found, "khoảng thường gặp", "%");
    let message = format!("Chỉ tiêu {} so với {}: {side}, {outside}.", of.name(), per.name());
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, bounds))
}

/// Which side of what is usual a value is on, as messages say it, and what is usual; both with the unit behind them.
fn outside(usual: Range, found: Decimal, range: &str, unit: &str) -> (String, String) {
    match (usual.low.map(decimal), usual.high.map(decimal)) {
        (Some(low), Some(high)) => (format!("ngoài {range} {low}–{high}{unit}"), format!("{low}–{high}{unit}")),
        (Some(low), None) => (format!("thấp hơn mức {low}{unit}"), format!("từ {low}{unit}")),
        (None, Some(high)) => (format!("cao hơn mức {high}{unit}"), format!("đến {high}{unit}")),
        (None, None) => (String::new(), decimal(found)),
    }
}

/// The mean size of a thing, `of ÷ per`, to two decimals.
pub(super) fn average<'a>(
    values: impl Lines<'a>,
    relation: &Relation,
    of: &str,
    per: &str,
    usual: Range,
) -> Option<Finding> {
    let (of, per) = (values.exact(of)?, values.exact(per)?);
    let found = of.value().checked_div(per.value())?;
    let found = found.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    if usual.contains(found) || of.value().is_zero() {
        return None;
    }
    let unit = format!("{}/{}", of.line.unit, per.line.unit);
    let side = format!("{} ÷ {} = {} {unit}", decimal(of.value()), decimal(per.value()), decimal(found));
    let (outside, bounds) = outside(usual, found, "khoảng", &format!(" {unit}"));
    let message = format!("Bình quân chỉ tiêu {} chia chỉ tiêu {}: {side}, {outside}.", of.name(), per.name());
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, bounds))
}

/// What the law allows none, or only so many, of.
pub(super) fn within<'a>(values: impl Lines<'a>, relation: &Relation, line: &str, most: Decimal) -> Option<Finding> {
    let side = values.reported(line).filter(|side| side.value() > most)?;
    let allowed = with_unit(&decimal(most), &side.line.unit);
    let message = format!("Chỉ tiêu {} còn {}, quy định không quá {allowed}.", side.name(), side.shown());
    Some(side.finding(&relation.rule, relation.severity, message).with_sides(side.shown(), allowed))
}

/// How far a share is from its target, in things still to be done.
pub(super) fn reaches<'a>(
    values: impl Lines<'a>,
    relation: &Relation,
    of: &str,
    per: &str,
    target: Decimal,
) -> Option<Finding> {
    let (of, per) = (values.exact(of)?, values.exact(per)?);
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
