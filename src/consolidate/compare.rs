//! Figures compared with earlier periods, of the localities that have a value in both: one that came or went is no growth,
//! and a half-year is not compared with a year.

use super::add::add;
use super::effective_values::Effective;
use super::scope::Scope;
use super::uncertainty::is_material;
use crate::model::figure::Compared;
use crate::model::form::{Line, LineKind, National};
use crate::model::history::PastPeriod;
use crate::model::quantity::{Qualifier, Quantity, percent, rate};
use rust_decimal::Decimal;

/// A locality of today's map: its code, and what it says now.
pub(super) type Member<'a> = (&'a str, Option<&'a Effective<'a>>);

/// One comparison per earlier period, for a place that consists of `members`.
pub(super) fn compare(line: &Line, scope: &Scope<'_>, members: &[Member<'_>]) -> Vec<Compared> {
    if line.national == National::None {
        return Vec::new();
    }
    scope.past.periods.iter().map(|then| against(line, scope, members, then)).collect()
}

fn against(line: &Line, scope: &Scope<'_>, members: &[Member<'_>], then: &PastPeriod) -> Compared {
    let before: Vec<Parts> = members.iter().filter_map(|(code, _)| Parts::then(line, then, code)).collect();
    let value = total(line, before.iter().copied());
    let comparable = line.kind != LineKind::Flow || scope.period.is_as_long_as(then.period);
    let both: Vec<(Parts, Parts)> = members
        .iter()
        .filter(|_| comparable)
        .filter_map(|(code, now)| Some((Parts::now(line, (*now)?)?, Parts::then(line, then, code)?)))
        .collect();
    let sides = total(line, both.iter().map(|both| both.0)).zip(total(line, both.iter().map(|both| both.1)));
    let (current, base) = sides.unzip();
    // Of a locality that says nothing now, its earlier value is what is known.
    let alone = members.len() == 1 && members.iter().all(|(_, now)| now.is_none());
    let base = base.or_else(|| value.filter(|_| alone && comparable));
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
        doubtful: change.is_some_and(|_| {
            let moved: Vec<Moved> = members.iter().filter_map(|member| Moved::of(line, *member, then)).collect();
            is_doubtful(&both, &moved, scope.materiality)
        }),
    }
}

/// How far a locality's value of a line has moved, where it is doubtful.
struct Moved {
    change: Decimal,
    /// How far off it may be; nothing where nobody knows.
    stake: Option<Decimal>,
}

impl Moved {
    /// Nothing where the locality is not compared or both its values are sound. A rate is taken by its numerator.
    fn of(line: &Line, (code, now): Member<'_>, then: &PastPeriod) -> Option<Moved> {
        let now = now?;
        let lines = line.parts();
        let (first, then) = (lines.first()?, |line: &str| then.value(code, line));
        let change = now.quantity(first)?.value - then(first)?.quantity.value;
        let now = lines.iter().filter_map(|line| now.doubt(line)).map(|doubt| doubt.stake);
        let before = lines.iter().filter_map(|line| then(line)).filter(|value| value.doubtful).map(|value| value.stake);
        let stakes: Vec<Option<Decimal>> = now.chain(before).collect();
        (!stakes.is_empty()).then(|| Moved { change, stake: stakes.into_iter().sum() })
    }
}

/// Whether a change could turn round, or be off by more than `share` percent of the earlier value, if what is doubtful in it is
/// left out or put right. A rate is judged by its numerator.
fn is_doubtful(both: &[(Parts, Parts)], moved: &[Moved], share: Decimal) -> bool {
    let before: Decimal = both.iter().map(|(_, before)| before.of.value).sum();
    let change = both.iter().map(|(now, _)| now.of.value).sum::<Decimal>() - before;
    let off: Decimal = moved.iter().map(|one| one.stake.unwrap_or(one.change.abs())).sum();
    let turns = !off.is_zero() && off >= change.abs();
    !moved.is_empty() && (turns || is_material(off, before, share))
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

    fn now(line: &Line, now: &Effective<'_>) -> Option<Parts> {
        Parts::of(line, |code| now.quantity(code))
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
