//! What the heading over a column of numbers says: the result of this period, or something else, as a plan, a comparison, or
//! another period.

use super::other_period::{names_another_day, names_another_period};
use super::sheet::label_key;
use crate::model::message::Message;
use crate::model::period::Period;
use crate::msg;

/// Words of headings over what is planned.
const PLANNED: [&str; 11] = [
    "kế hoạch",
    "kh",
    "dự kiến",
    "dự báo",
    "mục tiêu",
    "dự toán",
    "chỉ tiêu giao",
    "chỉ tiêu được giao",
    "nhiệm vụ giao",
    "nhiệm vụ được giao",
    "phấn đấu",
];
/// Over what is expected to come of a period that has not ended: `ước thực hiện`. A result is what came of it.
const ESTIMATED: [&str; 2] = ["ước", "ưth"];
/// Over what was reported for a period before.
const EARLIER: [&str; 8] =
    ["cùng kỳ", "năm trước", "kỳ trước", "năm ngoái", "lần trước", "kỳ báo cáo trước", "đã báo cáo", "đầu kỳ"];
/// Over a comparison of two numbers.
const COMPARED: [&str; 6] = ["so với", "so sánh", "tăng giảm", "chênh lệch", "tốc độ tăng", "mức tăng"];

/// Why the numbers under a heading are not the result of a period; nothing where they may be.
pub(super) fn not_the_result(heading: &str, period: Period) -> Option<Message> {
    let key = format!(" {} ", label_key(heading));
    let says = |words: &[&str]| words.iter().any(|words| key.contains(&format!(" {} ", label_key(words))));
    if says(&COMPARED) {
        Some(msg!("heading-compared"))
    } else if says(&PLANNED) {
        Some(msg!("heading-planned"))
    } else if says(&EARLIER) {
        Some(msg!("heading-earlier"))
    } else if says(&ESTIMATED) {
        Some(msg!("heading-estimated"))
    } else {
        let is_another = names_another_period(heading, period) || names_another_day(heading, period);
        is_another.then(|| msg!("heading-other-period"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_other_numbers_are_told_from_those_of_the_result() {
        let year = Period::of_year(2026);
        for heading in [
            "Kế hoạch",
            "Kế hoạch năm 2026",
            "Chỉ tiêu được giao",
            "Số phấn đấu",
            "Số liệu đến 30/6/2026",
            "Kết quả (tính đến ngày 30.6.2026)",
            "Kết quả cùng kỳ năm trước",
            "Kết quả 6 tháng đầu năm 2026",
            "Thực hiện năm 2025",
            "Quý IV/2026",
            "Thực hiện 9 tháng",
            "9T/2026",
            "So với cùng kỳ (%)",
            "Dự kiến năm 2026",
            "KH 2026",
            "Kết quả tháng 5/2026",
            "Số kỳ trước",
            "Ước thực hiện năm 2026",
            "Ước TH",
            "Thực hiện (ước tính)",
            "ƯTH năm 2026",
        ] {
            assert!(not_the_result(heading, year).is_some(), "{heading}");
        }
        for heading in [
            "Kết quả",
            "Kết quả năm 2026",
            "Kết quả (Luỹ kế đến thời điểm báo cáo)",
            "Kết quả 12 tháng năm 2026",
            "Thực hiện cả năm",
            "Kết quả đến 14/12/2026",
            "Kết quả từ 01/01/2026 đến 31/12/2026",
            "Diện tích được giao",
            "Kết quả đến ngày 14 tháng 12 năm 2026",
            "Kết quả (triệu đồng)",
            "Lũy kế từ năm 2010 đến nay",
            "Kết quả trong kỳ báo cáo",
            "Xử lý nước thải",
            "",
        ] {
            assert_eq!(not_the_result(heading, year), None, "{heading}");
        }
        let half = Period::first_half(2026);
        for heading in ["Kết quả cả năm", "Kết quả 12 tháng", "Kết quả 6 tháng cuối năm 2026", "Kết quả 9T"]
        {
            assert!(not_the_result(heading, half).is_some(), "{heading}");
        }
        for heading in ["Kết quả 6 tháng đầu năm 2026", "Thực hiện sáu tháng", "6T/2026", "Đến tháng 6/2026"]
        {
            assert_eq!(not_the_result(heading, half), None, "{heading}");
        }
    }
}
