//! V22: names and kinds of localities that are no more.

use super::super::Case;
use super::super::clauses::{of_today, padded};
use super::{Check, OF_34, Rule};
use crate::model::finding::{Finding, Severity};
use crate::model::form::FieldRole;
use crate::model::locality::LocalityKind;
use crate::model::relation::Status;
use crate::model::workbook::CellRef;

/// Since 1/7/2025 a place named by a province that was merged is on nobody's map, and a province that became a city is
/// no longer a “tỉnh”. What the locality calls itself, and where its lists say that things lie, is told if it names a former
/// province with its kind (“tỉnh Hà Giang”); a name alone may be a commune's, and what is called former (“cũ”) is right.
pub(super) const FORMER_NAMES: Rule = Rule {
    id: "V22",
    severity: Severity::Warning,
    title: "Tên tỉnh, thành phố theo đơn vị hành chính hiện hành (từ 01/7/2025; tỉnh lên thành phố từ ngày có hiệu lực)",
    asked: OF_34,
    reads: "tên địa phương, cột địa bàn của danh mục",
    example: "Địa bàn ghi “xã A, tỉnh Hà Giang” sau ngày 01/7/2025",
    basis: Some("Nghị quyết số 202/2025/QH15"),
    status: Status::Active,
    after: &[],
    file: file!(),
    check: Check::One(former_names),
};

/// The resolutions on the cities of 2026 are known from reports on them [B].
const CITIES: &str =
    "Nghị quyết của Quốc hội về thành lập thành phố trực thuộc trung ương (theo nguồn thứ cấp, cần đối chiếu)";

fn former_names(case: Case<'_>) -> Vec<Finding> {
    let Some(former) = case.context.former else { return Vec::new() };
    let current = case.context.map.localities();
    let gone = former.localities.iter().filter(|old| !current.iter().any(|now| now.name == old.name));
    let mut words: Vec<(String, String)> = gone.map(|old| (old.title(), old.title())).collect();
    // Cities that were provinces under the same name.
    let cities = current.iter().filter(|now| now.kind == LocalityKind::City && &*now.name != "Hồ Chí Minh");
    words.extend(cities.map(|now| (format!("tỉnh {}", now.name), now.title())));
    let words: Vec<(String, String, String)> = words.into_iter().map(|(old, now)| (padded(&old), old, now)).collect();
    let mut findings = Vec::new();
    findings.extend(own_name(case, &words));
    for (sheet, column) in case.context.form.columns().filter(|(_, column)| column.place) {
        for row in case.rows(sheet) {
            let Some(text) = row.text(&column.key) else { continue };
            let Some((_, old, now)) = held(text, &words) else { continue };
            let message = format!("Dòng {}, cột {}: “{text}” ghi {}.", row.at.row + 1, column.name(), called(old, now));
            findings.push(told(message, (old, now), (&row.cell(&column.key), text), &column.key));
        }
    }
    findings
}

/// What the locality calls itself.
fn own_name(case: Case<'_>, words: &[(String, String, String)]) -> Option<Finding> {
    let field = case.context.form.field(FieldRole::Place)?;
    let text = case.submission.info.get(&field.key)?;
    let (_, old, now) = held(text, words)?;
    let at = case.submission.info_at.get(&field.key)?;
    Some(told(format!("“{text}” ghi {}.", called(old, now)), (old, now), (at, text), &field.key))
}

fn held<'w>(text: &str, words: &'w [(String, String, String)]) -> Option<&'w (String, String, String)> {
    let folded = of_today(text);
    words.iter().find(|(word, ..)| folded.contains(word))
}

fn called(old: &str, now: &str) -> String {
    if old == now { format!("{old}, nay đã sáp nhập") } else { format!("{old}, nay là {now}") }
}

fn told(message: String, (old, now): (&str, &str), (at, raw): (&CellRef, &str), column: &str) -> Finding {
    let right = if old == now { "tên đơn vị hành chính mới" } else { now };
    Finding::new(FORMER_NAMES.id, FORMER_NAMES.severity, message)
        .with_cell(at, raw)
        .with_sides(old, right)
        .with_gist(format!("{column} {old}"))
        .with_suggestion("Ghi tên theo đơn vị hành chính hiện hành; tên cũ, nếu cần, để trong ngoặc kèm chữ “cũ”.")
        .with_basis(if old == now { FORMER_NAMES.basis } else { Some(CITIES) })
}
