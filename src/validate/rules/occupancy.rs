//! V08: a rate typed a hundred times too small or too large.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side, division};
use super::code_rule::{self, Check, CodeRules};
use crate::model::finding::{Finding, Severity};
use crate::model::form::National;
use crate::model::quantity::percent;
use crate::model::rule::Rule;
use crate::msg;
use rust_decimal::Decimal;

const ID: &str = "V08";
const SEVERITY: Severity = Severity::Warning;

/// A rate of 29 % is typed as 29. Typed as 0,29 (which a cell in percent format would show as 29 %), or as 2900, it is
/// told with the value it was meant to be, if the quotient of its own lines is that to the percent. The value stays as typed:
/// 0,29 may be true.
pub(super) fn rule() -> CodeRules {
    CodeRules {
        rules: vec![Rule {
            title: msg!("rule-v08"),
            why: msg!("rule-v08-why"),
            reads: msg!("rule-v08-reads"),
            example: msg!("rule-v08-example"),
            ..code_rule::rule(ID, &[SEVERITY], file!())
        }],
        check: Check::One(hundredfold),
    }
}

fn hundredfold(input: RuleInput<'_>) -> Vec<Finding> {
    let ratios = input.context.form.lines.iter().filter_map(|line| match &line.national {
        National::Ratio { of, per } => Some((input.exact(&line.code)?, input.exact(of)?, input.exact(per)?)),
        _ => None,
    });
    ratios.filter_map(|(typed, of, per)| meant(typed, of, per)).collect()
}

fn meant(typed: Side<'_>, of: Side<'_>, per: Side<'_>) -> Option<Finding> {
    let (value, computed) = (typed.value(), percent(of.value(), per.value())?);
    let other = match value {
        value if value.is_zero() => return None,
        value if value <= Decimal::ONE => value * Decimal::ONE_HUNDRED,
        value if value > Decimal::ONE_HUNDRED => value / Decimal::ONE_HUNDRED,
        _ => return None,
    };
    // Rates are typed to the percent at least.
    if (other - computed).abs() > Decimal::ONE {
        return None;
    }
    let found = division(of, per, computed);
    let message =
        msg!("hundredfold", line = typed.name(), value = typed.amount(), meant = other, division = found.clone());
    Some(
        typed
            .finding(ID, SEVERITY, message)
            .with_sides(typed.amount(), found)
            .with_suggestion(msg!("hundredfold-correction", meant = other)),
    )
}
