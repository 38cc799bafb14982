//! V25: changes out of the ordinary.

use super::super::context::Context;
use super::super::side::{Side, amount, place_of};
use super::code_rule::{self, Check, CodeRule};
use super::median::median;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Line, LineKind};
use crate::model::history::PastPeriod;
use crate::model::quantity::LIMIT;
use crate::model::rule::{Rule, Status};
use crate::model::submission::Submission;
use crate::msg;
use rust_decimal::Decimal;

const ID: &str = "V25";
const SEVERITY: Severity = Severity::Warning;

/// The change of a line from one period to the next, compared with the changes the same line went through in all localities and
/// in all periods that are known. What is usual is learned by median and median absolute deviation, which a few wrong
/// numbers do not move (Rousseeuw and Croux, Alternatives to the median absolute deviation, JASA 88, 1993), not by mean
/// and standard deviation, which the very errors that are looked for would widen.
///
/// Flows are compared with periods of the same length only.
pub(super) fn rule() -> CodeRule {
    CodeRule {
        rule: Rule {
            title: msg!("rule-v25"),
            why: msg!("rule-v25-why"),
            reads: msg!("rule-v25-reads"),
            example: msg!("rule-v25-example"),
            status: Status::Trial,
            after: ["V15", "V18"].map(Into::into).into(),
            ..code_rule::rule(ID, &[SEVERITY], file!())
        },
        check: Check::All(unusual_changes),
    }
}

/// Fewer changes teach nothing.
const LEAST: usize = 8;
/// Makes the median absolute deviation of normal data its standard deviation (Rousseeuw and Croux 1993).
const CONSISTENT: Decimal = Decimal::from_parts(14826, 0, 0, false, 4);
/// How many of these deviations are unusual.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Changes up to a quarter are never told, however steady the line.
const FLOOR: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

fn unusual_changes(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let Some(last) = context.past.last() else { return Vec::new() };
    let lines = context.form.lines.iter().filter(|line| line.kind != LineKind::Ratio);
    let found = lines.filter(|line| comparable(line, context.period.is_as_long_as(last.period))).flat_map(|line| {
        let now: Vec<(&Submission, Decimal)> =
            submissions.iter().filter_map(|submission| Some((submission, change(line, submission, last)?))).collect();
        let history = history(context, line).chain(now.iter().map(|(_, change)| *change));
        let usual = Usual::of(history.collect());
        let outside = move |(submission, change): (_, Decimal)| {
            usual
                .filter(|usual| usual.excludes(change))
                .and_then(|usual| finding(line, submission, last, change, usual))
        };
        now.into_iter().filter_map(outside)
    });
    found.collect()
}

fn comparable(line: &Line, same_span: bool) -> bool {
    line.kind == LineKind::Stock || same_span
}

/// Relative change since the last period; nothing where there is nothing to relate it to.
fn change(line: &Line, submission: &Submission, last: &PastPeriod) -> Option<Decimal> {
    let now = submission.quantity(&line.code)?.value;
    let before = last.value(&submission.locality.id.code, &line.code)?.quantity.value;
    relative(now, before)
}

/// Within the limit of quantities, so that no product of it leaves the digits there are.
fn relative(now: Decimal, before: Decimal) -> Option<Decimal> {
    Some(now.checked_sub(before)?.checked_div(before)?.clamp(-LIMIT, LIMIT))
}

/// Changes between earlier periods that follow each other, of all localities.
fn history<'a>(context: &'a Context<'_>, line: &'a Line) -> impl Iterator<Item = Decimal> + 'a {
    context.past.periods.windows(2).flat_map(move |pair| {
        let [now, before] = pair else { return Vec::new() };
        if !comparable(line, now.period.is_as_long_as(before.period)) {
            return Vec::new();
        }
        let both = |code: &std::sync::Arc<str>| Some((now.value(code, &line.code)?, before.value(code, &line.code)?));
        let changes = now.values.keys().filter_map(both);
        changes.filter_map(|(now, before)| relative(now.quantity.value, before.quantity.value)).collect()
    })
}

/// What changes of a line are usual.
#[derive(Clone, Copy)]
struct Usual {
    low: Decimal,
    high: Decimal,
}

impl Usual {
    fn of(changes: Vec<Decimal>) -> Option<Usual> {
        if changes.len() < LEAST {
            return None;
        }
        let middle = median(changes.clone())?;
        let deviations = changes.iter().map(|change| (change - middle).abs()).collect();
        let width = (median(deviations)? * CONSISTENT * FAR).max(FLOOR);
        Some(Usual { low: middle - width, high: middle + width })
    }

    fn excludes(self, change: Decimal) -> bool {
        change < self.low || change > self.high
    }
}

fn finding(line: &Line, submission: &Submission, last: &PastPeriod, change: Decimal, usual: Usual) -> Option<Finding> {
    let now = Side::reported(line, submission.lines.get(&line.code)?);
    let before = last.value(&submission.locality.id.code, &line.code)?.quantity.value;
    let before = amount(before, &line.unit);
    let percent = |ratio: Decimal| msg!("percent", value = (ratio * Decimal::ONE_HUNDRED).round());
    let message = msg!(
        "unusual-change",
        line = now.name(),
        value = now.amount(),
        period = last.period,
        before = before.clone(),
        change = percent(change),
        low = percent(usual.low.max(-Decimal::ONE)),
        high = percent(usual.high)
    );
    let mut finding = now
        .finding(ID, SEVERITY, message)
        .with_place(place_of(submission))
        .with_sides(now.amount(), before)
        .with_suggestion(msg!("unusual-change-correction"));
    finding.cause.lines = vec![line.code.clone()];
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_from_next_to_nothing_has_a_limit() {
        let least = Decimal::new(1, 13);
        assert_eq!(relative(Decimal::from(900_000_000_000_000_i64), least), Some(LIMIT));
    }

    #[test]
    fn one_wild_change_does_not_widen_what_is_usual() {
        let mut changes: Vec<Decimal> = (0..20).map(|n| Decimal::new(n, 2)).collect();
        let before = Usual::of(changes.clone()).unwrap();
        changes.push(Decimal::from(900));
        let after = Usual::of(changes).unwrap();
        assert!(after.excludes(Decimal::from(900)));
        assert!((after.high - before.high).abs() < Decimal::new(5, 1));
        assert!(!after.excludes(Decimal::new(12, 2)));
        assert!(Usual::of(vec![Decimal::ONE; LEAST - 1]).is_none());
    }
}
