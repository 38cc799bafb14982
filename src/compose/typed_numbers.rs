//! Finds numbers and judgements typed next to figures: when the data change, the words would be false. Dates, periods, and
//! numbers of articles, annexes and tables are not meant. Finds legal instruments too: on another day they may not be law.
//!
//! Text that has to stay is excused, with the reason, on its line or the line above: `{{!-- nguyên văn: trích Nghị
//! định --}}`.

use super::diagnostics::{Diagnostic, Sources, TemplateError};
use super::template_api;
use crate::msg;

/// Words that say how figures stand to each other or to the past.
const JUDGEMENTS: [&str; 16] = [
    "tăng",
    "giảm",
    "không đổi",
    "cao nhất",
    "thấp nhất",
    "lớn nhất",
    "nhỏ nhất",
    "nhiều nhất",
    "ít nhất",
    "đứng thứ",
    "xếp thứ",
    "đứng đầu",
    "dẫn đầu",
    "cao hơn",
    "thấp hơn",
    "gấp đôi",
];

/// Words whose number is a name or a date, not a count.
const NAMING: [&str; 22] = [
    "ngày", "tháng", "năm", "quý", "kỳ", "đoạn", "điều", "khoản", "điểm", "mục", "lục", "chương", "biểu", "bảng",
    "hình", "số", "định", "tư", "luật", "quyết", "thứ", "lệnh",
];

/// Begins the comment that lets a line be.
const LEAVE: &str = "nguyên văn:";

/// Stands for a figure.
pub(super) const FIGURE: char = '\u{1}';

/// Everything typed that should be computed.
pub(super) fn find(sources: &Sources) -> Vec<Diagnostic> {
    // Pages hold no figures.
    let documents = sources.0.iter().filter(|(name, _)| name.contains('/'));
    documents.flat_map(|(name, text)| in_file(sources, name, text)).collect()
}

fn in_file(sources: &Sources, name: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut left = false;
    for (n, line) in text.lines().enumerate() {
        let (plain, leave) = plain(line);
        if !left && leave.is_none() {
            let beside = typed(&plain).into_iter().map(|(at, word)| (at, beside_a_figure(&word)));
            let cited = citations(&plain).into_iter().map(|(at, word)| (at, by_hand(&word)));
            found.extend(beside.chain(cited).map(|(at, wrong)| sources.at(name, (n + 1, at + 1), &wrong)));
        }
        if leave.as_deref() == Some("") {
            found.push(sources.at(name, (n + 1, 1), &without_reason()));
        }
        // A comment alone on its line speaks for the next one.
        left = leave.is_some() && plain.trim().is_empty();
    }
    found
}

fn beside_a_figure(word: &str) -> TemplateError {
    TemplateError::new(msg!("template-typed-beside-figure-would-stay", word = word.to_string(), comment = LEAVE))
}

fn by_hand(word: &str) -> TemplateError {
    TemplateError::new(msg!("template-cites-by-hand", word = word.to_string(), comment = LEAVE))
}

fn without_reason() -> TemplateError {
    TemplateError::new(msg!("template-needs-reason", comment = LEAVE))
}

/// A line with blanks for its tags and [`FIGURE`] for each figure, of the same length; and the reason it may stay.
pub(super) fn plain(line: &str) -> (String, Option<String>) {
    let mut out = String::new();
    let mut reason = None;
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once("{{") {
        out.push_str(before);
        let end = if tag.starts_with("!--") { "--}}" } else { "}}" };
        let (inside, after) = tag.split_once(end).unwrap_or((tag, ""));
        if let Some(comment) = inside.strip_prefix("!--").and_then(|comment| comment.trim().strip_prefix(LEAVE)) {
            reason = Some(comment.trim().to_owned());
        }
        let helper = inside.split_whitespace().next().unwrap_or_default();
        out.push(if template_api::prints_a_figure(helper) { FIGURE } else { ' ' });
        out.extend(std::iter::repeat_n(' ', inside.chars().count() + end.len() + 1));
        rest = after;
    }
    out.push_str(rest);
    (out, reason)
}

/// Column and words of what is typed in sentences that have a figure.
fn typed(line: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut column = 0;
    for sentence in sentences(line) {
        if sentence.contains(FIGURE) {
            let here = numbers(sentence).into_iter().chain(judgements(sentence));
            found.extend(here.map(|(at, word)| (column + at, word)));
        }
        column += sentence.chars().count();
    }
    found
}

/// A full stop ends a sentence where a blank or nothing follows: `1.704` and `đ.` in the middle do not.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = line.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let ends = matches!(c, '.' | '!' | '?') && letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends {
            found.extend(line.get(start..=at));
            start = at + 1;
        }
    }
    found.extend(line.get(start..));
    found
}

