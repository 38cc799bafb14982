//! Relations between lines, of one submission or of sums.

use super::super::side::{Lines, Side, amount, division, joined, plus as plus_sign};
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::quantity::{half_up, percent};
use crate::model::relation::{Range, Relation};
use crate::msg;
use rust_decimal::Decimal;
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
    let unit = &total.line.unit;
    let codes = joined(parts.iter().map(|part| Message::verbatim(Arc::clone(&part.line.code))), plus_sign);
    let addends = joined(parts.iter().map(|part| Message::verbatim(part.value())), plus_sign);
    let sum = msg!("addends-and-sum", addends = addends, sum = amount(expected, unit));
    let message =
        msg!("relation-equals", line = total.name(), value = total.amount(), codes = codes.clone(), sum = sum.clone());
    Some(
        total
            .finding(&relation.rule, relation.severity, message)
            .with_sides(total.amount(), sum)
            .with_stake(total.value() - expected)
            .with_suggestion(msg!("relation-equals-correction", line = &total.line.code, codes = codes)),
    )
}

pub(super) fn at_most<'a>(
    values: impl Lines<'a>,
    relation: &Relation,
    line: &str,
    plus: &[Arc<str>],
    limit: &str,
    usual: Option<Range>,
) -> Option<Finding> {
    let (small, large) = (values.exact(line)?, values.exact(limit)?);
    let added: Vec<Side<'a>> = plus.iter().map(|code| values.exact(code)).collect::<Option<_>>()?;
    let sum = small.value() + added.iter().map(|side| side.value()).sum::<Decimal>();
    if sum <= large.value() {
        return None;
    }
    if !added.is_empty() {
        return Some(sum_at_most(relation, small, &added, (large, sum)));
    }
    let message = msg!(
        "relation-at-most",
        line = small.name(),
        value = small.amount(),
        limit = large.name(),
        most = large.amount()
    );
    Some(
        small
            .finding(&relation.rule, relation.severity, message)
            .with_sides(small.amount(), large.amount())
            .with_stake(small.value() - least_of(usual, large.value()))
            .with_suggestion(check_both(small, large)),
    )
}

/// The least that a part of a whole usually is; the whole where nothing says so.
fn least_of(usual: Option<Range>, whole: Decimal) -> Decimal {
    let share = |low: Decimal| whole.checked_mul(low)?.checked_div(Decimal::ONE_HUNDRED);
    usual.and_then(|usual| usual.low).and_then(share).unwrap_or(whole)
}

/// Parts that together are above their whole.
fn sum_at_most(relation: &Relation, small: Side<'_>, added: &[Side<'_>], (large, sum): (Side<'_>, Decimal)) -> Finding {
    let parts = || std::iter::once(&small).chain(added);
    let names = joined(parts().map(|side| Message::verbatim(side.name())), plus_sign);
    let addends = joined(parts().map(|side| Message::verbatim(side.value())), plus_sign);
    let sum = msg!("addends-and-sum", addends = addends, sum = amount(sum, &small.line.unit));
    let message =
        msg!("relation-sum-at-most", lines = names, sum = sum.clone(), limit = large.name(), most = large.amount());
    small
        .finding(&relation.rule, relation.severity, message)
        .with_sides(sum, large.amount())
        .with_suggestion(msg!("relation-sum-at-most-correction"))
}

/// What there can only be where there is something else.
pub(super) fn needs<'a>(values: impl Lines<'a>, relation: &Relation, line: &str, with: &str) -> Option<Finding> {
    let (one, other) = (values.exact(line)?, values.exact(with)?);
    if one.value().is_zero() || !other.value().is_zero() {
        return None;
    }
    let message = msg!("relation-needs", line = one.name(), value = one.amount(), with = other.name());
    Some(
        one.finding(&relation.rule, relation.severity, message)
            .with_sides(one.amount(), other.amount())
            .with_suggestion(msg!("relation-needs-correction", line = &one.line.code, with = &other.line.code)),
    )
}

