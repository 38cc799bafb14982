//! What all localities together say of a line.

use crate::model::bound::Bound;
use crate::model::form::{Form, Line, LineKind};
use crate::model::period::Period;
use crate::model::submission::Submission;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many localities make a median worth comparing with.
const LEAST_PLACES: usize = 8;
/// How many make a spread worth comparing with.
const LEAST_SPREAD: usize = 15;
/// How many lines make a size; a locality with fewer counts as an average one.
const LEAST_LINES: usize = 5;
/// The median distance from the median to this power is unusual: 5 of them are 3,4 robust standard deviations of the
/// logarithms (Iglewicz and Hoaglin, How to detect and handle outliers, 1993: 3,5).
const POWER: u32 = 5;

/// What all localities together say: the level of each line, and of each quotient that the form bounds.
pub struct Others {
    medians: BTreeMap<Arc<str>, Decimal>,
    /// By the form's bounds; none where too few localities have both lines.
    quotients: Vec<Option<Level>>,
}

/// Where the middle is, and how far from it is unusual.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) median: Decimal,
    /// How many times above or below.
    pub(super) apart: Decimal,
}

impl Others {
    /// From the submissions that count.
    pub fn of(form: &Form, period: Period, submissions: &[Submission]) -> Others {
        let medians = quantities(form)
            .filter_map(|line| {
                let values: Vec<Decimal> = submissions.iter().filter_map(|one| positive(one, &line.code)).collect();
                let enough = values.len() >= LEAST_PLACES;
                Some((Arc::clone(&line.code), median(values).filter(|_| enough)?))
            })
            .collect();
        let quotients = form.bounds.iter().map(|bound| Level::of(bound, period, submissions)).collect();
        Others { medians, quotients }
    }

    /// The level of the quotient of the form's bound with this number.
    pub(super) fn level(&self, bound: usize) -> Option<Level> {
        self.quotients.get(bound).copied().flatten()
    }

    /// What a line of a locality is about, by its level in the country and the size of the locality, which is the median of
    /// value ÷ median over all its lines: a small province is small on every line, and one wrong line does not move the median
    /// of forty.
    pub(super) fn expected(&self, line: &Line, size: Decimal) -> Option<Decimal> {
        self.medians.get(&line.code)?.checked_mul(size).filter(|value| !value.is_zero())
    }

    /// How large a locality is next to the median one.
    pub(super) fn size(&self, form: &Form, submission: &Submission) -> Decimal {
        let ratio = |line: &Line| positive(submission, &line.code)?.checked_div(*self.medians.get(&line.code)?);
        let ratios: Vec<Decimal> = quantities(form).filter_map(ratio).collect();
        if ratios.len() < LEAST_LINES { Decimal::ONE } else { median(ratios).unwrap_or(Decimal::ONE) }
    }
}

impl Level {
    fn of(bound: &Bound, period: Period, submissions: &[Submission]) -> Option<Level> {
        let least = bound.apart?;
        let quotients: Vec<Decimal> = submissions.iter().filter_map(|one| quotient(bound, period, one)).collect();
        if quotients.len() < LEAST_SPREAD {
            return None;
        }
        let median = self::median(quotients.clone())?;
        let spread = self::median(quotients.into_iter().filter_map(|one| times(one, median)).collect())?;
        let learned = (1..POWER).try_fold(spread, |power, _| power.checked_mul(spread));
        Some(Level { median, apart: learned.map_or(least, |learned| learned.max(least)) })
    }
}

/// Lines that are added up.
pub(super) fn quantities(form: &Form) -> impl Iterator<Item = &Line> {
    form.lines.iter().filter(|line| line.kind != LineKind::Ratio)
}

/// A positive value; nothing is off by a factor from zero.
pub(super) fn positive(submission: &Submission, line: &str) -> Option<Decimal> {
    submission.quantity(line).map(|quantity| quantity.value).filter(|value| *value > Decimal::ZERO)
}

/// `line ÷ per` of a locality, over the time that the bound is for.
pub(super) fn quotient(bound: &Bound, period: Period, submission: &Submission) -> Option<Decimal> {
    let (of, per) = (positive(submission, &bound.line)?, positive(submission, &bound.per)?);
    of.checked_mul(bound.periods(period.length()))?.checked_div(per).filter(|quotient| !quotient.is_zero())
}

/// How many times off another a value is, in either direction; 1 is exact.
pub(super) fn times(one: Decimal, other: Decimal) -> Option<Decimal> {
    let ratio = one.checked_div(other).filter(|ratio| !ratio.is_zero())?;
    Decimal::ONE.checked_div(ratio).map(|inverse| ratio.max(inverse))
}

/// The middle value; of an even number the upper of the two in the middle.
fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}
