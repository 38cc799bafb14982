//! No-break spaces between a number and what it counts, and before the last word of a paragraph, so that both formats
//! break lines alike. Tables are left alone: their narrow columns need every place to break.

use crate::model::document::{Block, Inline, Section};
use crate::model::number::NBSP;

/// A shorter paragraph fits on a line anyway.
const FEW_SPACES: usize = 5;
/// Two words longer than this together may part: bound, they would tear a hole in the line above.
const LONGEST_END: usize = 20;

/// Binds numbers and last words of paragraphs, items and headings.
pub(super) fn bind(sections: &mut [Section]) {
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if matches!(block, Block::Heading(_) | Block::Paragraph(_) | Block::List(_)) {
            for content in block.contents_mut() {
                bind_numbers(content);
                bind_last(content);
                for inline in content {
                    let Inline::Note(note) = inline else { continue };
                    bind_numbers(&mut note.content);
                    bind_last(&mut note.content);
                }
            }
        }
    }
}

/// `968 CCN`, `44 địa phương`: a number and the word behind it. Years and percentages count nothing.
fn bind_numbers(content: &mut [Inline]) {
    let firsts: Vec<Option<char>> = content.iter().map(|inline| inline.as_str().chars().next()).collect();
    let mut word = String::new();
    for (n, inline) in content.iter_mut().enumerate() {
        let after = firsts.get(n + 1).copied().flatten();
        let bound = bound(inline.as_str(), &mut word, after);
        if let Inline::Text { text, .. } = inline {
            *text = bound;
        }
    }
}

/// The text with its spaces behind numbers bound; `word` is what stands before it without a space, and then at its end.
fn bound(text: &str, word: &mut String, after: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().or(after);
        let binds = letter == ' ' && counts(word) && next.is_some_and(char::is_alphabetic);
        out.push(if binds { NBSP } else { letter });
        if letter.is_whitespace() {
            word.clear();
        } else {
            word.push(letter);
        }
    }
    out
}

/// Whether a word is a number that counts something: no year, date, percentage or document number.
fn counts(word: &str) -> bool {
    let number = word.trim_start_matches(['(', '“', '-']);
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    number.ends_with(|c: char| c.is_ascii_digit()) && number.chars().all(digits) && !year
}

/// Takes the last word of a paragraph to the one before it, so that it never stands on a line alone.
fn bind_last(content: &mut [Inline]) {
    let plain = crate::model::document::plain(content);
    let spaces: Vec<usize> = plain.match_indices(' ').map(|(at, _)| at).collect();
    let [.., before, last] = spaces[..] else { return };
    let end = plain.get(before + 1..).unwrap_or_default();
    // Words that are bound already are not alone; with one more they would leave a hole in the line above.
    let bound = plain.get(last..).is_some_and(|word| word.contains(NBSP));
    if bound || spaces.len() < FEW_SPACES || end.chars().count() > LONGEST_END || end.contains('\n') {
        return;
    }
    let mut start = 0;
    for inline in content {
        let length = inline.as_str().len();
        if let Inline::Text { text, .. } = inline
            && (start..start + length).contains(&last)
        {
            text.replace_range(last - start..=last - start, &NBSP.to_string());
            return;
        }
        start += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Emphasis, plain};
    use crate::model::figure::{Aspect, FigureKey, Place};

    fn bound_text(mut content: Vec<Inline>) -> String {
        bind_numbers(&mut content);
        bind_last(&mut content);
        plain(&content).replace(NBSP, "~")
    }

    fn words(text: &str) -> String {
        bound_text(vec![Inline::text(text)])
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(words("(44 địa phương)"), "(44~địa phương)");
        assert_eq!(words("năm 2021 và 51,6% của"), "năm 2021 và 51,6% của");
        assert_eq!(words("Nghị định 30/2020 quy định"), "Nghị định 30/2020 quy định");
        let key = FigureKey { place: Place::Country, line: "3".into(), aspect: Aspect::Value };
        let emphasis = Emphasis { bold: true, italic: false };
        let figure = Inline::Figure { key, text: "trên\u{a0}968".into(), emphasis, source: None };
        assert_eq!(bound_text(vec![Inline::text("có "), figure, Inline::text(" CCN")]), "có trên~968~CCN");
    }

    #[test]
    fn the_last_word_of_a_paragraph_is_not_left_alone() {
        assert_eq!(words("một hai ba bốn năm sáu bảy."), "một hai ba bốn năm sáu~bảy.");
        assert_eq!(words("chỉ có ba từ"), "chỉ có ba từ");
        assert_eq!(words("hoàn thành việc này trước ngày\u{a0}…/2021."), "hoàn thành việc này trước ngày~…/2021.");
        let long = "x".repeat(30);
        assert_eq!(words(&format!("một hai ba bốn năm sáu {long}")), format!("một hai ba bốn năm sáu {long}"));
    }
}
