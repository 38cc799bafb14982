//! What is reported of a value that is not plausible.

use super::super::super::context::Context;
use super::super::super::input::RuleInput;
use super::super::super::side::{Lines as _, Side, amount, joined, place_of};
use super::evidence::{Evidence, Source, Way, judged, times_off};
use super::factor::{Meant, meant};
use super::ids::{IMPOSSIBLE, MAGNITUDE, OTHERS, PAST, UNUSUAL};
use super::others::{Others, times};
use super::suspects::{Suspect, suspects};
use crate::model::bound::Bound;
use crate::model::finding::{Finding, Severity};
use crate::model::history::{PastPeriod, PastValue};
use crate::model::message::{Fact, Message};
use crate::model::quantity::half_up;
use crate::model::relation::Range;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::msg;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many things that speak against a value are reported.
const TOLD: usize = 4;

/// What is not plausible in a submission, by its own past and next to the others.
pub(in crate::validate) fn implausible(
    context: &Context<'_>,
    others: &Others,
    submission: &Submission,
) -> Vec<Finding> {
    let judged = judged(context, others, submission);
    let found = suspects(&judged);
    let suspected: BTreeSet<&str> = found.iter().map(|suspect| &*suspect.judged.line.code).collect();
    let input = RuleInput { context, submission };
    let found = found.iter().filter_map(|suspect| {
        let side = input.exact(&suspect.judged.line.code)?;
        let told = Told { context, submission, side, suspect };
        let mut finding = match meant(context.form, suspect, &suspected) {
            Some(meant) => told.magnitude(&meant)?,
            None => told.outside(),
        };
        finding.cause.lines = told.lines();
        Some(finding.with_place(place_of(submission)))
    });
    found.collect()
}

/// A suspect and what is needed to tell of it.
struct Told<'t> {
    context: &'t Context<'t>,
    submission: &'t Submission,
    side: Side<'t>,
    suspect: &'t Suspect<'t, 't>,
}

