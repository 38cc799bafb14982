//! Waivers applied to what was found, each to the value it was given for only.

use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::number::{decimal, short_date, with_unit};
use crate::model::reading;
use crate::model::submission::Submission;
use crate::model::waiver::Waiver;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Waives the finding a waiver was given for, or says why it does not apply.
pub(super) fn apply(
    waiver: &Waiver,
    findings: &mut [Finding],
    by_file: &BTreeMap<&str, &Submission>,
    today: NaiveDate,
) -> Result<Finding, String> {
    if waiver.until < today {
        return Err(format!("đã hết hạn ngày {}", short_date(waiver.until)));
    }
    let matches = |finding: &Finding| {
        finding.rule == waiver.rule
            && finding.place.as_ref() == Some(&waiver.place)
            && (waiver.line.is_none() || finding.line == waiver.line)
    };
    let at = findings.iter().position(matches).ok_or_else(|| under(waiver, findings))?;
    let Some(finding) = findings.get_mut(at) else { return Err(under(waiver, &[])) };
    let found = value_of(finding, by_file);
    if waiver.value.is_some() && waiver.value != found {
        let found = found.map_or("không có giá trị".to_owned(), decimal);
        return Err(format!("giá trị hiện nay là {found}"));
    }
    let before = finding.clone();
    finding.severity = Severity::Info;
    finding.waiver = Some(waiver.clone());
    Ok(before)
}

/// Why a waiver finds nothing: what it was given for is gone, or told under something else.
fn under(waiver: &Waiver, findings: &[Finding]) -> String {
    let about = |finding: &&Finding| {
        let told = finding.explains.iter();
        let mut same = told.filter(|folded| folded.rule == waiver.rule && folded.line == waiver.line);
        finding.place.as_ref() == Some(&waiver.place) && same.next().is_some()
    };
    match findings.iter().find(about) {
        Some(cause) => format!("phát hiện này đang được nêu cùng {}, hãy miễn trừ {}", cause.rule, cause.rule),
        None => "không còn phát hiện nào như vậy".to_owned(),
    }
}

fn value_of(finding: &Finding, by_file: &BTreeMap<&str, &Submission>) -> Option<Decimal> {
    let submission = by_file.get(finding.at.file()?)?;
    Some(submission.quantity(finding.line.as_ref()?)?.value)
}

/// A waiver that does not apply says so, to the secretariat.
pub(super) fn not_applied(form: &Form, waiver: &Waiver, why: &str) -> Finding {
    let line = waiver.line.as_deref().and_then(|code| form.line(code));
    let about = match (line, waiver.value) {
        (Some(line), Some(value)) => {
            format!(", chỉ tiêu {} ({}) ghi {}", line.code, line.short, with_unit(&decimal(value), &line.unit))
        }
        (Some(line), None) => format!(", chỉ tiêu {} ({})", line.code, line.short),
        (None, _) => String::new(),
    };
    let message =
        format!("Miễn trừ quy tắc {} cho địa phương {}{about}: không áp dụng, {why}.", waiver.rule, waiver.place);
    Finding::new(reading::WAIVER, Severity::Warning, message)
        .with_suggestion("Xem lại mục [[waiver]] trong conference.toml.")
}
