//! What a total would be if what is doubtful in it were otherwise, or if what is held counted.
//!
//! A doubtful value may be off by its stake, or should not be there at all. Between which values the total then lies is
//! exact for sums; for a quotient of sums it is found by Dinkelbach's iteration (W. Dinkelbach, "On Nonlinear Fractional
//! Programming", Management Science 13 (1967)): with the rate r so far, each locality takes the choice with the largest
//! `of − r·per`, until r stays.

use super::effective_values::Effective;
use super::total;
use crate::model::doubt::Doubt;
use crate::model::form::{Line, National};
use crate::model::quantity::{Interval, percent};
use crate::model::standing::Standing;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Iterations end after a few steps; the limit only guards against a cycle of rounding.
const MOST_STEPS: usize = 50;

/// What a locality may add: a numerator and, for a quotient, a denominator.
type Choice = (Decimal, Decimal);

/// What the doubts about a total's parts make of it.
#[derive(Default)]
pub(super) struct Uncertainty {
    /// Whether what is doubtful could change the total by more than the share that is declared to matter.
    pub(super) is_material: bool,
    /// What the total would be with the held values.
    pub(super) with_held: Option<Decimal>,
    /// Codes of localities of which a value is held.
    pub(super) held: Vec<Arc<str>>,
    /// Codes of localities of which a value counts and is doubtful.
    pub(super) doubtful: Vec<Arc<str>>,
    /// Ids of the findings.
    pub(super) findings: Vec<Arc<str>>,
    /// Between which values the total lies.
    pub(super) range: Option<Interval>,
}

/// What the doubts about a total's parts make of it. `value` is the total as it counts, `materiality` in percent of it.
pub(super) fn of_total(
    line: &Line,
    counted: &[&Effective<'_>],
    value: Option<Decimal>,
    materiality: Decimal,
) -> Option<Uncertainty> {
    let lines = line.parts();
    let of_standing = |standing: Standing| -> Vec<&Effective<'_>> {
        let its = |one: &&&Effective<'_>| lines.iter().any(|line| one.standing(line) == standing);
        counted.iter().copied().filter(|one| its(&one)).collect()
    };
    let (held, unsure) = (of_standing(Standing::Held), of_standing(Standing::Doubtful));
    if held.is_empty() && unsure.is_empty() {
        return None;
    }
    let codes = |all: &[&Effective<'_>]| all.iter().map(|one| Arc::clone(one.code())).collect::<Vec<_>>();
    let findings = held.iter().chain(&unsure).flat_map(|one| lines.iter().filter_map(|line| one.doubt(line)));
    let likely = range(line, counted, false);
    let is_material = value
        .zip(likely)
        .is_some_and(|(value, range)| is_material((range.high - value).max(value - range.low), value, materiality));
    Some(Uncertainty {
        is_material,
        with_held: (!held.is_empty())
            .then(|| total::of_line(line, counted, Effective::with_held).quantity)
            .flatten()
            .map(|quantity| quantity.value),
        held: codes(&held),
        doubtful: codes(&unsure),
        findings: distinct(findings.flat_map(|doubt| doubt.findings.iter().cloned())),
        range: range(line, counted, true),
    })
}

fn distinct(ids: impl Iterator<Item = Arc<str>>) -> Vec<Arc<str>> {
    let mut ids: Vec<Arc<str>> = ids.collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Whether a number that is `off` by so much is off by more than `share` percent of a value.
pub(super) fn is_material(off: Decimal, value: Decimal, share: Decimal) -> bool {
    off.checked_mul(Decimal::ONE_HUNDRED).zip(value.abs().checked_mul(share)).is_none_or(|(off, most)| off > most)
}

/// Between which values a total lies. `or_without`: whether each doubtful value may also be left out, even where its stake is
/// known.
fn range(line: &Line, counted: &[&Effective<'_>], or_without: bool) -> Option<Interval> {
    let choices: Vec<Vec<Choice>> = counted.iter().filter_map(|one| choices(line, one, or_without)).collect();
    if choices.is_empty() {
        return None;
    }
    let end = |sign: Decimal| match line.national {
        National::Ratio { .. } => quotient(&choices, sign),
        National::Sum | National::None => {
            let mut best = choices.iter().filter_map(|all| all.iter().map(|(of, _)| *of * sign).max());
            best.try_fold(Decimal::ZERO, Decimal::checked_add).map(|sum| sum * sign)
        }
    };
    Some(Interval { low: end(Decimal::NEGATIVE_ONE)?, high: end(Decimal::ONE)? })
}

/// What a locality may add to a total, the value as it counts first; nothing where it adds nothing.
fn choices(line: &Line, one: &Effective<'_>, or_without: bool) -> Option<Vec<Choice>> {
    let one_of = |code: &str| Some(alternatives(one.quantity(code)?.value, one.doubt(code)));
    let (mut choices, is_open): (Vec<Choice>, bool) = match &line.national {
        National::Ratio { of, per } => {
            let ((ofs, of_open), (pers, per_open)) = (one_of(of)?, one_of(per)?);
            let both = ofs.iter().flat_map(|of| pers.iter().map(|per| (*of, *per))).collect();
            (both, of_open || per_open)
        }
        National::Sum | National::None => {
            let (ofs, is_open) = one_of(&line.code)?;
            (ofs.into_iter().map(|of| (of, Decimal::ZERO)).collect(), is_open)
        }
    };
    if is_open || (or_without && choices.len() > 1) {
        choices.push((Decimal::ZERO, Decimal::ZERO));
    }
    Some(choices)
}

/// A value and what it may be instead, and whether nothing is known of what it may be.
fn alternatives(value: Decimal, doubt: Option<&Doubt>) -> (Vec<Decimal>, bool) {
    match doubt.map(|doubt| doubt.stake) {
        None => (vec![value], false),
        Some(None) => (vec![value], true),
        Some(Some(stake)) => {
            let less = (value - stake).max(Decimal::ZERO.min(value));
            (vec![value, less, value.checked_add(stake).unwrap_or(value)], false)
        }
    }
}

/// The largest (`sign` 1) or least (−1) quotient of sums, in percent, by Dinkelbach's iteration.
fn quotient(choices: &[Vec<Choice>], sign: Decimal) -> Option<Decimal> {
    let first = |all: &Vec<Choice>| all.first().copied();
    let mut taken: Vec<Choice> = choices.iter().filter_map(first).collect();
    let mut rate = of_sums(&taken)?;
    for _ in 0..MOST_STEPS {
        let gain = |choice: &Choice| rate.checked_mul(choice.1).map(|less| (choice.0 - less) * sign);
        let better: Vec<Choice> = choices.iter().filter_map(|all| all.iter().copied().max_by_key(gain)).collect();
        // Without any locality there is no quotient.
        let Some(next) = of_sums(&better).filter(|next| (*next - rate) * sign > Decimal::ZERO) else { break };
        (taken, rate) = (better, next);
    }
    let (of, per) = sums(&taken)?;
    percent(of, per)
}

fn of_sums(taken: &[Choice]) -> Option<Decimal> {
    let (of, per) = sums(taken)?;
    of.checked_div(per)
}

fn sums(taken: &[Choice]) -> Option<Choice> {
    taken.iter().try_fold((Decimal::ZERO, Decimal::ZERO), |(of, per), choice| {
        Some((of.checked_add(choice.0)?, per.checked_add(choice.1)?))
    })
}
