//! What a workbook handed back says, in Vietnamese.
//!
//! In: findings on a workbook. Out: the words of its sheet of results and of its notes. Must not: name what another
//! locality said.

use super::{Marking, Refused};
use crate::messages::Catalogue;
use crate::model::finding::{Finding, Severity};
use crate::model::number;

/// What has been put right since the workbook was handed back before.
pub(super) const SETTLED: &str = "Đã khắc phục";

/// Title of the sheet.
pub(super) fn title(marking: &Marking<'_>) -> String {
    format!("KẾT QUẢ KIỂM TRA SỐ LIỆU – {}", marking.place.to_uppercase())
}

/// The lines under the title: for what, how many, what to do by when.
pub(super) fn verdict(marking: &Marking<'_>, refused: Option<Refused>) -> Vec<String> {
    let count = |severity| marking.findings.iter().filter(|finding| finding.severity == severity).count();
    let [errors, warnings, infos] = Severity::ALL.map(count);
    let asked = match (errors, warnings) {
        (0, 0) => "Kết luận: không có điểm phải sửa hoặc giải trình.",
        (0, _) => "Kết luận: cần sửa hoặc giải trình các cảnh báo (ghi vào cột “Giải trình”), rồi gửi lại tệp này.",
        (_, 0) => "Kết luận: cần sửa các lỗi, tăng “Lần gửi” và gửi lại tệp này.",
        _ => {
            "Kết luận: cần sửa các lỗi, sửa hoặc giải trình các cảnh báo (ghi vào cột “Giải trình”), tăng “Lần gửi” \
             và gửi lại tệp này."
        }
    };
    let at = |moment: chrono::DateTime<chrono::FixedOffset>| number::moment(moment);
    let mut lines = vec![
        format!("{}, kỳ {}", marking.conference, marking.period),
        format!("Tệp: {}. Kiểm tra lúc {}; hạn gửi {}.", marking.file, at(marking.created), at(marking.deadline)),
        format!("Có {errors} lỗi, {warnings} cảnh báo, {infos} lưu ý."),
        asked.to_owned(),
    ];
    lines.extend(refused.map(|Refused(reason)| {
        format!("Không ghi chú được ngay trong tệp đã gửi ({reason}); bảng dưới đây trích nội dung các ô.")
    }));
    lines
}

/// A finding's message with what has the same cause and what was decided.
pub(super) fn told(finding: &Finding, catalogue: &Catalogue) -> String {
    let mut words = catalogue.text(&finding.message);
    for folded in finding.explains.iter().filter(|folded| folded.rule != finding.rule) {
        words.push_str(&format!("\nCùng nguyên nhân – {}: {}", folded.rule, catalogue.text(&folded.message)));
    }
    if let Some(waiver) = &finding.waiver {
        words.push_str(&format!("\nĐược miễn trừ ({}): {}.", waiver.by, waiver.reason));
    }
    words
}

/// Head of the list of what has been put right.
pub(super) fn settled(count: usize) -> String {
    format!("{SETTLED} so với lần kiểm tra trước: {count} điểm")
}

/// What is noted on a cell of a finding.
pub(super) fn note(finding: &Finding, catalogue: &Catalogue) -> String {
    let message = catalogue.text(&finding.message);
    let mut words = format!("[{} {}] {message}", finding.severity.word().to_uppercase(), finding.rule);
    if let Some(suggestion) = &finding.suggestion {
        words.push_str(&format!("\nCách sửa: {}", catalogue.text(suggestion)));
    }
    if let Some(basis) = &finding.basis {
        words.push_str(&format!("\nCăn cứ: {basis}"));
    }
    words
}

/// What is noted on a cell that a finding is told for as well.
pub(super) fn note_under(rule: &str, weight: Severity, message: &str, cause: &Finding) -> String {
    let weight = weight.word().to_uppercase();
    format!("[{weight} {rule}] {message}\nCùng nguyên nhân với {} ở {}.", cause.rule, cause.within())
}
