//! Relations between a period and those before it.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side};
use crate::model::finding::{Finding, Severity};
use crate::model::history::{PastPeriod, PastValue};
use crate::model::number::{decimal, with_unit};
use crate::model::period::{Period, Span};
use crate::model::relation::Relation;
use rust_decimal::Decimal;

/// A stock falls only where something was withdrawn, which a locality explains.
pub(super) fn not_falling(input: RuleInput<'_>, relation: &Relation, line: &str) -> Option<Finding> {
    let now = input.exact(line)?;
    let before = Then::of(input, input.context.past.last()?, line)?;
    if now.value() >= before.value() {
        return None;
    }
    let message = format!("Chỉ tiêu {} là {}, thấp hơn {}.", now.name(), now.shown(), before.shown(now));
    Some(before.finding(now, relation, relation.severity, message).with_suggestion(
        "Nếu có cụm bị rút, bãi bỏ hoặc điều chỉnh, ghi rõ ở cột Ghi chú; nếu không, kiểm tra lại số liệu.",
    ))
}

/// A stock is what it was at the end of the year before, plus what was added since.
pub(super) fn grows_by(input: RuleInput<'_>, relation: &Relation, line: &str, by: &str) -> Option<Finding> {
    let past = input.context.past.last().filter(|past| follows(input.context.period, past.period))?;
    let (now, added) = (input.exact(line)?, input.exact(by)?);
    let before = Then::of(input, past, line)?;
    let expected = before.value() + added.value();
    if now.value() == expected {
        return None;
    }
    let sum = format!("{} + {} = {}", decimal(before.value()), decimal(added.value()), decimal(expected));
    let message = format!(
        "Chỉ tiêu {} là {}, nhưng {} cộng chỉ tiêu {} là {}: {sum}.",
        now.name(),
        now.shown(),
        before.shown(now),
        added.name(),
        added.shown()
    );
    Some(
        now.finding(&relation.rule, relation.severity, message)
            .with_sides(now.shown(), sum)
            .with_suggestion("Phần chênh lệch do rút, bãi bỏ thì ghi ở cột Ghi chú; nếu không, sửa một trong các số."),
    )
}

/// What happened in a year happened in its first half or after it.
pub(super) fn covers_half(input: RuleInput<'_>, relation: &Relation, line: &str) -> Option<Finding> {
    let Period { year, span: Span::Year } = input.context.period else { return None };
    let half = Period { year, span: Span::FirstHalf };
    let past = input.context.past.periods.iter().find(|past| past.period == half)?;
    let now = input.exact(line)?;
    let before = Then::of(input, past, line)?;
    if now.value() >= before.value() {
        return None;
    }
    let message = format!("Chỉ tiêu {} cả năm là {}, nhỏ hơn {}.", now.name(), now.shown(), before.shown(now));
    let finding = before.finding(now, relation, relation.severity, message);
    Some(finding.with_suggestion("Số cả năm gồm cả sáu tháng đầu năm; kiểm tra lại cả hai kỳ."))
}

/// Whether the window of a period begins where that of another ended: both windows of a year begin on 15 December of
/// the year before (Thông tư số 14/2024/TT-BCT, Điều 3).
fn follows(now: Period, before: Period) -> bool {
    before.span == Span::Year && before.year + 1 == now.year
}

/// A value of an earlier period that is exact.
struct Then<'a> {
    period: Period,
    value: &'a PastValue,
}

impl<'a> Then<'a> {
    fn of(input: RuleInput<'a>, past: &'a PastPeriod, line: &str) -> Option<Then<'a>> {
        let value = past.value(&input.submission.locality.id.code, line)?;
        value.quantity.qualifier.is_none().then_some(Then { period: past.period, value })
    }

    fn value(&self) -> Decimal {
        self.value.quantity.value
    }

    /// `số kỳ năm 2025: 8 cụm`, and whose sum it is over a merger.
    fn shown(&self, now: Side<'_>) -> String {
        let value = with_unit(&decimal(self.value()), &now.line.unit);
        let of = if self.value.of.is_empty() {
            String::new()
        } else {
            format!(" ({} gộp lại)", self.value.of.join(", "))
        };
        format!("kỳ {}: {value}{of}", self.period)
    }

    fn finding(&self, now: Side<'_>, relation: &Relation, severity: Severity, message: String) -> Finding {
        now.finding(&relation.rule, severity, message).with_sides(now.shown(), self.shown(now))
    }
}
