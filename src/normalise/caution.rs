//! Words by which an author says that a number is not final.

use crate::localities::fold;
use std::sync::LazyLock;

/// Of comments on cells and of notes next to them.
const CAUTIONS: [&str; 32] = [
    "chưa chốt",
    "chưa chính thức",
    "chưa thống nhất",
    "chưa đối chiếu",
    "chưa kiểm tra",
    "chưa xác nhận",
    "chưa xác minh",
    "chưa đầy đủ",
    "chưa duyệt",
    "tạm tính",
    "tạm thời",
    "số tạm",
    "số ước",
    "ước tính",
    "ước đạt",
    "ước thực hiện",
    "ước cả năm",
    "đang rà soát",
    "đang kiểm tra",
    "đang đối chiếu",
    "đang cập nhật",
    "sẽ cập nhật",
    "sẽ bổ sung",
    "cần kiểm tra",
    "kiểm tra lại",
    "rà soát lại",
    "không chắc",
    "tham khảo",
    "thiếu số liệu",
    "chưa có số liệu",
    "chưa báo cáo",
    "chưa tổng hợp",
];

static KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| CAUTIONS.iter().map(|words| format!(" {} ", fold(words))).collect());

/// Whether words say that a number is not final.
pub(super) fn is_caution(text: &str) -> bool {
    let key = format!(" {} ", fold(text));
    KEYS.iter().any(|words| key.contains(words.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cautions_are_told_from_other_comments() {
        assert!(is_caution("Số này chưa chốt!") && is_caution("(tạm tính)") && is_caution("Ước cả năm"));
        assert!(is_caution("Thiếu số liệu của 3 cụm") && is_caution("02 xã chưa báo cáo"));
        assert!(!is_caution("Theo Quyết định số 12/QĐ-UBND") && !is_caution(""));
    }
}
