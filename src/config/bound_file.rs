//! `[[bound]]` and `[[pace]]` of a form file.

use super::known::Known;
use super::toml_file::Name;
use crate::model::bound::{Bound, BoundOrigin, FoundBy, Pace};
use crate::model::form::{Line, LineKind};
use crate::model::relation::Range;
use crate::msg;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

/// Whose values a bound is for: a locality's. A single row of a list may go further.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Locality,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoundFile {
    line: Name,
    per: Name,
    low: Option<Name>,
    high: Option<Name>,
    hard_low: Option<Name>,
    hard_high: Option<Name>,
    apart: Option<Name>,
    unit: Name,
    #[serde(rename = "level")]
    _level: Level,
    /// Months.
    period_length: Option<Spanned<u32>>,
    found_by: FoundBy,
    source: String,
    year_of_price: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaceFile {
    lines: Vec<Name>,
    yearly: Name,
    least: Name,
    found_by: FoundBy,
    source: String,
    year_of_price: Option<i32>,
}

/// From how many times beyond the told bound an assumed one may hold a value.
const ASSUMED: Decimal = Decimal::ONE_HUNDRED;

pub(super) fn bound(known: &Known<'_>, lines: &[Line], raw: &BoundFile) -> Bound {
    let range = |low: &Option<Name>, high: &Option<Name>| {
        let number = |name: &Option<Name>| name.as_ref().map(|name| known.file.decimal(name));
        Range { low: number(low), high: number(high) }
    };
    let bound = Bound {
        line: known.line(&raw.line),
        per: known.line(&raw.per),
        usual: range(&raw.low, &raw.high),
        hard: range(&raw.hard_low, &raw.hard_high),
        apart: raw.apart.as_ref().map(|apart| known.file.decimal(apart)),
        unit: raw.unit.get_ref().clone(),
        months: raw.period_length.as_ref().map(|months| *months.get_ref()).filter(|months| *months > 0),
        origin: BoundOrigin { found_by: raw.found_by, source: raw.source.clone(), year_of_price: raw.year_of_price },
    };
    in_order(known, raw, &bound);
    of_its_lines(known, lines, raw, &bound);
    bound
}

/// Bounds are above 0 and lie in this order: hard low, low, high, hard high; assumed hard ones far outside.
fn in_order(known: &Known<'_>, raw: &BoundFile, bound: &Bound) {
    let declared = [&raw.hard_low, &raw.low, &raw.high, &raw.hard_high];
    let values = [bound.hard.low, bound.usual.low, bound.usual.high, bound.hard.high];
    let mut given = declared.into_iter().zip(values).filter_map(|(name, value)| name.as_ref().zip(value)).peekable();
    if given.peek().is_none() {
        known.file.wrong(&raw.line.span(), msg!("relation-needs-bound"));
    }
    let mut least = Decimal::ZERO;
    for (name, value) in given {
        if value <= Decimal::ZERO || value < least {
            known.file.wrong(&name.span(), msg!("bounds-out-of-order"));
        }
        least = value;
    }
    if bound.origin.found_by != FoundBy::Assumed {
        return;
    }
    let near_low = bound.hard.low.zip(bound.usual.low).is_some_and(|(hard, low)| hard * ASSUMED > low);
    let near_high = bound.hard.high.zip(bound.usual.high).is_some_and(|(hard, high)| hard < high * ASSUMED);
    for (near, name) in [(near_low, &raw.hard_low), (near_high, &raw.hard_high)] {
        if let Some(name) = name.as_ref().filter(|_| near) {
            known.file.wrong(&name.span(), msg!("assumed-bound-too-near"));
        }
    }
}

/// The unit is that of its lines, and a flow by a stock of another thing says for how long.
fn of_its_lines(known: &Known<'_>, lines: &[Line], raw: &BoundFile, bound: &Bound) {
    let line = |code: &str| lines.iter().find(|line| *line.code == *code);
    let Some((of, per)) = line(&bound.line).zip(line(&bound.per)) else { return };
    let unit = format!("{}/{}", of.unit, per.unit);
    // Of a unit that there is not, its line speaks.
    let are_known = [of, per].iter().all(|line| known.units.contains(&line.unit));
    if are_known && unit != bound.unit {
        known.file.wrong(&raw.unit.span(), msg!("bound-of-another-unit", unit = unit));
    }
    // Of the same unit the one is a part of the other, whatever the length.
    let needs_length = of.unit != per.unit && (of.kind == LineKind::Flow) != (per.kind == LineKind::Flow);
    if needs_length != bound.months.is_some() {
        let at = raw.period_length.as_ref().map_or_else(|| raw.line.span(), Spanned::span);
        known.file.wrong(&at, msg!("bound-of-what-length"));
    }
}

pub(super) fn pace(known: &Known<'_>, raw: &PaceFile) -> Pace {
    let (yearly, least) = (known.file.decimal(&raw.yearly), known.file.decimal(&raw.least));
    if yearly <= Decimal::ONE {
        known.file.wrong(&raw.yearly.span(), msg!("pace-above-one"));
    }
    Pace {
        lines: raw.lines.iter().map(|name| known.line(name)).collect(),
        yearly,
        least,
        origin: BoundOrigin { found_by: raw.found_by, source: raw.source.clone(), year_of_price: raw.year_of_price },
    }
}
