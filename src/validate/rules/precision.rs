//! V15: how exact a number may be.

use super::super::{Case, Side};
use super::{Check, Rule};
use crate::model::finding::{Finding, Severity};
use crate::model::form::LineKind;
use crate::model::relation::Status;

/// Things that are counted (cụm, dự án, người) have no fractions. 23,5 clusters is a violation.
pub(super) const WHOLE_NUMBERS: Rule = Rule {
    id: "V15",
    severity: Severity::Error,
    title: "Số cụm, số dự án, số người phải là số nguyên",
    reads: "mọi chỉ tiêu",
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
    reads: "mọi chỉ tiêu",
    example: "Số cụm ghi 1,5; diện tích ghi 181,125 ha",
    basis: None,
    status: Status::Active,
    after: &[],
    file: file!(),
    check: Check::One(decimals),
};

fn whole_numbers(case: Case<'_>) -> Vec<Finding> {
    let broken = reported(case).filter(|side| side.line.decimals == 0 && !side.value().fract().is_zero());
    broken
        .map(|side| {
            let message = format!("Chỉ tiêu {} phải là số nguyên, đang ghi {}.", side.name(), side.shown());
            side.finding(WHOLE_NUMBERS.id, WHOLE_NUMBERS.severity, message)
                .with_sides(side.shown(), "số nguyên")
                .with_suggestion("Kiểm tra dấu chấm, dấu phẩy và đơn vị tính.")
        })
        .collect()
}

fn decimals(case: Case<'_>) -> Vec<Finding> {
    let measured = reported(case).filter(|side| side.line.decimals > 0 && side.line.kind != LineKind::Ratio);
    measured
        .filter(|side| side.value().normalize().scale() > side.line.decimals)
        .map(|side| {
            let allowed = format!("không quá {} chữ số thập phân", side.line.decimals);
            let message = format!("Chỉ tiêu {} ghi {}; {allowed}.", side.name(), side.shown());
            side.finding(DECIMALS.id, DECIMALS.severity, message)
                .with_sides(side.shown(), allowed)
                .with_suggestion("Làm tròn số, hoặc kiểm tra dấu phân nhóm nghìn.")
        })
        .collect()
}

fn reported(case: Case<'_>) -> impl Iterator<Item = Side<'_>> {
    case.grounds.form.lines.iter().filter_map(move |line| case.reported(&line.code))
}
