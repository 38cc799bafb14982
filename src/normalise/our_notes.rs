//! The program's own notes in workbooks that were handed back and come again.

use crate::key;
use crate::messages::Catalogue;
use crate::model::language::Language;

/// What a locality wrote into a comment, without the note that stands there since the workbook was handed back: worded by this
/// catalogue, or by those the program was built with.
pub(super) fn without_our_note(comment: &str, words: &Catalogue) -> String {
    let all = std::iter::once(words).chain(Language::ALL.map(Catalogue::embedded));
    let theirs = |catalogue: &Catalogue| {
        let (before, after) = comment.split_once(&catalogue.word(key!("note-last")))?;
        let theirs = before.split_once(&format!("{}:\n", catalogue.word(key!("note-author"))));
        let theirs = theirs.map_or("", |(theirs, _)| theirs);
        Some(format!("{} {}", theirs.trim(), after.trim()).trim().to_owned())
    };
    all.into_iter().find_map(theirs).unwrap_or_else(|| comment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_notes_are_taken_out_of_comments() {
        let words = Catalogue::embedded(Language::Vi);
        let (author, last) = (words.word("note-author"), words.word("note-last"));
        let ours = format!("Lỗi …\n{last}");
        for (comment, theirs) in [
            (ours.clone(), ""),
            (format!("{ours} đã sửa"), "đã sửa"),
            (format!("chưa chốt\n\n{author}:\n{ours}"), "chưa chốt"),
            ("chưa chốt".to_owned(), "chưa chốt"),
        ] {
            assert_eq!(without_our_note(&comment, Catalogue::embedded(Language::En)), theirs, "{comment}");
        }
    }
}