/// Words with digits that count something.
fn numbers(sentence: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut column = 0;
    let mut names = false;
    for word in sentence.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let numeral = bare.starts_with(|c: char| c.is_ascii_digit());
        let named = names || bare.contains('/');
        if numeral && !named {
            found.push((column, bare.to_owned()));
        }
        // `giai đoạn 2021 - 2030`: what follows a named number over a dash is named too.
        let joins = bare.is_empty() || ["đến", "và"].contains(&bare);
        names = NAMING.contains(&&*bare.to_lowercase()) || (names && (numeral || joins)) || (numeral && named);
        column += word.chars().count() + 1;
    }
    found
}

/// Column and number of each legal instrument: `32/2024/NĐ-CP`, `75-KL/TW`.
fn citations(line: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut column = 0;
    for word in line.split(' ') {
        let number = word.trim_matches(|c: char| !c.is_alphanumeric());
        let issuer = number.rsplit_once('/').map_or("", |(_, issuer)| issuer);
        let capitals = issuer.chars().filter(|c| c.is_uppercase()).count();
        if number.starts_with(|c: char| c.is_ascii_digit()) && issuer.starts_with(char::is_uppercase) && capitals > 1 {
            found.push((column, number.to_owned()));
        }
        column += word.chars().count() + 1;
    }
    found
}

fn judgements(sentence: &str) -> Vec<(usize, String)> {
    let lower = sentence.to_lowercase();
    let whole = |at: usize, word: &str| {
        let before = lower.get(..at).and_then(|text| text.chars().next_back());
        let after = lower.get(at + word.len()..).and_then(|text| text.chars().next());
        [before, after].into_iter().flatten().all(|c| !c.is_alphabetic())
    };
    let of_word = |word: &'static str| {
        let lower = &lower;
        lower
            .match_indices(word)
            .filter(move |(at, _)| whole(*at, word))
            .map(move |(at, _)| (lower.get(..at).map_or(0, |before| before.chars().count()), word.to_owned()))
    };
    JUDGEMENTS.into_iter().flat_map(of_word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        typed(&plain(line).0).into_iter().map(|(_, word)| word).collect()
    }

    #[test]
    fn numbers_and_judgements_beside_a_figure_are_found() {
        for (line, wanted) in [
            ("Cả nước có 968 CCN, {{fig \"4\"}} ha.", &["968"][..]),
            ("Cả nước có {{fig \"3\"}} CCN. Trong đó 5 CCN mới.", &[]),
            ("{{fig \"3\"}} CCN, tăng 12% so với năm 2020.", &["12", "tăng"]),
            ("Còn {{fig \"B6\"}} CCN hình thành trước ngày 05/10/2009, theo Nghị định số 68/2017/NĐ-CP, Điều 5.", &[]),
            ("Giai đoạn 2021 - 2030 có {{fig \"3\"}} CCN, Phụ lục 2 và Bảng 3.", &[]),
            ("{{fig \"3\"}} CCN, cao nhất vùng; đứng thứ nhất.", &["cao nhất", "đứng thứ"]),
            ("Gia tăng không có số. {{places}} địa phương.", &[]),
        ] {
            assert_eq!(words(line), wanted, "{line}");
        }
    }

    #[test]
    fn instruments_are_cited_by_their_ids() {
        let cited = |line: &str| citations(&plain(line).0).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
        for (line, wanted) in [
            ("theo Thông tư số 14/2024/TT-BCT, Biểu 04; Kết luận số 75-KL/TW.", &["14/2024/TT-BCT", "75-KL/TW"][..]),
            ("Số:       /BC-BCT, ngày 31/12/2026, hạng 5/63, 12 người/CCN", &[]),
            ("{{cites \"bieu_04\"}} {{!-- Nghị định 30/2020/NĐ-CP --}}", &[]),
        ] {
            assert_eq!(cited(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_reason_lets_a_line_be_and_a_missing_one_does_not() {
        let text = "{{!-- nguyên văn: trích chỉ tiêu của Nghị quyết --}}\n{{fig \"3\"}} trên 100 CCN\n{{fig \"3\"}} trên 100 CCN {{!-- nguyên văn: --}}\n";
        let sources = Sources([("documents/x.hbs".to_owned(), text.to_owned())].into());
        let found = find(&sources);
        assert_eq!(
            found.iter().map(|m| (m.line, m.english.as_str())).collect::<Vec<_>>(),
            [(3, "\"nguyên văn:\" needs a reason")]
        );
    }
}
