//! A line and the rows of a list it should be the sum, or the number, of.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side, amount};
use super::super::words::NOTHING;
use super::rows::title;
use crate::localities::fold;
use crate::model::finding::Finding;
use crate::model::message::{Fact, Message};
use crate::model::relation::{Condition, Relation, Shows};
use crate::model::submission::{TableRow, TableValue};
use crate::msg;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How many rows a message names.
const NAMED: usize = 8;

/// A line and the rows it should be the sum, or the number, of.
pub(super) struct Recount<'r> {
    pub(super) line: &'r str,
    pub(super) table: &'r str,
    pub(super) sum: Option<&'r str>,
    pub(super) rows: &'r [Condition],
    pub(super) tolerance: Decimal,
}

impl Recount<'_> {
    /// What the locality reports, what its list gives, the difference, and which rows would make it up. A locality that
    /// sent no list is not asked.
    pub(super) fn violation(&self, input: RuleInput<'_>, relation: &Relation) -> Option<Finding> {
        let side = input.exact(self.line)?;
        let rows = input.rows(self.table);
        let first = rows.first()?;
        let (counted, others): (Vec<&TableRow>, Vec<&TableRow>) = rows.iter().partition(|row| self.counts(row));
        let total: Decimal = counted.iter().map(|row| self.part(row)).sum();
        let difference = side.value() - total;
        if difference.abs() <= self.tolerance {
            return None;
        }
        let unit = &side.line.unit;
        let found = amount(total, unit);
        let (rows, empty) = self.making_up(input, difference, &counted, &others);
        let message = msg!(
            "relation-recomputed",
            line = side.name(),
            value = side.amount(),
            found = found.clone(),
            difference = amount(difference, unit),
            rows = rows,
            empty = empty
        );
        let mut finding = self.finding(side, relation, message).with_sides(side.amount(), found).with_stake(difference);
        finding.cause.sheet = Some(Arc::clone(&first.at.sheet));
        finding.cause.columns = self.columns(input);
        Some(finding)
    }

    /// Columns by which rows are counted: those that make a row one, choose it, and hold what it adds.
    fn columns(&self, input: RuleInput<'_>) -> Vec<Arc<str>> {
        let names = input.context.form.table(self.table).into_iter().flatten().filter(|column| column.required);
        let asked = self.rows.iter().map(|condition| &*condition.column).chain(self.sum);
        names.map(|column| Arc::clone(&column.key)).chain(asked.map(Arc::from)).collect()
    }

    fn finding(&self, side: Side<'_>, relation: &Relation, message: Message) -> Finding {
        side.finding(&relation.rule, relation.severity, message)
            .with_key(self.table)
            .with_suggestion(msg!("relation-recomputed-correction"))
    }

    fn counts(&self, row: &TableRow) -> bool {
        self.rows.iter().all(|condition| holds(row, condition))
    }

    /// What a row adds.
    fn part(&self, row: &TableRow) -> Decimal {
        match self.sum {
            None => Decimal::ONE,
            Some(column) => row.number(column).map_or(Decimal::ZERO, |reported| reported.quantity.value),
        }
    }

    /// Rows that alone make up the difference, and rows whose number is absent.
    fn making_up(
        &self,
        input: RuleInput<'_>,
        difference: Decimal,
        counted: &[&TableRow],
        others: &[&TableRow],
    ) -> (Message, Message) {
        let of_size = |rows: &[&TableRow]| -> Vec<Message> {
            let size = |row: &&&TableRow| !self.part(row).is_zero() && self.part(row) == difference.abs();
            rows.iter().filter(size).map(|row| title(input, self.table, row)).collect()
        };
        let is_empty = |row: &&&TableRow| self.sum.is_some_and(|column| row.number(column).is_none());
        let empty: Vec<Message> = counted.iter().filter(is_empty).map(|row| title(input, self.table, row)).collect();
        let are_missing = difference > Decimal::ZERO;
        let rows = of_size(if are_missing { others } else { counted });
        let nothing = || Message::verbatim("");
        // A count is off by one for any row there is; naming all of them would help nobody.
        let rows = match rows.is_empty() || (self.sum.is_none() && rows.len() > 3) {
            true => nothing(),
            false if are_missing => msg!("recomputed-rows-not-counted", rows = some_of(rows)),
            false => msg!("recomputed-rows-counted", rows = some_of(rows)),
        };
        let empty = if empty.is_empty() { nothing() } else { msg!("recomputed-rows-empty", rows = some_of(empty)) };
        (rows, empty)
    }
}

/// The first few names.
fn some_of(mut names: Vec<Message>) -> Message {
    let are_more = names.len() > NAMED;
    names.truncate(NAMED);
    let names = Message::verbatim(Fact::from(names));
    if are_more { msg!("and-more", names = names) } else { names }
}

fn holds(row: &TableRow, condition: &Condition) -> bool {
    let shown = row.cells.get(&condition.column).map(TableValue::shown).filter(|text| !text.trim().is_empty());
    match &condition.shows {
        Shows::Something => shown.is_some_and(|shown| !says_nothing(&shown)),
        Shows::Nothing => shown.is_none_or(|shown| says_nothing(&shown)),
        Shows::OneOf(words) => shown.is_some_and(|shown| words.iter().any(|word| fold(word) == fold(&shown))),
    }
}

fn says_nothing(shown: &str) -> bool {
    let words = shown.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty() || NOTHING.iter().any(|nothing| fold(nothing) == fold(words))
}
