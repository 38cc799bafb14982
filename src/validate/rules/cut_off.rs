//! V19: the day up to which the data run.

use super::super::input::RuleInput;
use super::code_rule::{self, Check, CodeRule};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::FieldRole;
use crate::model::number::short_date;
use crate::model::rule::Rule;
use std::sync::Arc;

const ID: &str = "V19";
const SEVERITY: Severity = Severity::Warning;
const BASIS: &str = "Thông tư số 14/2024/TT-BCT, Điều 3";

/// Data run to the day of the conference; where that is 14 June of a half-year or 14 December of a year, it is the day of
/// Thông tư số 14/2024/TT-BCT, Điều 3, and not the end of the month. Another day, an unreadable one or none is told: figures
/// of different days would be added up.
pub(super) fn rule() -> CodeRule {
    CodeRule {
        rule: Rule {
            title: "Số liệu tính đến đúng ngày chốt của kỳ báo cáo".to_owned(),
            reads: "ngày số liệu ở trang thông tin".to_owned(),
            example: "Kỳ 6 tháng đầu năm 2021 ghi số liệu đến ngày 30/6/2021".to_owned(),
            basis: vec![BASIS.to_owned()],
            ..code_rule::rule(ID, &[SEVERITY], file!())
        },
        check: Check::One(cut_off),
    }
}

fn cut_off(input: RuleInput<'_>) -> Vec<Finding> {
    let submission = input.submission;
    let field = input.context.form.field(FieldRole::DataTo);
    let text = field.and_then(|field| submission.info.get(&field.key)).cloned().unwrap_or_default();
    let day = input.context.day;
    // A workbook of another period is refused for that; nothing is to be mended in its day.
    if submission.data_to == Some(day) || submission.period.is_some_and(|period| period != input.context.period) {
        return Vec::new();
    }
    let wanted = short_date(day);
    let message = match submission.data_to {
        Some(day) => {
            format!("Số liệu tính đến ngày {}, không đúng ngày chốt số liệu của kỳ: {wanted}.", short_date(day))
        }
        None if text.is_empty() => format!("Tệp không ghi số liệu tính đến ngày nào; ngày chốt của kỳ là {wanted}."),
        None => format!("Không đọc được ngày “{text}”; ngày chốt số liệu của kỳ là {wanted}."),
    };
    let said = match submission.data_to {
        Some(day) => short_date(day),
        None if text.is_empty() => "không ghi".to_owned(),
        None => text.clone(),
    };
    let at = field.and_then(|field| submission.info_at.get(&field.key)).cloned();
    let mut finding = Finding::new(ID, SEVERITY, message)
        .with_location(at.map_or_else(|| Location::File(Arc::clone(&submission.file)), Location::Cell))
        .with_sides(said, wanted.clone())
        .with_suggestion(format!("Chốt lại số liệu đến {wanted} và ghi theo dạng ngày/tháng/năm."))
        .with_basis(Some(BASIS).filter(|_| Some(day) == input.context.period.cut_off()));
    finding.raw = (!text.is_empty()).then_some(text);
    vec![finding]
}
