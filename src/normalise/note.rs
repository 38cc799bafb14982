//! Notes next to numbers, and comments on them, by which an author says that a number is of another period or is a plan:
//! `Số liệu năm 2025`, `số 6 tháng đầu năm`, `số kế hoạch`. A note that tells more, as what a number is compared with, says
//! nothing of the kind.

use super::other_period::{clauses, days, names_another_day, names_another_period, names_later_years, words, year};
use crate::model::message::Message;
use crate::model::period::{Period, Stated};
use crate::model::standing::Standing;
use crate::msg;

/// Longest note that is looked at; a longer one tells a story.
const LONGEST: usize = 400;
/// Words that speak of the number next to which they stand.
const OF_THE_NUMBER: [&str; 5] = ["số", "liệu", "kết", "lũy", "luỹ"];
/// Words that say nothing of whose number it is.
const FILLERS: [&str; 23] = [
    "ghi", "chú", "đây", "là", "lấy", "theo", "sử", "dụng", "dùng", "vẫn", "tạm", "chỉ", "có", "mới", "cập", "nhật",
    "được", "này", "của", "do", "báo", "cáo", "còn",
];
/// What is left of a note on a number that was reported before.
const EARLIER: [&str; 7] = ["cùng kỳ", "cùng kỳ năm trước", "năm trước", "năm ngoái", "kỳ trước", "lần trước", "cũ"];
/// What is left of one on a planned number, apart from the year.
const PLANNED: [&str; 5] = ["kế hoạch", "kế hoạch năm", "kh", "dự kiến", "dự kiến năm"];

/// What a number is instead of the result, by a note: held where the note speaks of the number, doubtful where it only names
/// another period.
pub(super) fn by_note(note: &str, period: Period) -> Option<(Message, Standing)> {
    let lower = note.to_lowercase();
    let mut clauses = clauses(&lower).filter(|_| lower.len() <= LONGEST);
    clauses.find_map(|clause| in_clause(clause, period))
}

fn in_clause(clause: &str, period: Period) -> Option<(Message, Standing)> {
    let words = words(clause);
    let speaks_of_the_number = words.iter().any(|word| OF_THE_NUMBER.contains(word));
    let says_more = |word: &&str| !matches!(*word, "số" | "liệu") && !FILLERS.contains(word) && year(word).is_none();
    let rest = words.iter().copied().filter(says_more).collect::<Vec<_>>().join(" ");
    let what = if speaks_of_the_number && EARLIER.iter().any(|words| *words == rest) {
        msg!("heading-earlier")
    } else if PLANNED.iter().any(|words| *words == rest) {
        msg!("heading-planned")
    } else if names_another(clause, &words, speaks_of_the_number, period) {
        msg!("heading-other-period")
    } else {
        return None;
    };
    Some((what, if speaks_of_the_number { Standing::Held } else { Standing::Doubtful }))
}

/// Whether a clause is nothing but the name of another period.
fn names_another(clause: &str, words: &[&str], speaks_of_the_number: bool, period: Period) -> bool {
    if !days(clause).is_empty() {
        let is_until = speaks_of_the_number && words.iter().any(|word| matches!(*word, "đến" | "hết"));
        return is_until && names_another_day(clause, period) && !names_later_years(clause, period);
    }
    let says_more = |word: &&str| !FILLERS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    let bare = clause.split_whitespace().filter(says_more).collect::<Vec<_>>().join(" ");
    let is_period = period.stated_in(&bare) != Stated::Unclear;
    // `tháng 7`, `quý III`: when something of the period happened.
    let is_of_its_year = !speaks_of_the_number
        && words.iter().filter_map(|word| year(word)).all(|year| year == period.year())
        && !words.windows(2).any(|pair| pair[1] == "tháng" && pair[0].parse::<u8>().is_ok());
    is_period && !is_of_its_year && names_another_period(clause, period) && !names_later_years(clause, period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_other_periods_are_told_from_other_notes() {
        let year = Period::of_year(2026);
        for (note, wanted) in [
            ("Số liệu năm 2025", Some(Standing::Held)),
            ("số 6 tháng đầu năm", Some(Standing::Held)),
            ("(Số liệu 6 tháng đầu năm 2026)", Some(Standing::Held)),
            ("Lấy theo số liệu báo cáo năm 2025, chưa có số mới", Some(Standing::Held)),
            ("Số liệu tính đến 30/6/2026", Some(Standing::Held)),
            ("Số liệu cập nhật đến hết quý III/2026", Some(Standing::Held)),
            ("Mới có số liệu đến tháng 9/2026", Some(Standing::Held)),
            ("Số cùng kỳ năm trước", Some(Standing::Held)),
            ("số liệu cũ", Some(Standing::Held)),
            ("Số kế hoạch năm 2026", Some(Standing::Held)),
            ("Kế hoạch 2026", Some(Standing::Doubtful)),
            ("Năm 2025", Some(Standing::Doubtful)),
            ("6 tháng", Some(Standing::Doubtful)),
            ("so với năm 2025", None),
            ("Tăng 2 cụm so với số liệu năm 2025", None),
            ("theo QĐ năm 2025", None),
            ("Theo số liệu tại Quyết định 12/QĐ-UBND ngày 3/3/2025", None),
            ("Năm 2025 là 35", None),
            ("Năm 2025: 35 cụm", None),
            ("Thành lập năm 2025", None),
            ("Tháng 7/2026", None),
            ("Quý III", None),
            ("như kỳ trước", None),
            ("Số liệu năm 2026", None),
            ("Số liệu đến 30/11/2026", None),
            ("Số liệu đến hết tháng 11/2026", None),
            ("Cập nhật tháng 1/2027", None),
            ("Lũy kế từ năm 2010", None),
            ("Quy hoạch 2021-2030", None),
            ("Số", None),
            ("", None),
        ] {
            assert_eq!(by_note(note, year).map(|(_, standing)| standing), wanted, "{note}");
        }
    }
}
