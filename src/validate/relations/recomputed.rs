//! A line and the rows of a list it should be the sum, or the number, of.

use super::super::input::RuleInput;
use super::super::side::{Lines, Side};
use super::rows::title;
use crate::localities::fold;
use crate::model::finding::Finding;
use crate::model::number::{decimal, with_unit};
use crate::model::relation::{Condition, Relation, Shows};
use crate::model::submission::{TableRow, TableValue};
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
        let found = with_unit(&decimal(total), unit);
        let message = format!(
            "Chỉ tiêu {}: địa phương báo cáo {}, tính lại từ danh mục {found}, chênh lệch {}{}.",
            side.name(),
            side.shown(),
            with_unit(&decimal(difference), unit),
            self.making_up(input, difference, &counted, &others)
        );
        let mut finding = self.finding(side, relation, message).with_sides(side.shown(), found);
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

    fn finding(&self, side: Side<'_>, relation: &Relation, message: String) -> Finding {
        side.finding(&relation.rule, relation.severity, message)
            .with_key(self.table)
            .with_suggestion("Sửa chỉ tiêu hoặc sửa, bổ sung các dòng của danh mục cho khớp.")
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
    ) -> String {
        let of_size = |rows: &[&TableRow]| -> Vec<String> {
            let size = |row: &&&TableRow| !self.part(row).is_zero() && self.part(row) == difference.abs();
            rows.iter().filter(size).map(|row| title(input, self.table, row)).collect()
        };
        let empty = |row: &&&TableRow| self.sum.is_some_and(|column| row.number(column).is_none());
        let without: Vec<String> = counted.iter().filter(empty).map(|row| title(input, self.table, row)).collect();
        let (verb, rows) = if difference > Decimal::ZERO {
            ("bằng dòng chưa được tính vào", of_size(others))
        } else {
            ("bằng dòng đang được tính", of_size(counted))
        };
        let mut out = String::new();
        // A count is off by one for any row there is; naming all of them would help nobody.
        if !rows.is_empty() && (self.sum.is_some() || rows.len() <= 3) {
            out.push_str(&format!("; {verb}: {}", some_of(&rows)));
        }
        if !without.is_empty() {
            out.push_str(&format!("; dòng chưa ghi số: {}", some_of(&without)));
        }
        out
    }
}

fn some_of(names: &[String]) -> String {
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", "))
}

fn holds(row: &TableRow, condition: &Condition) -> bool {
    let shown = row.cells.get(&condition.column).map(TableValue::shown).filter(|text| !text.trim().is_empty());
    match &condition.shows {
        Shows::Something => shown.is_some_and(|shown| !says_nothing(&shown)),
        Shows::Nothing => shown.is_none_or(|shown| says_nothing(&shown)),
        Shows::OneOf(words) => shown.is_some_and(|shown| words.iter().any(|word| fold(word) == fold(&shown))),
    }
}

/// What people write where there is nothing to write.
const NOTHING: [&str; 5] = ["chưa", "chưa có", "chưa thành lập", "không", "không có"];

fn says_nothing(shown: &str) -> bool {
    let words = shown.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty() || NOTHING.iter().any(|nothing| fold(nothing) == fold(words))
}
