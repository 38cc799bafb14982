//! Figures compared with earlier periods, of the localities that have a value in both: one that came or went is no growth,
//! and a half-year is not compared with a year.

use super::add::add;
use crate::model::figure::Compared;
use crate::model::form::{Line, LineKind, National};
use crate::model::history::{Past, PastPeriod};
use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity, percent, rate};
use crate::model::submission::Submission;

/// A locality of today's map: its code, and what it says now.
pub(super) type Member<'a> = (&'a str, Option<&'a Submission>);

/// One comparison per earlier period, for a place that consists of `members`.
pub(super) fn compare(line: &Line, period: Period, members: &[Member<'_>], past: &Past) -> Vec<Compared> {
    if line.national == National::None {
        return Vec::new();
    }
    past.periods.iter().map(|then| against(line, period, members, then)).collect()
}

fn against(line: &Line, period: Period, members: &[Member<'_>], then: &PastPeriod) -> Compared {
    let before: Vec<Parts> = members.iter().filter_map(|(code, _)| Parts::then(line, then, code)).collect();
    let value = total(line, before.iter().copied());
    let comparable = line.kind != LineKind::Flow || period.is_as_long_as(then.period);
    let both: Vec<(Parts, Parts)> = members
        .iter()
        .filter(|_| comparable)
        .filter_map(|(code, now)| Some((Parts::now(line, (*now)?)?, Parts::then(line, then, code)?)))
        .collect();
    let sides = total(line, both.iter().map(|both| both.0)).zip(total(line, both.iter().map(|both| both.1)));
    let (current, base) = sides.unzip();
    let change = sides.map(|(current, base)| (current.value - base.value).normalize());
    Compared {
        period: then.period,
        value: value.map(|quantity| quantity.value),
        qualifier: value.and_then(|quantity| quantity.qualifier),
        reported: before.len(),
        base: base.map(|quantity| quantity.value),
        base_qualifier: base.and_then(|quantity| quantity.qualifier),
        current: current.map(|quantity| quantity.value),
        change,
        change_percent: change
            .zip(base)
            .filter(|_| line.national == National::Sum)
            .and_then(|(change, base)| percent(change, base.value)),
        compared: if change.is_some() { both.len() } else { 0 },
    }
}

/// What a locality adds to a place: a value, or numerator and denominator of a ratio.
#[derive(Clone, Copy)]
struct Parts {
    of: Quantity,
    per: Option<Quantity>,
}

impl Parts {
    fn of(line: &Line, known: impl Fn(&str) -> Option<Quantity>) -> Option<Parts> {
        match &line.national {
            National::Ratio { of, per } => Some(Parts { of: known(of)?, per: Some(known(per)?) }),
            National::Sum | National::None => Some(Parts { of: known(&line.code)?, per: None }),
        }
    }

    fn now(line: &Line, submission: &Submission) -> Option<Parts> {
        Parts::of(line, |code| submission.quantity(code))
    }

    fn then(line: &Line, then: &PastPeriod, code: &str) -> Option<Parts> {
        Parts::of(line, |line| Some(then.value(code, line)?.quantity))
    }
}

/// Exact sum, or the quotient of both sums; nothing where there is nothing to add up.
fn total(line: &Line, parts: impl Iterator<Item = Parts>) -> Option<Quantity> {
    let (mut of, mut per) = (None, None);
    for part in parts {
        of = Some(add(of, part.of));
        per = part.per.map(|part| add(per, part));
    }
    let of = of?;
    if line.national == National::Sum {
        return Some(of);
    }
    let per = per?;
    let estimated = Qualifier::of_sum(of.qualifier, per.qualifier).filter(|q| *q == Qualifier::Estimated);
    let qualifier = estimated.or(of.qualifier.or(per.qualifier).map(|_| Qualifier::About));
    Some(Quantity { value: rate(of.value, per.value, line.decimals)?, qualifier })
}
