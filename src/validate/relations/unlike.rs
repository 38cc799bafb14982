//! Words that do not belong in a column.

use super::super::input::RuleInput;
use super::super::without_former::{between_spaces, clauses_of_today};
use crate::model::finding::Finding;
use crate::model::form::TableColumn;
use crate::model::relation::Relation;
use crate::msg;

/// Words, and abbreviations of words, that do not belong in a column.
pub(super) struct Unwanted<'r> {
    /// Each with its normalised form between spaces.
    words: Vec<(&'r str, String)>,
    abbreviations: &'r [String],
    /// Words before a name, normalised, between spaces.
    before_names: Vec<String>,
}

impl<'r> Unwanted<'r> {
    pub(super) fn new(words: &'r [String], abbreviations: &'r [String], before_names: &'r [String]) -> Unwanted<'r> {
        Unwanted {
            words: words.iter().map(|word| (word.as_str(), between_spaces(word))).collect(),
            abbreviations,
            before_names: before_names.iter().map(|word| between_spaces(word)).collect(),
        }
    }

    /// The first of them that stands in a text and is not called former there.
    fn find_in(&self, text: &str) -> Option<&'r str> {
        let clauses = clauses_of_today(text);
        let folded: Vec<String> = clauses.iter().map(|clause| between_spaces(clause)).collect();
        let stands = |word: &str| folded.iter().any(|clause| self.stands_outside_names(clause, word));
        let word = self.words.iter().find(|(_, word)| stands(word)).map(|(word, _)| *word);
        let abbreviated = |short: &&'r String| clauses.iter().any(|clause| abbreviates(clause, short));
        word.or_else(|| self.abbreviations.iter().find(abbreviated).map(String::as_str))
    }

    /// Whether a word stands in a clause, both normalised and between spaces, and is not part of a name there. A word right after
    /// one that stands before a name is (`xã Quận Sơn`), and the last of a clause that begins with such a word (`xã Tân Quận`).
    fn stands_outside_names(&self, clause: &str, word: &str) -> bool {
        let is_after_kind = |before: &str| self.before_names.iter().any(|kind| before.ends_with(&**kind));
        let is_a_name = self.before_names.iter().any(|kind| clause.starts_with(&**kind));
        clause.match_indices(word).any(|(at, _)| {
            let ends = at + word.len() == clause.len();
            !(is_after_kind(&clause[..=at]) || (ends && is_a_name))
        })
    }
}

/// Whether an abbreviation stands before a name: `H.Hàm Yên`, `h. Hàm Yên`, `TX Sơn Tây`.
fn abbreviates(clause: &str, short: &str) -> bool {
    let starts =
        clause.char_indices().filter(|(at, _)| clause[..*at].chars().next_back().is_none_or(char::is_whitespace));
    let mut rests = starts.filter_map(|(at, _)| {
        let rest = &clause[at..];
        let end = rest.char_indices().nth(short.chars().count()).map(|(end, _)| end)?;
        let (head, rest) = rest.split_at(end);
        (head.to_lowercase() == short.to_lowercase()).then_some((head, rest))
    });
    rests.any(|(head, rest)| match rest.strip_prefix('.') {
        Some(name) => name.trim_start().starts_with(char::is_alphabetic),
        // Without its dot only capitals before a name are one.
        None => {
            head == short && rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase)
        }
    })
}

/// Words that do not belong in a column.
pub(super) fn unlike(
    input: RuleInput<'_>,
    relation: &Relation,
    (table, column): (&str, &str),
    unwanted: &Unwanted<'_>,
) -> Vec<Finding> {
    let rows = input.rows(table).iter();
    rows.filter_map(|row| {
        let found = row.text(column)?;
        let word = unwanted.find_in(found)?;
        let name = input.context.form.column(table, column).map_or("", TableColumn::name);
        let at = (row.at.row + 1).to_string();
        let message = msg!("relation-unlike", row = at, column = name, text = found, word = word);
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_cell(&row.cell(column), found)
                .with_sides(word, msg!("column-without-word", column = name))
                .with_key(format!("{column} {word}")),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_a_name_is_none_by_itself() {
        let [words, kinds] = [["quận", "thị xã"], ["xã", "phường"]].map(|words| words.map(str::to_owned));
        let unwanted = Unwanted::new(&words, &[], &kinds);
        for name in ["xã Tân Quận", "Xã Quận Sơn", "PHƯỜNG TÂN QUẬN", "xã Tân Quận, tỉnh A", "xã Minh Quân"]
        {
            assert_eq!(unwanted.find_in(name), None, "{name}");
        }
        for district in ["xã A, quận B", "xã A quận B", "quận B", "địa bàn quận", "xã Quận Sơn quận B", "Tân Quận"]
        {
            assert_eq!(unwanted.find_in(district), Some("quận"), "{district}");
        }
        assert_eq!(unwanted.find_in("thị xã Quận"), Some("thị xã"));
    }

    #[test]
    fn abbreviations_stand_before_a_name() {
        for clause in ["H.Hàm Yên", "H. Hàm Yên", "h.Hàm Yên", "xã A H.Hàm Yên", "H Hàm Yên"] {
            assert!(abbreviates(clause, "H"), "{clause}");
        }
        for clause in ["xã H", "Hàm Yên", "xã TH.Hàm", "khu h Hàm", "H.", "đường số 2H.Đông", "HÀM YÊN"]
        {
            assert!(!abbreviates(clause, "H"), "{clause}");
        }
        assert!(abbreviates("TX Sơn Tây", "TX") && abbreviates("Tx. Sơn Tây", "TX"));
    }
}
