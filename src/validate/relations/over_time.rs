//! Relations between a period and those before it.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side, amount, plus};
use crate::model::finding::{Finding, Severity};
use crate::model::history::{PastPeriod, PastValue};
use crate::model::message::Message;
use crate::model::period::{Period, Span};
use crate::model::relation::Relation;
use crate::msg;
use rust_decimal::Decimal;

/// A stock falls only where something was withdrawn, which a locality explains.
pub(super) fn not_falling(input: RuleInput<'_>, relation: &Relation, line: &str) -> Option<Finding> {
    let now = input.exact(line)?;
    let before = Then::of(input, input.context.past.last()?, line)?;
    if now.value() >= before.value() {
        return None;
    }
    let message = msg!("relation-not-falling", line = now.name(), value = now.amount(), before = before.message(now));
    let finding = before.finding(now, relation, relation.severity, message);
    Some(finding.with_suggestion(msg!("relation-not-falling-correction")))
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
    let addends = plus(Message::verbatim(before.value()), Message::verbatim(added.value()));
    let sum = msg!("addends-and-sum", addends = addends, sum = expected);
    let message = msg!(
        "relation-grows-by",
        line = now.name(),
        value = now.amount(),
        before = before.message(now),
        by = added.name(),
        added = added.amount(),
        sum = sum.clone()
    );
    Some(
        now.finding(&relation.rule, relation.severity, message)
            .with_sides(now.amount(), sum)
            .with_suggestion(msg!("relation-grows-by-correction")),
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
    let message = msg!("relation-covers-half", line = now.name(), value = now.amount(), before = before.message(now));
    let finding = before.finding(now, relation, relation.severity, message);
    Some(finding.with_suggestion(msg!("relation-covers-half-correction")))
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

    /// `kỳ năm 2025: 8 cụm`, and whose sum it is over a merger.
    fn message(&self, now: Side<'_>) -> Message {
        let value = amount(self.value(), &now.line.unit);
        match &*self.value.of {
            [] => msg!("value-of-period", period = self.period, value = value),
            of => {
                let localities: Vec<String> = of.iter().map(ToString::to_string).collect();
                msg!("value-of-period-merged", period = self.period, value = value, localities = localities)
            }
        }
    }

    fn finding(&self, now: Side<'_>, relation: &Relation, severity: Severity, message: Message) -> Finding {
        now.finding(&relation.rule, severity, message).with_sides(now.amount(), self.message(now))
    }
}
