//! Words that say there is nothing: of a number cell that it is 0, of a list that it has no such thing.

use crate::localities::fold;
use std::sync::LazyLock;

/// Dashes, as statistics write what did not occur.
const DASHES: [&str; 4] = ["-", "–", "—", "−"];
/// What people put in a cell of words so that it is not empty.
const FILLERS: [&str; 4] = ["/", "…", "...", "n/a"];
/// Words that say that there is none, by themselves or before what there is none of.
const NONE: [&str; 4] = ["không", "ko", "chưa", "k"];
/// What there is none of, in lists of difficulties, and words that join it.
const OF_WHAT: [&str; 25] = [
    "có", "gì", "khó", "khăn", "vướng", "mắc", "kiến", "nghị", "đề", "xuất", "ý", "phát", "sinh", "nội", "dung",
    "thêm", "nào", "và", "hay", "hoặc", "khác", "tồn", "tại", "bất", "cập",
];

static NONE_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| NONE.map(fold).to_vec());
static OF_WHAT_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| OF_WHAT.map(fold).to_vec());

/// Whether a number cell says that there is none: `-`, `Không`, `Không có`, `không phát sinh`.
pub(super) fn says_nothing(text: &str) -> bool {
    /// What may stand behind the word in a number cell.
    const BEHIND: [&str; 3] = ["có", "phát", "sinh"];
    is_dash(text) || {
        let key = fold(text);
        let mut words = key.split(' ');
        words.next() == NONE_KEYS.first().map(String::as_str)
            && words.all(|word| BEHIND.map(fold).iter().any(|known| known == word))
    }
}

/// Whether a cell of words says that there is nothing to report: also `Không có khó khăn, vướng mắc`, `Không kiến nghị`.
pub(super) fn reports_nothing(text: &str) -> bool {
    let key = fold(text);
    let mut words = key.split(' ');
    is_dash(text.trim())
        || FILLERS.contains(&&*text.trim().to_lowercase())
        || (words.next().is_some_and(|first| NONE_KEYS.iter().any(|none| none == first))
            && words.all(|word| OF_WHAT_KEYS.iter().any(|known| known == word)))
}

fn is_dash(text: &str) -> bool {
    DASHES.contains(&text.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_in_many_ways() {
        for text in ["-", "–", "Không", "không có", "KHÔNG PHÁT SINH", "Không có phát sinh."] {
            assert!(says_nothing(text) && reports_nothing(text), "{text}");
        }
        for text in [
            "Không kiến nghị",
            "Không có khó khăn, vướng mắc",
            "Ko",
            "Chưa có",
            "Không có ý kiến gì thêm.",
            "N/A",
            "/",
            "…",
        ] {
            assert!(!says_nothing(text) && reports_nothing(text), "{text}");
        }
        for text in ["không quá 5", "0", "", "Không có quỹ đất", "Chưa có quy hoạch", "Khó khăn về vốn", "Kiến nghị"]
        {
            assert!(!says_nothing(text) && !reports_nothing(text), "{text}");
        }
    }
}
