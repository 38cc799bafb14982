//! A column of names, each of which should stand once. Who shares a name with another locality does not learn with whom: one
//! locality does not see another's data.

use super::super::input::RuleInput;
use super::super::side::{joined, place_of};
use crate::localities::fold;
use crate::model::finding::Finding;
use crate::model::form::TableColumn;
use crate::model::message::{Fact, Message};
use crate::model::relation::Relation;
use crate::model::submission::{Submission, TableRow, TableValue};
use crate::msg;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How many rows of one name are told.
const NAMED: usize = 10;

/// A column of names, each of which should stand once.
pub(super) struct Named<'r> {
    pub(super) table: &'r str,
    pub(super) column: &'r str,
    pub(super) beside: &'r str,
    pub(super) ignoring: &'r [String],
}

impl Named<'_> {
    /// Names that stand in several rows of one workbook.
    pub(super) fn twice(&self, input: RuleInput<'_>, relation: &Relation) -> Vec<Finding> {
        let mut by_name: BTreeMap<String, Vec<&TableRow>> = BTreeMap::new();
        for row in input.rows(self.table) {
            if let Some(name) = row.text(self.column) {
                by_name.entry(self.bare(name)).or_default().push(row);
            }
        }
        by_name.values().filter_map(|rows| self.several(input, relation, rows)).collect()
    }

    fn several(&self, input: RuleInput<'_>, relation: &Relation, rows: &[&TableRow]) -> Option<Finding> {
        let [first, second, ..] = rows else { return None };
        let size = |row: &TableRow| row.cells.get(self.beside).map_or_else(|| Message::verbatim("…"), value);
        let named = rows.get(..NAMED).unwrap_or(rows);
        let sizes =
            joined(named.iter().map(|row| size(row)), |first, second| msg!("and", first = first, second = second));
        let more = (rows.len() > NAMED).then(|| "…".to_owned());
        let lines: Vec<String> = named.iter().map(|row| (row.at.row + 1).to_string()).chain(more).collect();
        let column = input.context.form.column(self.table, self.beside).map_or("", TableColumn::name);
        let name = first.text(self.column)?;
        let message = msg!("relation-distinct", name = name, rows = lines, column = column, values = sizes);
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_cell(&first.cell(self.column), name)
                .with_sides(size(first), size(second))
                .with_others(rows.len() - 1)
                .with_suggestion(msg!("relation-distinct-correction")),
        )
    }

    /// Names that stand, with the same number next to them, in workbooks of several localities.
    pub(super) fn shared(&self, relation: &Relation, all: &[Submission]) -> Vec<Finding> {
        let mut by_name: BTreeMap<(String, Decimal), Vec<(&Submission, &TableRow)>> = BTreeMap::new();
        for submission in all {
            for row in submission.tables.get(self.table).into_iter().flatten() {
                if let (Some(name), Some(reported)) = (row.text(self.column), row.number(self.beside)) {
                    let key = (self.bare(name), reported.quantity.value.normalize());
                    by_name.entry(key).or_default().push((submission, row));
                }
            }
        }
        let across = |rows: &&Vec<(&Submission, &TableRow)>| {
            let first = rows.first().map(|(submission, _)| &submission.locality);
            rows.iter().any(|(submission, _)| Some(&submission.locality) != first)
        };
        let several = by_name.values().filter(across).flatten();
        several.filter_map(|(submission, row)| self.also_elsewhere(relation, submission, row)).collect()
    }

    fn also_elsewhere(&self, relation: &Relation, submission: &Submission, row: &TableRow) -> Option<Finding> {
        let (name, size) = (row.text(self.column)?, row.number(self.beside)?.quantity.value);
        let message = msg!("relation-distinct-shared", name = name, value = size);
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_place(place_of(submission))
                .with_cell(&row.cell(self.column), row.text(self.column)?)
                .with_key("shared")
                .with_suggestion(msg!("relation-distinct-shared-correction")),
        )
    }

    /// A name without the words before it that are not part of it.
    fn bare(&self, name: &str) -> String {
        let folded = fold(name);
        let mut prefixes = self.ignoring.iter().map(|word| format!("{} ", fold(word)));
        match prefixes.find_map(|prefix| folded.strip_prefix(&prefix).map(str::to_owned)) {
            Some(bare) => bare,
            None => folded,
        }
    }
}

/// What a cell says.
fn value(cell: &TableValue) -> Message {
    match cell {
        TableValue::Text(text, _) => Message::verbatim(text),
        TableValue::Number(reported) => Message::verbatim(Fact::Quantity(reported.quantity, "".into())),
    }
}
