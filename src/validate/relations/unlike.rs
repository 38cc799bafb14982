//! Words that do not belong in a column.

use super::super::input::RuleInput;
use super::super::without_former::{between_spaces, without_former};
use crate::model::finding::Finding;
use crate::model::form::TableColumn;
use crate::model::relation::Relation;
use crate::msg;

/// Words that do not belong in a column.
pub(super) fn unlike(
    input: RuleInput<'_>,
    relation: &Relation,
    (table, column): (&str, &str),
    words: &[String],
) -> Vec<Finding> {
    let words: Vec<(&String, String)> = words.iter().map(|word| (word, between_spaces(word))).collect();
    let rows = input.rows(table).iter();
    rows.filter_map(|row| {
        let found = row.text(column)?;
        let current = without_former(found);
        let (word, _) = words.iter().find(|(_, word)| current.contains(word))?;
        let name = input.context.form.column(table, column).map_or("", TableColumn::name);
        let at = (row.at.row + 1).to_string();
        let message = msg!("relation-unlike", row = at, column = name, text = found, word = word.as_str());
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_cell(&row.cell(column), found)
                .with_sides(word.as_str(), msg!("column-without-word", column = name))
                .with_key(format!("{column} {word}")),
        )
    })
    .collect()
}
