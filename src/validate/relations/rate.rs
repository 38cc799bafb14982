//! The audit of a typed rate: it is recomputed from numerator and denominator, and where it disagrees, what was divided
//! instead is looked for.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side, division, joined};
use super::last_digit::last_digit;
use crate::model::finding::{Finding, Severity};
use crate::model::message::Message;
use crate::model::quantity::percent;
use crate::model::relation::Relation;
use crate::model::standing::Standing;
use crate::msg;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A typed rate, its own lines and what they give.
struct Audit<'a> {
    typed: Side<'a>,
    of: Side<'a>,
    per: Side<'a>,
    computed: Decimal,
}

impl<'a> Audit<'a> {
    fn new(input: RuleInput<'a>, [line, of, per]: [&str; 3]) -> Option<Audit<'a>> {
        let (typed, of, per) = (input.exact(line)?, input.exact(of)?, input.exact(per)?);
        Some(Audit { typed, of, per, computed: percent(of.value(), per.value())? })
    }

    /// Whether a quotient is what was typed, to the last digit typed.
    fn agrees(&self, quotient: Decimal) -> bool {
        (self.typed.value() - quotient).abs() <= last_digit(self.typed.value())
    }

    fn division(&self) -> Message {
        division(self.of, self.per, self.computed)
    }

    fn finding(&self, relation: &Relation, severity: Severity, message: Message) -> Finding {
        self.typed.finding(&relation.rule, severity, message).with_sides(self.typed.amount(), self.division())
    }
}

/// Below its quotient a rate is wrong; above, land that is approved but not leased may explain it where the relation says so;
/// above 100 % nothing does, whether or not there is a quotient.
pub(super) fn rate(
    input: RuleInput<'_>,
    relation: &Relation,
    lines: [&str; 3],
    explained_by: Option<&str>,
) -> Option<Finding> {
    let Some(audit) = Audit::new(input, lines) else { return without_quotient(input, relation, lines) };
    let (typed, found) = (audit.typed, audit.division());
    let (line, value) = (typed.name(), typed.amount());
    if typed.value() > Decimal::ONE_HUNDRED {
        let message = msg!("rate-above-hundred", line = line, value = value, division = found);
        return Some(audit.finding(relation, Severity::Error, message).with_standing(Standing::Held));
    }
    if audit.agrees(audit.computed) {
        return None;
    }
    if typed.value() < audit.computed || explained_by.is_none() {
        let message = msg!("rate-differs", line = line, value = value, division = found);
        return Some(audit.finding(relation, relation.severity, message).with_suggestion(correction(&audit)));
    }
    let (severity, why) = explanation(input, relation, &audit, explained_by);
    let message = msg!("rate-above", line = line, value = value, division = found, why = why);
    let finding = audit.finding(relation, severity, message);
    Some(if severity == Severity::Error { finding.with_suggestion(correction(&audit)) } else { finding })
}

/// A rate that nothing can be divided for: above 100 %, or of a whole that is 0.
fn without_quotient(input: RuleInput<'_>, relation: &Relation, [line, _, per]: [&str; 3]) -> Option<Finding> {
    let typed = input.exact(line)?;
    let (severity, why, other) = match input.exact(per).filter(|per| per.value().is_zero()) {
        _ if typed.value() > Decimal::ONE_HUNDRED => {
            (Severity::Error, msg!("rate-over-hundred"), msg!("percent", value = Decimal::ONE_HUNDRED))
        }
        Some(per) if !typed.value().is_zero() => {
            (relation.severity, msg!("rate-of-nothing", per = per.name()), per.amount())
        }
        _ => return None,
    };
    let message = msg!("rate-without-quotient", line = typed.name(), value = typed.amount(), why = why);
    let finding = typed.finding(&relation.rule, severity, message).with_sides(typed.amount(), other);
    // No whole has more than all of itself.
    Some(if typed.value() > Decimal::ONE_HUNDRED { finding.with_standing(Standing::Held) } else { finding })
}

fn correction(audit: &Audit<'_>) -> Message {
    let cell = |side: Side<'_>| side.reported.map_or_else(String::new, |reported| reported.cell.a1());
    msg!(
        "rate-correction",
        rate = audit.computed,
        of = &audit.of.line.code,
        of_cell = cell(audit.of),
        per = &audit.per.line.code,
        per_cell = cell(audit.per)
    )
}

/// Why a rate may lawfully be above its quotient, and how much it weighs: land approved but not leased counts in the
/// numerator, and explains as much as there is of it. Where none is reported, it is asked for.
fn explanation(input: RuleInput<'_>, relation: &Relation, audit: &Audit<'_>, by: Option<&str>) -> (Severity, Message) {
    let with = |approved: Side<'_>| percent(audit.of.value() + approved.value(), audit.per.value());
    let approved = by.and_then(|code| input.reported(code));
    let Some((approved, with)) = approved.and_then(|approved| Some((approved, with(approved)?))) else {
        return (Severity::Warning, msg!("rate-needs-explanation"));
    };
    if audit.agrees(with) {
        return (Severity::Info, msg!("rate-explained", line = approved.name(), rate = with));
    }
    let name = || approved.name();
    if audit.typed.value() <= with {
        return (Severity::Info, msg!("rate-partly-explained", line = name(), rate = with));
    }
    // A value with "khoảng" or "trên" says too little to refuse what is typed.
    let severity = if approved.quantity.qualifier.is_none() { relation.severity } else { Severity::Warning };
    (severity, msg!("rate-not-explained", line = name(), value = approved.amount(), rate = with))
}

/// Names the wrong denominator that reproduces a typed rate which its own lines do not.
pub(super) fn denominator(
    input: RuleInput<'_>,
    relation: &Relation,
    lines: [&str; 3],
    instead: &[Arc<str>],
) -> Option<Finding> {
    let audit = Audit::new(input, lines)?;
    if audit.agrees(audit.computed) || audit.typed.value().is_zero() {
        return None;
    }
    let taken: Vec<Message> = instead
        .iter()
        .filter_map(|code| input.exact(code))
        .filter_map(|other| Some((other, percent(audit.of.value(), other.value())?)))
        .filter(|(_, quotient)| audit.agrees(*quotient))
        .map(|(other, quotient)| {
            msg!("denominator-taken", division = division(audit.of, other, quotient), line = other.name())
        })
        .collect();
    if taken.is_empty() {
        return None;
    }
    let message = msg!(
        "relation-denominator",
        line = audit.typed.name(),
        value = audit.typed.amount(),
        taken = joined(taken, semicolon),
        per = audit.per.name(),
        division = audit.division()
    );
    Some(audit.finding(relation, relation.severity, message).with_suggestion(correction(&audit)))
}

fn semicolon(first: Message, second: Message) -> Message {
    msg!("semicolon", first = first, second = second)
}
