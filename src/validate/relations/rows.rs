//! How messages name a row of a list.

use super::super::input::RuleInput;
use crate::model::submission::TableRow;

/// `Dòng 7 (CCN Tân Lập)`, from the table's required column.
pub(super) fn title(input: RuleInput<'_>, table: &str, row: &TableRow) -> String {
    let named = input.context.form.table(table).into_iter().flatten().find(|column| column.required);
    let name = named.and_then(|column| row.text(&column.key)).unwrap_or_default();
    format!("Dòng {} ({name})", row.at.row + 1)
}
