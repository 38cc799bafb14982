//! A column whose numbers the law bounds.

use super::super::input::RuleInput;
use super::from_before::{date_in, is_from_before};
use super::rows::title;
use crate::messages::built_in;
use crate::model::finding::Finding;
use crate::model::form::TableColumn;
use crate::model::law::Provision;
use crate::model::message::Message;
use crate::model::relation::{Bound, Relation};
use crate::model::submission::{Reported, TableRow};
use crate::msg;
use chrono::NaiveDate;

use rust_decimal::Decimal;

/// A column whose numbers the law bounds.
pub(super) struct Bounded<'r> {
    pub(super) table: &'r str,
    pub(super) column: &'r str,
    pub(super) bound: Bound,
    pub(super) since: Option<&'r str>,
}

impl Bounded<'_> {
    pub(super) fn violations(&self, input: RuleInput<'_>, relation: &Relation, law: &Provision) -> Vec<Finding> {
        let Some((column, value)) = input.context.form.column(self.table, self.column).zip(law.value) else {
            return Vec::new();
        };
        let rows = input.rows(self.table).iter();
        rows.filter_map(|row| {
            let reported = row.number(self.column)?;
            if reported.quantity.qualifier.is_some() || self.allows(reported.quantity.value, value) {
                return None;
            }
            let decided = self.since.and_then(|key| row.text(key));
            let founded = decided.and_then(date_in);
            let is_spared = |day: NaiveDate| {
                let named = &law.spares_named;
                founded.is_some_and(|founded| founded < day)
                    || decided.into_iter().chain(self.remarks(input, row)).any(|text| is_from_before(text, day, named))
            };
            if law.spares_before.is_some_and(is_spared) {
                return None;
            }
            Some(self.finding(input, relation, (column, reported, row), value, founded))
        })
        .collect()
    }

    /// What is remarked of a row.
    fn remarks<'a>(&self, input: RuleInput<'a>, row: &'a TableRow) -> impl Iterator<Item = &'a str> {
        let columns = input.context.form.table(self.table).into_iter().flatten().filter(|column| column.explains);
        columns.filter_map(|column| row.text(&column.key))
    }

    fn allows(&self, found: Decimal, value: Decimal) -> bool {
        match self.bound {
            Bound::AtLeast => found >= value,
            Bound::AtMost => found <= value,
        }
    }

    fn finding(
        &self,
        input: RuleInput<'_>,
        relation: &Relation,
        (column, reported, row): (&TableColumn, &Reported, &TableRow),
        value: Decimal,
        founded: Option<NaiveDate>,
    ) -> Finding {
        let (found, name) = (reported.quantity.value, column.name());
        let title = title(input, self.table, row);
        let row = match founded {
            Some(day) => msg!("row-since", row = title, day = day),
            None => title,
        };
        let (message, key) = match self.bound {
            Bound::AtLeast => (
                msg!("relation-each-below", row = row, column = name, value = found, limit = value),
                msg!("relation-each-below-key", column = name, limit = value),
            ),
            Bound::AtMost => (
                msg!("relation-each-above", row = row, column = name, value = found, limit = value),
                msg!("relation-each-above-key", column = name, limit = value),
            ),
        };
        Finding::new(&relation.rule, relation.severity, message)
            .with_cell(&reported.cell, &*reported.raw)
            .with_sides(Message::verbatim(found), Message::verbatim(value))
            .with_key(built_in(&key))
    }
}