impl Told<'_> {
    /// The value alone where it is singled out; otherwise also the lines it was compared with.
    fn lines(&self) -> Vec<Arc<str>> {
        let own = &self.side.line.code;
        let others = self.suspect.against.iter().filter_map(|evidence| evidence.other(own));
        let others = others.filter(|_| !self.suspect.is_singled_out);
        std::iter::once(Arc::clone(own)).chain(others.map(Arc::from)).collect()
    }

    fn magnitude(&self, meant: &Meant) -> Option<Finding> {
        let value = self.side.value();
        let evidence = self.suspect.against.iter().find(|evidence| evidence.tells_a_unit())?;
        let by = match evidence.of {
            Source::Past(then, ..) => msg!("expected-from-period", period = then.period),
            _ => msg!("expected-from-median"),
        };
        let usual = msg!("about", value = amount(roughly(evidence.about?), &self.side.line.unit));
        let times = roughly(times_off(evidence, value)?);
        let size = if value > evidence.about? {
            msg!("magnitude-above", times = times, expected = by)
        } else {
            msg!("magnitude-below", times = times, expected = by)
        };
        let (line, own, why) = (self.side.name(), self.side.amount(), meant.why.clone());
        let message = msg!("magnitude", line = line, value = own, size = size, usual = usual.clone(), why = why);
        let correction = msg!("magnitude-correction", value = amount(meant.value, &self.side.line.unit));
        let is_certain = meant.is_confirmed || self.is_impossible();
        let standing = if is_certain { Standing::Held } else { Standing::Doubtful };
        let finding = self.side.finding(MAGNITUDE, Severity::Warning, message).with_standing(standing);
        let finding = finding.with_stake(value - meant.value);
        Some(finding.with_sides(self.side.amount(), usual).with_suggestion(correction))
    }

    fn outside(&self) -> Finding {
        let (value, against) = (self.side.value(), &self.suspect.against);
        let is = |kind: fn(&Source<'_>) -> bool| is_of(against, kind);
        let (rule, severity, correction) = match () {
            () if self.is_impossible() => (IMPOSSIBLE, Severity::Error, msg!("impossible-correction")),
            () if is(|source| matches!(source, Source::Ratio(..))) => {
                (UNUSUAL, Severity::Warning, msg!("implausible-correction"))
            }
            () if is(|source| matches!(source, Source::Past(..))) => {
                (PAST, Severity::Warning, msg!("implausible-correction"))
            }
            () => (OTHERS, Severity::Warning, msg!("implausible-correction")),
        };
        let mut evidence: Vec<&Evidence<'_>> = against.clone();
        evidence.sort_by_key(|evidence| !evidence.excludes(value));
        let bounded =
            |number: usize| is_of(against, |source| matches!(source, Source::Ratio(known, _) if *known == number));
        // Of a quotient that its bound speaks of, the others say nothing new.
        evidence.retain(|evidence| !matches!(evidence.of, Source::Others(number, ..) if bounded(number)));
        let told: Vec<Message> = evidence.iter().filter_map(|evidence| self.evidence(evidence)).take(TOLD).collect();
        let expected = told.first().cloned().unwrap_or_else(|| Message::verbatim(""));
        let message = msg!(
            "implausible",
            line = self.side.name(),
            value = self.side.amount(),
            evidence = joined(told, |first, second| msg!("semicolon", first = first, second = second))
        );
        let stake = against.iter().filter_map(|evidence| evidence.off(value)).max();
        let finding = self.side.finding(rule, severity, message).with_stake(stake);
        finding.with_sides(self.side.amount(), expected).with_suggestion(correction)
    }

    /// Whether the value itself is one that there cannot be; where another is as likely to be the wrong one, both are reported and
    /// none is held.
    fn is_impossible(&self) -> bool {
        let value = self.side.value();
        self.suspect.is_singled_out && self.suspect.against.iter().any(|evidence| evidence.excludes(value))
    }

    /// What one thing says against the value.
    fn evidence(&self, evidence: &Evidence<'_>) -> Option<Message> {
        match evidence.of {
            Source::Ratio(_, bound) => self.ratio(bound, evidence.excludes(self.side.value())),
            Source::Others(_, bound, median, apart) => self.others(bound, median, apart),
            Source::Past(then, was, most) => self.past(then, was, most, evidence),
            Source::Size => {
                let about = amount(rounded(evidence.about?), &self.side.line.unit);
                Some(msg!("evidence-size", usual = msg!("about", value = about)))
            }
        }
    }

    fn ratio(&self, bound: &Bound, is_impossible: bool) -> Option<Message> {
        let quotient = self.quotient(bound)?;
        let range = if is_impossible { bound.hard } else { bound.usual };
        let range = range_of(range.or(bound.hard), bound)?;
        Some(match is_impossible {
            true => msg!("evidence-ratio-impossible", division = quotient, range = range),
            false => msg!("evidence-ratio", division = quotient, range = range),
        })
    }

    fn others(&self, bound: &Bound, median: Decimal, apart: Decimal) -> Option<Message> {
        let quotient = super::others::quotient(bound, self.context.period, self.submission)?;
        Some(msg!(
            "evidence-others",
            division = self.quotient(bound)?,
            median = in_unit(rounded(median), bound),
            times = rounded(times(quotient, median)?),
            most = rounded(apart)
        ))
    }

    fn past(&self, then: &PastPeriod, was: &PastValue, most: Decimal, evidence: &Evidence<'_>) -> Option<Message> {
        let before = amount(was.quantity.value, &self.side.line.unit);
        let times = rounded(times_off(evidence, self.side.value())?);
        let most = rounded(most);
        Some(match evidence.against(self.side.value())? {
            Way::Above => {
                msg!("evidence-past-above", period = then.period, before = before, times = times, most = most)
            }
            Way::Below => {
                msg!("evidence-past-below", period = then.period, before = before, times = times, most = most)
            }
        })
    }

    /// `13 ÷ 12 = 76.290 ÷ 553 = 137,96 tỷ đồng/ha`, of a year where the bound is of one.
    fn quotient(&self, bound: &Bound) -> Option<Message> {
        let value = |line: &str| self.submission.quantity(line).map(|quantity| quantity.value);
        let quotient = super::others::quotient(bound, self.context.period, self.submission)?;
        let (of, per) = (value(&bound.line)?, value(&bound.per)?);
        let lines = (Fact::from(&bound.line), Fact::from(&bound.per));
        let quotient = in_unit(rounded(quotient), bound);
        Some(msg!("evidence-division", line = lines.0, by = lines.1, of = of, per = per, quotient = quotient))
    }
}

/// Whether some of the evidence is of a kind.
fn is_of(evidence: &[&Evidence<'_>], kind: impl Fn(&Source<'_>) -> bool) -> bool {
    evidence.iter().any(|evidence| kind(&evidence.of))
}

/// A number in the unit of a bound.
fn in_unit(number: Decimal, bound: &Bound) -> Message {
    match bound.months {
        None => msg!("number-and-unit", number = number, unit = bound.unit.as_str()),
        Some(months) => msg!("number-over-months", number = number, unit = bound.unit.as_str(), months = months),
    }
}

fn range_of(range: Range, bound: &Bound) -> Option<Message> {
    match (range.low, range.high) {
        (Some(low), Some(high)) => Some(msg!("range", low = low, high = in_unit(high, bound))),
        (Some(low), None) => Some(msg!("from-bound", bound = in_unit(low, bound))),
        (None, Some(high)) => Some(msg!("up-to-bound", bound = in_unit(high, bound))),
        (None, None) => None,
    }
}

/// Two significant digits: what was expected is rough.
fn roughly(value: Decimal) -> Decimal {
    value.round_sf(2).unwrap_or(value).normalize()
}

/// Two significant digits where there is a fraction, whole numbers above a hundred: what is compared is rough.
fn rounded(value: Decimal) -> Decimal {
    if value >= Decimal::ONE_HUNDRED {
        return half_up(value, 0);
    }
    roughly(value)
}
