//! A column whose numbers the law bounds.

use super::super::input::RuleInput;
use super::rows::title;
use crate::messages::built_in;
use crate::model::finding::Finding;
use crate::model::form::TableColumn;
use crate::model::law::Provision;
use crate::model::message::Message;
use crate::model::relation::{Bound, Relation};
use crate::model::submission::{Reported, TableRow};
use crate::msg;
use chrono::{Datelike, NaiveDate};
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
            let founded = self.since.and_then(|key| date_in(row.text(key)?));
            if founded.zip(law.spares_before).is_some_and(|(founded, spared)| founded < spared) {
                return None;
            }
            Some(self.finding(input, relation, (column, reported, row), value, founded))
        })
        .collect()
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

/// The first day named in a text, `Số 45/QĐ-UBND ngày 12/3/2015`: what follows tells of later changes.
fn date_in(text: &str) -> Option<NaiveDate> {
    // The long form of Nghị định 30/2020/NĐ-CP, and spaces around the slashes.
    let text = text.to_lowercase().replace(" tháng ", "/").replace(" năm ", "/").replace(" / ", "/");
    let words = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.' | '-'));
    words.map(|word| word.trim_matches(['/', '.', '-'])).find_map(day_of)
}

/// `12/3/2015`, `12.3.15`.
fn day_of(word: &str) -> Option<NaiveDate> {
    let day =
        ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"].iter().find_map(|form| NaiveDate::parse_from_str(word, form).ok())?;
    if day.year() < 100 { day.with_year(2000 + day.year()) } else { Some(day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_decision_is_found_in_its_text() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(date_in("Số 45/QĐ-UBND ngày 12/3/2015"), day(2015, 3, 12));
        assert_eq!(date_in("12/QĐ-UBND, 05.10.2009"), day(2009, 10, 5));
        assert_eq!(date_in("Số 45/QĐ-UBND ngày 05 tháng 3 năm 2010"), day(2010, 3, 5));
        assert_eq!(date_in("05 / 3 / 2010"), day(2010, 3, 5));
        assert_eq!(date_in("QĐ 45 ngày 05/3/25"), day(2025, 3, 5));
        assert_eq!(date_in("05/3/2010; điều chỉnh tại QĐ 7 ngày 01/2/2025"), day(2010, 3, 5));
        assert_eq!(date_in("QĐ số 12/2015/QĐ-UBND"), None);
        assert_eq!(date_in("chưa có"), None);
    }
}
