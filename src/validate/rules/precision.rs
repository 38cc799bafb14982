//! V15: how exact a number may be.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side};
use super::code_rule::{self, Check, CodeRule};
use crate::model::finding::{Finding, Severity};
use crate::model::form::{ColumnKind, LineKind, TableColumn};
use crate::model::number::{quantity, with_unit};
use crate::model::rule::Rule;
use crate::model::submission::Reported;
use rust_decimal::Decimal;

const ID: &str = "V15";

/// Things that are counted (cụm, dự án, người) have no fractions: 23,5 clusters is an error. Measured things (ha, tỷ đồng)
/// have at most the decimals their line declares: 12,345 ha is a warning. A rate, which may come from a formula, is not
/// looked at.
pub(super) fn rule() -> CodeRule {
    CodeRule {
        rule: Rule {
            title: "Số cụm, số dự án, số người phải là số nguyên; Diện tích, số tiền có không quá hai chữ số thập phân"
                .to_owned(),
            reads: "mọi chỉ tiêu, các cột số của danh mục".to_owned(),
            example: "Số cụm ghi 1,5; diện tích ghi 181,125 ha".to_owned(),
            ..code_rule::rule(ID, &[Severity::Error, Severity::Warning], file!())
        },
        check: Check::One(|input| whole_numbers(input).into_iter().chain(decimals(input)).collect()),
    }
}

const WHOLE: &str = "số nguyên";

fn whole_numbers(input: RuleInput<'_>) -> Vec<Finding> {
    let broken = numbers(input).filter(|number| number.decimals == 0 && !number.value().fract().is_zero());
    broken
        .map(|number| {
            let said = format!("phải là {WHOLE}, đang ghi");
            number.finding(Severity::Error, &said, WHOLE, "Kiểm tra dấu chấm, dấu phẩy và đơn vị tính.")
        })
        .collect()
}

fn decimals(input: RuleInput<'_>) -> Vec<Finding> {
    let measured = numbers(input).filter(|number| number.decimals > 0 && !number.is_quotient());
    measured
        .filter(|number| number.value().normalize().scale() > number.decimals)
        .map(|number| {
            let allowed = format!("không quá {} chữ số thập phân", number.decimals);
            let said = format!("được có {allowed}, đang ghi");
            number.finding(Severity::Warning, &said, &allowed, "Làm tròn số, hoặc kiểm tra dấu phân nhóm nghìn.")
        })
        .collect()
}

/// A number and how exact it may be.
struct Number<'a> {
    of: Of<'a>,
    reported: &'a Reported,
    unit: &'a str,
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

    fn finding(&self, severity: Severity, said: &str, allowed: &str, correction: &str) -> Finding {
        let shown = with_unit(&quantity(self.reported.quantity, self.unit), self.unit);
        let told = |name: String| format!("{name} {said} {shown}.");
        let finding = match self.of {
            Of::Line(side) => side.finding(ID, severity, told(format!("Chỉ tiêu {}", side.name()))),
            Of::Column(column) => {
                let name = format!("Dòng {}, cột {},", self.reported.cell.row + 1, column.name());
                Finding::new(ID, severity, told(name))
                    .with_cell(&self.reported.cell, &*self.reported.raw)
                    .with_column(&column.key)
                    .with_key(format!("{} {allowed}", column.key))
            }
        };
        finding.with_sides(shown.as_str(), allowed).with_suggestion(correction)
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

/// Numbers of a column of a list. Of a column that knows only some numbers, any other is told when it is read.
fn in_column<'a>(input: RuleInput<'a>, sheet: &str, column: &'a TableColumn) -> impl Iterator<Item = Number<'a>> {
    let asked = match &column.kind {
        ColumnKind::Number { unit, decimals, only } if only.is_empty() => Some((&**unit, *decimals)),
        _ => None,
    };
    let rows = asked.map_or(&[][..], |_| input.rows(sheet));
    rows.iter().filter_map(move |row| {
        let ((unit, decimals), reported) = asked.zip(row.number(&column.key))?;
        Some(Number { of: Of::Column(column), reported, unit, decimals })
    })
}
