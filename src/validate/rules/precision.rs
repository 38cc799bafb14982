//! V15: how exact a number may be.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side};
use super::code_rule::{self, Check, CodeRules};
use crate::messages::built_in;
use crate::model::finding::{Finding, Severity};
use crate::model::form::{ColumnKind, LineKind, TableColumn};
use crate::model::message::{Fact, Message};
use crate::model::rule::Rule;
use crate::model::standing::Standing;
use crate::model::submission::Reported;
use crate::msg;
use rust_decimal::Decimal;
use std::sync::Arc;

const ID: &str = "V15";

/// Things that are counted (cụm, dự án, người) have no fractions: 23,5 clusters is an error, and the value does not count. Measured things (ha, tỷ đồng)
/// have at most the decimals their line declares: 12,345 ha is a warning. A rate, which may come from a formula, is not
/// looked at.
pub(super) fn rule() -> CodeRules {
    CodeRules {
        rules: vec![Rule {
            title: msg!("rule-v15"),
            why: msg!("rule-v15-why"),
            reads: msg!("rule-v15-reads"),
            example: msg!("rule-v15-example"),
            ..code_rule::rule(ID, &[Severity::Error, Severity::Warning], file!())
        }],
        check: Check::One(|input| whole_numbers(input).into_iter().chain(decimals(input)).collect()),
    }
}

fn whole_numbers(input: RuleInput<'_>) -> Vec<Finding> {
    let broken = numbers(input).filter(|number| number.decimals == 0 && !number.value().fract().is_zero());
    broken.map(|number| number.finding(Severity::Error, &msg!("whole-number")).with_standing(Standing::Held)).collect()
}

fn decimals(input: RuleInput<'_>) -> Vec<Finding> {
    let measured = numbers(input).filter(|number| number.decimals > 0 && !number.is_quotient());
    let is_too_exact = |number: &Number<'_>| number.value().normalize().scale() > number.decimals;
    // What is more exact only in the unit of the form was not typed so.
    let broken = measured.filter(is_too_exact).filter(|number| decimals_of(&number.reported.raw) > number.decimals);
    broken.map(|number| number.finding(Severity::Warning, &msg!("at-most-decimals", count = number.decimals))).collect()
}

/// How many digits stand behind the last separator of a number as it was typed: 3 of `1.352,123 triệu đồng`.
fn decimals_of(raw: &str) -> u32 {
    let from = raw.find(|c: char| c.is_ascii_digit()).unwrap_or(raw.len());
    let number: String = raw[from..].chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    number.rsplit_once(['.', ',']).map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(u32::MAX))
}

/// A number and how exact it may be.
struct Number<'a> {
    of: Of<'a>,
    reported: &'a Reported,
    unit: &'a Arc<str>,
    decimals: u32,
}

/// What a number is of.
enum Of<'a> {
    Line(Side<'a>),
    Column(&'a TableColumn),
}

impl Number<'_> {
    fn value(&self) -> Decimal {
        self.reported.quantity.value
    }

    /// A quotient, whose digits may be a formula's.
    fn is_quotient(&self) -> bool {
        matches!(self.of, Of::Line(side) if side.line.kind == LineKind::Ratio)
    }

    /// A finding of a number that is more exact than it may be.
    fn finding(&self, severity: Severity, allowed: &Message) -> Finding {
        let amount = Message::verbatim(Fact::Quantity(self.reported.quantity, Arc::clone(self.unit)));
        let message = |name: Message| match severity {
            Severity::Error => msg!("not-whole", name = name, value = amount.clone()),
            _ => msg!("too-exact", name = name, allowed = allowed.clone(), value = amount.clone()),
        };
        let finding = match self.of {
            Of::Line(side) => side.finding(ID, severity, message(msg!("line-named", line = side.name()))),
            Of::Column(column) => {
                let row = (self.reported.cell.row + 1).to_string();
                Finding::new(ID, severity, message(msg!("row-and-column", row = row, column = column.name())))
                    .with_cell(&self.reported.cell, &*self.reported.raw)
                    .with_column(&column.key)
                    .with_key(format!("{} {}", column.key, built_in(allowed)))
            }
        };
        let correction = match severity {
            Severity::Error => msg!("not-whole-correction"),
            _ => msg!("too-exact-correction"),
        };
        finding.with_sides(amount, allowed.clone()).with_suggestion(correction)
    }
}

/// Numbers of the lines, then of the lists.
fn numbers(input: RuleInput<'_>) -> impl Iterator<Item = Number<'_>> {
    let form = input.context.form;
    let usable = form.lines.iter().filter_map(move |line| input.reported(&line.code));
    let lines = usable.filter_map(|side| Some((side, side.reported?))).map(|(side, reported)| Number {
        of: Of::Line(side),
        reported,
        unit: &side.line.unit,
        decimals: side.line.decimals,
    });
    lines.chain(form.columns().flat_map(move |(sheet, column)| in_column(input, sheet, column)))
}

/// Numbers of a column of a list. Of a column that knows only some numbers, any other is reported when it is read.
fn in_column<'a>(input: RuleInput<'a>, sheet: &str, column: &'a TableColumn) -> impl Iterator<Item = Number<'a>> {
    let asked = match &column.kind {
        ColumnKind::Number { unit, decimals, only } if only.is_empty() => Some((unit, *decimals)),
        _ => None,
    };
    let rows = asked.map_or(&[][..], |_| input.rows(sheet));
    rows.iter().filter_map(move |row| {
        let ((unit, decimals), reported) = asked.zip(row.number(&column.key))?;
        Some(Number { of: Of::Column(column), reported, unit, decimals })
    })
}
