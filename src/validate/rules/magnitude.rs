//! V18: values that are thousands of times off.

use super::super::context::Context;
use super::super::side::{Side, amount, place_of};
use super::code_rule::{self, Check, CodeRule};
use super::median::median;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Line, LineKind, Unit};
use crate::model::message::Message;
use crate::model::rule::Rule;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::msg;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const ID: &str = "V18";
const SEVERITY: Severity = Severity::Warning;

/// A value in đồng on a line of tỷ đồng, in m² on a line of ha, or with its group separator lost or taken for a comma,
/// is 1.000, 10.000, 1.000.000 or 1.000.000.000 times off. The finding names the value it was probably meant to be;
/// the value is not changed.
///
/// What to expect of a line is the locality's own value of the last period, and where there is none the line's median over all localities times the size of the locality, which is the median of
/// value ÷ median over all its lines: a small province is small on every line, so its size must not look like an
/// error of unit, and one wrong line does not move the median of forty. Only a value a hundred times off is looked
/// at: in real data the lines of one locality spread over a factor of ten or so around its size. And only if one of
/// the factors brings it within ten times of what is expected: anything else is no mistake of unit.
pub(super) fn rule() -> CodeRule {
    CodeRule {
        rule: Rule {
            title: msg!("rule-v18"),
            why: msg!("rule-v18-why"),
            reads: msg!("rule-v18-reads"),
            example: msg!("rule-v18-example"),
            // A factor of a unit that the past or the other localities confirm.
            standing: Standing::Held,
            ..code_rule::rule(ID, &[SEVERITY], file!())
        },
        check: Check::All(magnitude),
    }
}

/// How many localities make a median worth comparing with.
const LEAST_PLACES: usize = 8;
/// How many lines make a size; a locality with fewer counts as an average one.
const LEAST_LINES: usize = 5;
/// How far off a value is looked at.
const FAR: Decimal = Decimal::ONE_HUNDRED;
/// How near the suggested value must be.
const NEAR: Decimal = Decimal::TEN;

fn magnitude(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let form = context.form;
    let lines: Vec<&Line> = form.lines.iter().filter(|line| line.kind != LineKind::Ratio).collect();
    let medians: BTreeMap<&str, Decimal> = lines
        .iter()
        .filter_map(|line| {
            let values: Vec<Decimal> = submissions.iter().filter_map(|submission| value(submission, line)).collect();
            if values.len() < LEAST_PLACES { None } else { Some((&*line.code, median(values)?)) }
        })
        .collect();
    let found = submissions.iter().flat_map(|submission| {
        let size = size(&lines, submission, &medians);
        let medians = &medians;
        lines.iter().filter_map(move |line| {
            let side = Side::reported(line, submission.lines.get(&line.code)?);
            let expected = match before(context, submission, line) {
                Some(before) => before,
                None => Expected::from_median(*medians.get(&*line.code)?, size)?,
            };
            Some(off(form.unit(&line.unit)?, side, &expected)?.with_place(place_of(submission)))
        })
    });
    found.collect()
}

/// What a value is expected to be near.
struct Expected {
    value: Decimal,
    /// By what.
    by: Message,
}

impl Expected {
    fn from_median(median: Decimal, size: Decimal) -> Option<Expected> {
        let value = median.checked_mul(size).filter(|value| !value.is_zero())?;
        Some(Expected { value, by: msg!("expected-from-median") })
    }
}

/// The locality's own value of the last period: the better measure where there is one.
fn before(context: &Context<'_>, submission: &Submission, line: &Line) -> Option<Expected> {
    let last = context.past.last()?;
    let value = last.value(&submission.locality.id.code, &line.code)?.quantity.value;
    (value > Decimal::ZERO).then(|| Expected { value, by: msg!("expected-from-period", period = last.period) })
}

/// A positive value; nothing is off by a factor from zero.
fn value(submission: &Submission, line: &Line) -> Option<Decimal> {
    submission.quantity(&line.code).map(|quantity| quantity.value).filter(|value| *value > Decimal::ZERO)
}

/// How large a locality is beside the median one.
fn size(lines: &[&Line], submission: &Submission, medians: &BTreeMap<&str, Decimal>) -> Decimal {
    let ratio = |line: &&Line| value(submission, line)?.checked_div(*medians.get(&*line.code)?);
    let ratios: Vec<Decimal> = lines.iter().filter_map(ratio).collect();
    if ratios.len() < LEAST_LINES { Decimal::ONE } else { median(ratios).unwrap_or(Decimal::ONE) }
}

fn off(unit: &Unit, side: Side<'_>, expected: &Expected) -> Option<Finding> {
    let ratio = side.value().checked_div(expected.value).filter(|ratio| !ratio.is_zero())?;
    if distance(ratio)? < FAR {
        return None;
    }
    let thousand = Decimal::ONE_THOUSAND;
    let scales = unit.scales.iter().map(|scale| (scale.factor, msg!("magnitude-other-unit", unit = &scale.name)));
    let groups = [Decimal::ONE / thousand, thousand].map(|factor| (factor, msg!("magnitude-separator")));
    let corrected = scales.chain(groups).filter_map(|(factor, why)| {
        let meant = side.value().checked_mul(factor)?.normalize();
        let far = distance(ratio.checked_mul(factor)?)?;
        let fits = far <= NEAR && (side.line.decimals > 0 || meant.fract().is_zero());
        fits.then_some((far, meant, why))
    });
    let (_, meant, why) = corrected.min_by_key(|(far, ..)| *far)?;
    let usual = msg!("about", value = amount(rounded(expected.value), &side.line.unit));
    let message = msg!(
        "magnitude",
        line = side.name(),
        value = side.amount(),
        times = rounded(distance(ratio)?),
        expected = expected.by.clone(),
        usual = usual.clone(),
        why = why
    );
    let correction = msg!("magnitude-correction", value = amount(meant, &side.line.unit));
    Some(side.finding(ID, SEVERITY, message).with_sides(side.amount(), usual).with_suggestion(correction))
}

/// How many times off a ratio is, in either direction; 1 is exact.
fn distance(ratio: Decimal) -> Option<Decimal> {
    Decimal::ONE.checked_div(ratio).map(|inverse| ratio.max(inverse))
}

/// Two significant digits: the expectation is rough.
fn rounded(value: Decimal) -> Decimal {
    value.round_sf(2).unwrap_or(value).normalize()
}
