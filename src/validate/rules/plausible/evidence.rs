//! What there is to judge a value by.

use super::super::super::context::Context;
use super::others::{Others, positive, quantities, times};
use crate::model::bound::{Bound, Pace};
use crate::model::form::{Line, LineKind};
use crate::model::history::{PastPeriod, PastValue};
use crate::model::relation::Range;
use crate::model::submission::Submission;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A value measured by its size in the country is told from this many times off: the lines of one locality spread over a
/// factor of ten or so around its size.
const FAR: Decimal = Decimal::ONE_HUNDRED;
/// A value that is as many times beyond that again is none: as of an assumed bound, a hundred times.
const IMPOSSIBLE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// How near a value is that was meant, where its size is all there is.
const NEAR_SIZE: Decimal = Decimal::TEN;
/// How near where its own past is known: units are ten and more apart.
const NEAR_PAST: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// One thing that says what a value of a line may be.
#[derive(Clone)]
pub(super) struct Evidence<'a> {
    pub(super) of: Source<'a>,
    /// What the value is expected to be about, where it says so.
    pub(super) about: Option<Decimal>,
    /// Values that fit.
    usual: Range,
    /// Values that a corrected one must be among.
    near: Range,
    /// Values there can be.
    possible: Range,
}

/// Where evidence comes from.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// A bound of the form, by its number.
    Ratio(usize, &'a Bound),
    /// The same quotient of the other localities; their median and how far from it is unusual.
    Others(usize, &'a Bound, Decimal, Decimal),
    /// The locality's own past, and how many times as much the value may be by now.
    Past(&'a PastPeriod, &'a PastValue, Decimal),
    /// The level of the country and the size of the locality.
    Size,
}

/// On which side of what fits a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    Above,
    Below,
}

impl Evidence<'_> {
    /// On which side of what fits a value is; nothing where it fits.
    pub(super) fn against(&self, value: Decimal) -> Option<Way> {
        outside(self.usual, value)
    }

    /// How far from what fits a value is, in the line's unit.
    pub(super) fn off(&self, value: Decimal) -> Option<Decimal> {
        self.usual.nearest(value).map(|bound| (value - bound).abs())
    }

    /// Whether no value of a line can be this.
    pub(super) fn excludes(&self, value: Decimal) -> bool {
        outside(self.possible, value).is_some()
    }

    /// Whether a value may be the one that was meant.
    pub(super) fn admits(&self, value: Decimal) -> bool {
        self.near.contains(value)
    }

    /// Whether it says that a unit may be wrong: bounds alone are too wide to tell which.
    pub(super) fn tells_a_unit(&self) -> bool {
        matches!(self.of, Source::Past(..) | Source::Size)
    }

    /// The other line that it compares with.
    pub(super) fn other<'e>(&'e self, line: &str) -> Option<&'e str> {
        match self.of {
            Source::Ratio(_, bound) | Source::Others(_, bound, ..) => {
                Some(if *bound.line == *line { &bound.per } else { &bound.line })
            }
            Source::Past(..) | Source::Size => None,
        }
    }
}

fn outside(range: Range, value: Decimal) -> Option<Way> {
    match range {
        Range { low: Some(low), .. } if value < low => Some(Way::Below),
        Range { high: Some(high), .. } if value > high => Some(Way::Above),
        _ => None,
    }
}

/// A value and all evidence of it.
pub(super) struct Judged<'a> {
    pub(super) line: &'a Line,
    pub(super) value: Decimal,
    pub(super) evidence: Vec<Evidence<'a>>,
}

/// Every positive value of a submission with its evidence, in the form's order.
pub(super) fn judged<'a>(context: &'a Context<'_>, others: &Others, submission: &'a Submission) -> Vec<Judged<'a>> {
    let form = context.form;
    let size = others.size(form, submission);
    let paces: BTreeMap<&str, &Pace> =
        form.paces.iter().flat_map(|pace| pace.lines.iter().map(move |line| (&**line, pace))).collect();
    let mut judged: Vec<Judged<'a>> = quantities(form)
        .filter_map(|line| {
            let value = positive(submission, &line.code)?;
            let past = past(context, submission, line, paces.get(&*line.code).copied());
            let expected = past.or_else(|| sized(others.expected(line, size)?));
            Some(Judged { line, value, evidence: expected.into_iter().collect() })
        })
        .collect();
    for (number, bound) in form.bounds.iter().enumerate() {
        let at = |code: &str| judged.iter().position(|one| *one.line.code == *code);
        let Some((of, per)) = at(&bound.line).zip(at(&bound.per)) else { continue };
        let periods = bound.periods(context.period.length());
        let (of_value, per_value) = (judged[of].value, judged[per].value);
        let ratio = Ratio { number, bound, periods };
        let level = others.level(number).map(|level| (level.median, level.apart));
        judged[of].evidence.extend(ratio.of(per_value, level));
        judged[per].evidence.extend(ratio.per(of_value, level));
    }
    judged
}