fn check_both(small: Side<'_>, large: Side<'_>) -> Message {
    let (line, limit) = (&small.line.code, &large.line.code);
    match small.reported.zip(large.reported) {
        Some((small, large)) => msg!(
            "relation-at-most-correction",
            line = line,
            limit = limit,
            cell = small.cell.a1(),
            limit_cell = large.cell.a1()
        ),
        None => msg!("relation-at-most-correction-of-sums", line = line, limit = limit),
    }
}

pub(super) fn zero_with<'a>(values: impl Lines<'a>, relation: &Relation, line: &str, with: &str) -> Option<Finding> {
    let (one, other) = (values.exact(line)?, values.exact(with)?);
    let (zero, full) = match (one.value().is_zero(), other.value().is_zero()) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let message = msg!("relation-zero-with", zero = zero.name(), line = full.name(), value = full.amount());
    Some(
        zero.finding(&relation.rule, relation.severity, message)
            .with_sides(zero.amount(), full.amount())
            .with_suggestion(msg!("relation-zero-with-correction")),
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
    let (outside, bounds) =
        unusual(usual, |bound| msg!("percent", value = bound), |range| msg!("outside-usual-range", range = range));
    let message = msg!("relation-share", of = of.name(), per = per.name(), division = side.clone(), outside = outside);
    let stake = usual.nearest(found).and_then(|bound| per.value().checked_mul(bound / Decimal::ONE_HUNDRED));
    let finding = of.finding(&relation.rule, relation.severity, message).with_sides(side, bounds);
    Some(finding.with_stake(stake.map(|usual| of.value() - usual)))
}

/// On which side of what is usual a value is, and what is usual.
fn unusual(usual: Range, in_unit: impl Fn(Decimal) -> Message, outside: fn(Message) -> Message) -> (Message, Message) {
    match (usual.low, usual.high) {
        (Some(low), Some(high)) => {
            let range = msg!("range", low = low, high = in_unit(high));
            (outside(range.clone()), range)
        }
        (Some(low), None) => (msg!("below-bound", bound = in_unit(low)), msg!("from-bound", bound = in_unit(low))),
        (None, Some(high)) => (msg!("above-bound", bound = in_unit(high)), msg!("up-to-bound", bound = in_unit(high))),
        // `config` accepts no relation without a bound.
        (None, None) => (Message::verbatim(""), Message::verbatim("")),
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
    let found = half_up(of.value().checked_div(per.value())?, 2).normalize();
    if usual.contains(found) || of.value().is_zero() {
        return None;
    }
    let unit = format!("{}/{}", of.line.unit, per.line.unit);
    let side = msg!("division-per", of = of.value(), per = per.value(), quotient = found, unit = &unit);
    let (outside, bounds) = unusual(
        usual,
        |bound| msg!("number-and-unit", number = bound, unit = &unit),
        |range| msg!("outside-range", range = range),
    );
    let message =
        msg!("relation-average", of = of.name(), per = per.name(), division = side.clone(), outside = outside);
    let stake = usual.nearest(found).and_then(|bound| per.value().checked_mul(bound));
    let finding = of.finding(&relation.rule, relation.severity, message).with_sides(side, bounds);
    Some(finding.with_stake(stake.map(|usual| of.value() - usual)))
}

/// What the law allows none, or only so many, of.
pub(super) fn within<'a>(values: impl Lines<'a>, relation: &Relation, line: &str, most: Decimal) -> Option<Finding> {
    let side = values.reported(line).filter(|side| side.value() > most)?;
    let allowed = amount(most, &side.line.unit);
    let message = msg!("relation-within", line = side.name(), value = side.amount(), limit = allowed.clone());
    Some(side.finding(&relation.rule, relation.severity, message).with_sides(side.amount(), allowed))
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
    let message = msg!(
        "relation-reaches",
        of = of.name(),
        per = per.name(),
        division = side.clone(),
        target = target,
        missing = amount(left, &of.line.unit)
    );
    let target = msg!("percent", value = target);
    Some(of.finding(&relation.rule, relation.severity, message).with_sides(side, target))
}
