//! Relations between a period and those before it.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side, amount, plus};
use crate::model::finding::{Finding, Severity};
use crate::model::history::{PastPeriod, PastValue};
use crate::model::message::Message;
use crate::model::period::Period;
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

/// A stock is what it was at the end of the period before, plus what was added since.
pub(super) fn grows_by(input: RuleInput<'_>, relation: &Relation, line: &str, by: &str) -> Option<Finding> {
    let past = input.context.past.last()?;
    let (now, added) = (input.exact(line)?, input.exact(by)?);
    let before = Then::of(input, past, line)?;
    let since = match window(input.context.period, past.period)? {
        Window::After => added.value(),
        Window::Around => added.value() - Then::of(input, past, by)?.value(),
    };
    let expected = before.value() + since;
    if now.value() == expected {
        return None;
    }
    let addends = plus(Message::verbatim(before.value()), Message::verbatim(since));
    let sum = msg!("addends-and-sum", addends = addends, sum = expected);
    let (line, value, told, by) = (now.name(), now.amount(), before.message(now), added.name());
    let message = if since == added.value() {
        let added = added.amount();
        msg!("relation-grows-by", line = line, value = value, before = told, by = by, added = added, sum = sum.clone())
    } else {
        let added = amount(since, &now.line.unit);
        msg!(
            "relation-grows-since",
            line = line,
            value = value,
            before = told,
            by = by,
            added = added,
            sum = sum.clone()
        )
    };
    Some(
        now.finding(&relation.rule, relation.severity, message)
            .with_sides(now.amount(), sum)
            .with_stake(now.value() - expected)
            .with_suggestion(msg!("relation-grows-by-correction")),
    )
}

/// What happened in a part of the period happened in the period, and of some lines more.
pub(super) fn covers_half(input: RuleInput<'_>, relation: &Relation, line: &str, more: bool) -> Option<Finding> {
    let past = input.context.past.periods.iter().find(|past| input.context.period.covers(past.period))?;
    let now = input.exact(line)?;
    let before = Then::of(input, past, line)?;
    if more && now.value() == before.value() && !now.value().is_zero() {
        let (line, value, before) = (now.name(), now.amount(), before.message(now));
        let message = msg!("relation-covers-half-alone", line = line, value = value, before = before.clone());
        // How far off it is nobody knows.
        let finding = now.finding(&relation.rule, Severity::Warning, message).with_sides(now.amount(), before);
        return Some(finding.with_suggestion(msg!("relation-covers-half-alone-correction")));
    }
    if now.value() >= before.value() {
        return None;
    }
    let message = msg!("relation-covers-half", line = now.name(), value = now.amount(), before = before.message(now));
    let finding = before.finding(now, relation, relation.severity, message);
    Some(finding.with_suggestion(msg!("relation-covers-half-correction")))
}

/// How the window of a period lies to that of the one before.
enum Window {
    /// It begins where the other ended.
    After,
    /// It begins where the other began, and holds it.
    Around,
}

fn window(now: Period, before: Period) -> Option<Window> {
    match (now.begins_after(before), now.covers(before)) {
        (true, _) => Some(Window::After),
        (_, true) if now.begins_with(before) => Some(Window::Around),
        _ => None,
    }
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
                let localities: Vec<Message> = of.iter().map(|name| msg!("former-name", name = name)).collect();
                msg!("value-of-period-merged", period = self.period, value = value, localities = localities)
            }
        }
    }

    fn finding(&self, now: Side<'_>, relation: &Relation, severity: Severity, message: Message) -> Finding {
        now.finding(&relation.rule, severity, message)
            .with_sides(now.amount(), self.message(now))
            .with_stake(now.value() - self.value())
    }
}
