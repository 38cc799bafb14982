//! V15: how exact a number may be.

use super::super::{Case, Side};
use super::{Check, EVERY_PERIOD, Rule};
use crate::model::finding::{Finding, Severity};
use crate::model::form::{ColumnKind, LineKind, TableColumn};
use crate::model::number::{quantity, with_unit};
use crate::model::relation::Status;
use crate::model::submission::Reported;
use rust_decimal::Decimal;

/// Things that are counted (cụm, dự án, người) have no fractions. 23,5 clusters is a violation.
pub(super) const WHOLE_NUMBERS: Rule = Rule {
    id: "V15",
    severity: Severity::Error,
    title: "Số cụm, số dự án, số người phải là số nguyên",
    asked: EVERY_PERIOD,
    reads: "mọi chỉ tiêu, các cột số của danh mục",
    example: "Số cụm ghi 1,5; diện tích ghi 181,125 ha",
    basis: None,
    status: Status::Active,
    after: &[],
    file: file!(),
    check: Check::One(whole_numbers),
};

/// Measured things (ha, tỷ đồng) have at most the decimals their line declares. 12,345 ha is told; a rate, which may
/// come from a formula, is not.
pub(super) const DECIMALS: Rule = Rule {
    id: "V15",
    severity: Severity::Warning,
    title: "Diện tích, số tiền có không quá hai chữ số thập phân",
    asked: EVERY_PERIOD,
    reads: "mọi chỉ tiêu, các cột số của danh mục",
    example: "Số cụm ghi 1,5; diện tích ghi 181,125 ha",
    basis: None,
    status: Status::Active,
    after: &[],
    file: file!(),
    check: Check::One(decimals),
};

const WHOLE: &str = "số nguyên";

fn whole_numbers(case: Case<'_>) -> Vec<Finding> {
    let broken = numbers(case).filter(|number| number.decimals == 0 && !number.value().fract().is_zero());
    broken
        .map(|number| {
            let said = format!("phải là {WHOLE}, đang ghi");
            number.finding(&WHOLE_NUMBERS, &said, WHOLE, "Kiểm tra dấu chấm, dấu phẩy và đơn vị tính.")
        })
        .collect()
}

fn decimals(case: Case<'_>) -> Vec<Finding> {
    let measured = numbers(case).filter(|number| number.decimals > 0 && !number.is_reckoned());
    measured
        .filter(|number| number.value().normalize().scale() > number.decimals)
        .map(|number| {
            let allowed = format!("không quá {} chữ số thập phân", number.decimals);
            let said = format!("được có {allowed}, đang ghi");
            number.finding(&DECIMALS, &said, &allowed, "Làm tròn số, hoặc kiểm tra dấu phân nhóm nghìn.")
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
    fn is_reckoned(&self) -> bool {
        matches!(self.of, Of::Line(side) if side.line.kind == LineKind::Ratio)
    }

    fn finding(&self, rule: &Rule, said: &str, allowed: &str, mend: &str) -> Finding {
        let shown = with_unit(&quantity(self.reported.quantity, self.unit), self.unit);
        let told = |name: String| format!("{name} {said} {shown}.");
        let finding = match self.of {
            Of::Line(side) => side.finding(rule.id, rule.severity, told(format!("Chỉ tiêu {}", side.name()))),
            Of::Column(column) => {
                let name = format!("Dòng {}, cột {},", self.reported.cell.row + 1, column.name());
                Finding::new(rule.id, rule.severity, told(name))
                    .with_cell(&self.reported.cell, &*self.reported.raw)
                    .with_column(&column.key)
                    .with_gist(format!("{} {allowed}", column.key))
            }
        };
        finding.with_sides(shown.as_str(), allowed).with_suggestion(mend)
    }
}

/// Numbers of the lines, then of the lists.
fn numbers(case: Case<'_>) -> impl Iterator<Item = Number<'_>> {
    let form = case.context.form;
    let lines = form.lines.iter().filter_map(move |line| case.reported(&line.code)).map(|side| Number {
        of: Of::Line(side),
        reported: side.reported,
        unit: &side.line.unit,
        decimals: side.line.decimals,
    });
    lines.chain(form.columns().flat_map(move |(sheet, column)| in_column(case, sheet, column)))
}

/// Numbers of a column of a list. Of a column that knows only some numbers, any other is told when it is read.
fn in_column<'a>(case: Case<'a>, sheet: &str, column: &'a TableColumn) -> impl Iterator<Item = Number<'a>> {
    let asked = match &column.kind {
        ColumnKind::Number { unit, decimals, only } if only.is_empty() => Some((&**unit, *decimals)),
        _ => None,
    };
    let rows = asked.map_or(&[][..], |_| case.rows(sheet));
    rows.iter().filter_map(move |row| {
        let ((unit, decimals), reported) = asked.zip(row.number(&column.key))?;
        Some(Number { of: Of::Column(column), reported, unit, decimals })
    })
}
