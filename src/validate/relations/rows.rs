//! How messages name a row of a list.

use super::super::input::RuleInput;
use crate::model::message::Message;
use crate::model::submission::TableRow;
use crate::msg;

/// `Dòng 7 (CCN Tân Lập)`, from the table's required column.
pub(super) fn title(input: RuleInput<'_>, table: &str, row: &TableRow) -> Message {
    let named = input.context.form.table(table).into_iter().flatten().find(|column| column.required);
    let name = named.and_then(|column| row.text(&column.key)).unwrap_or_default();
    msg!("row-named", row = (row.at.row + 1).to_string(), name = name)
}
