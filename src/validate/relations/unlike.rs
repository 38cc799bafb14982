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
}

impl<'r> Unwanted<'r> {
    pub(super) fn new(words: &'r [String], abbreviations: &'r [String]) -> Unwanted<'r> {
        Unwanted { words: words.iter().map(|word| (word.as_str(), between_spaces(word))).collect(), abbreviations }
    }

    /// The first of them that stands in a text and is not called former there.
    fn find_in(&self, text: &str) -> Option<&'r str> {
        let clauses = clauses_of_today(text);
        let folded: String = clauses.iter().map(|clause| between_spaces(clause)).collect();
        let word = self.words.iter().find(|(_, word)| folded.contains(word)).map(|(word, _)| *word);
        let abbreviated = |short: &&'r String| clauses.iter().any(|clause| abbreviates(clause, short));
        word.or_else(|| self.abbreviations.iter().find(abbreviated).map(String::as_str))
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
    fn abbreviations_stand_before_a_name() {
        for clause in ["H.Hàm Yên", "H. Hàm Yên", "h.Hàm Yên", "xã A H.Hàm Yên", "H Hàm Yên"] {
            assert!(abbreviates(clause, "H"), "{clause}");
        }
        for clause in ["xã H", "Hàm Yên", "xã TH.Hàm", "khu h Hàm", "H.", "đường số 2H.Đông"] {
            assert!(!abbreviates(clause, "H"), "{clause}");
        }
        assert!(abbreviates("TX Sơn Tây", "TX") && abbreviates("Tx. Sơn Tây", "TX"));
    }
}