/// The newest earlier value, over the same time where the line counts over a period.
fn past<'a>(
    context: &'a Context<'_>,
    submission: &Submission,
    line: &Line,
    pace: Option<&Pace>,
) -> Option<Evidence<'a>> {
    let code = &submission.locality.id.code;
    let (then, was) = context.past.periods.iter().find_map(|then| Some((then, then.value(code, &line.code)?)))?;
    let before = over_the_same_time(line, was.quantity.value, then.period.length(), context.period.length())?;
    if before <= Decimal::ZERO {
        return None;
    }
    let months = months_between(then.data_to, context.day);
    let (most, least) = pace.map_or((FAR, Decimal::ZERO), |pace| (pace.after(months), pace.least));
    let allowed = around(before, most)?;
    let usual = Range {
        low: allowed.low.map(|low| low.min(before - least)),
        high: allowed.high.map(|high| high.max(before + least)),
    };
    let (near, possible) = (around(before, NEAR_PAST)?, around(before, most.max(IMPOSSIBLE))?);
    Some(Evidence { of: Source::Past(then, was, most), about: Some(before), usual, near, possible })
}

/// A value of a period as it would be over another: what counts over a time grows with it.
fn over_the_same_time(line: &Line, value: Decimal, then: u32, now: u32) -> Option<Decimal> {
    match line.kind {
        LineKind::Flow if then != now => value.checked_mul(Decimal::from(now))?.checked_div(Decimal::from(then)),
        _ => Some(value),
    }
}

fn months_between(then: NaiveDate, now: NaiveDate) -> u32 {
    let months = |day: NaiveDate| (day.year() * 12).saturating_add_unsigned(day.month0());
    u32::try_from(months(now) - months(then)).unwrap_or(0)
}

fn sized(expected: Decimal) -> Option<Evidence<'static>> {
    let (usual, near) = (around(expected, FAR)?, around(expected, NEAR_SIZE)?);
    Some(Evidence { of: Source::Size, about: Some(expected), usual, near, possible: around(expected, IMPOSSIBLE)? })
}

const EVERYTHING: Range = Range { low: None, high: None };

/// So many times around a value.
fn around(value: Decimal, most: Decimal) -> Option<Range> {
    Some(Range { low: Some(value.checked_div(most)?), high: Some(value.checked_mul(most)?) })
}

/// A bound of the form over a period.
#[derive(Clone, Copy)]
struct Ratio<'a> {
    number: usize,
    bound: &'a Bound,
    periods: Decimal,
}

impl<'a> Ratio<'a> {
    /// What it says of the line that is divided.
    fn of(self, per: Decimal, level: Option<(Decimal, Decimal)>) -> impl Iterator<Item = Evidence<'a>> {
        let value = move |quotient: Decimal| quotient.checked_mul(per)?.checked_div(self.periods);
        self.evidence(level, move |range| Range { low: range.low.and_then(value), high: range.high.and_then(value) })
    }

    /// What it says of the line that divides.
    fn per(self, of: Decimal, level: Option<(Decimal, Decimal)>) -> impl Iterator<Item = Evidence<'a>> {
        let value = move |quotient: Decimal| of.checked_mul(self.periods)?.checked_div(quotient);
        self.evidence(level, move |range| Range { low: range.high.and_then(value), high: range.low.and_then(value) })
    }

    fn evidence(
        self,
        level: Option<(Decimal, Decimal)>,
        of_line: impl Fn(Range) -> Range,
    ) -> impl Iterator<Item = Evidence<'a>> {
        let (usual, possible) = (of_line(self.bound.usual), of_line(self.bound.hard));
        // Where only what is possible is declared, what is usual is another rule's matter.
        let fits = usual.or(possible);
        let own =
            Evidence { of: Source::Ratio(self.number, self.bound), about: None, usual: fits, near: fits, possible };
        let others = level.and_then(|(median, apart)| {
            let range = of_line(around(median, apart)?);
            let of = Source::Others(self.number, self.bound, median, apart);
            Some(Evidence { of, about: None, usual: range, near: range, possible: EVERYTHING })
        });
        std::iter::once(own).chain(others)
    }
}

/// How many times a value is off what evidence expects.
pub(super) fn times_off(evidence: &Evidence<'_>, value: Decimal) -> Option<Decimal> {
    times(value, evidence.about?)
}
