//! Relations of the lists: each row by itself, rows beside each other, and the lines they add up to.
//!
//! In: rows of a table sheet. Out: findings at their rows, or at the line that disagrees with them. Must not: show one
//! locality another's data; who shares a name is not told whose namesake it is.

use super::super::clauses::{of_today, padded};
use super::super::{Case, Side, place_of};
use crate::localities::fold;
use crate::model::finding::Finding;
use crate::model::form::TableColumn;
use crate::model::law::Provision;
use crate::model::number::{decimal, short_date, with_unit};
use crate::model::relation::{Bound, Condition, Relation, Shows};
use crate::model::submission::{Reported, Submission, TableRow, TableValue};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many rows a message names.
const NAMED: usize = 8;

/// A column whose numbers the law bounds.
pub(super) struct Bounded<'r> {
    pub(super) table: &'r str,
    pub(super) column: &'r str,
    pub(super) bound: Bound,
    pub(super) since: Option<&'r str>,
}

impl Bounded<'_> {
    pub(super) fn violations(&self, case: Case<'_>, relation: &Relation, law: &Provision) -> Vec<Finding> {
        let Some((column, value)) = case.context.form.column(self.table, self.column).zip(law.value) else {
            return Vec::new();
        };
        let rows = case.rows(self.table).iter();
        rows.filter_map(|row| {
            let reported = row.number(self.column)?;
            if reported.quantity.qualifier.is_some() || self.allows(reported.quantity.value, value) {
                return None;
            }
            let founded = self.since.and_then(|key| date_in(row.text(key)?));
            if founded.zip(law.spares_before).is_some_and(|(founded, spared)| founded < spared) {
                return None;
            }
            Some(self.finding(case, relation, (column, reported, row), value, founded))
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
        case: Case<'_>,
        relation: &Relation,
        (column, reported, row): (&TableColumn, &Reported, &TableRow),
        value: Decimal,
        founded: Option<NaiveDate>,
    ) -> Finding {
        let (word, bound) = match self.bound {
            Bound::AtLeast => ("nhỏ hơn", "tối thiểu"),
            Bound::AtMost => ("lớn hơn", "tối đa"),
        };
        let (shown, limit) = (decimal(reported.quantity.value), decimal(value));
        let since = founded.map_or(String::new(), |day| format!(" (thành lập ngày {})", short_date(day)));
        let gist = format!("{}: {word} mức {bound} {limit}", column.name());
        let message = format!(
            "{}{since}: {} là {shown}, {word} mức {bound} {limit}.",
            title(case, self.table, row),
            column.name()
        );
        Finding::new(&relation.rule, relation.severity, message)
            .with_cell(&reported.cell, &*reported.raw)
            .with_sides(shown, limit)
            .with_gist(gist)
    }
}

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
    pub(super) fn violation(&self, case: Case<'_>, relation: &Relation) -> Option<Finding> {
        let side = case.exact(self.line)?;
        let rows = case.rows(self.table);
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
            self.making_up(case, difference, &counted, &others)
        );
        let mut finding = self.finding(side, relation, message).with_sides(side.shown(), found);
        finding.premises.sheet = Some(Arc::clone(&first.at.sheet));
        finding.premises.columns = self.columns(case);
        Some(finding)
    }

    /// Columns by which rows are counted: those that make a row one, choose it, and hold what it adds.
    fn columns(&self, case: Case<'_>) -> Vec<Arc<str>> {
        let names = case.context.form.table(self.table).into_iter().flatten().filter(|column| column.required);
        let asked = self.rows.iter().map(|condition| &*condition.column).chain(self.sum);
        names.map(|column| Arc::clone(&column.key)).chain(asked.map(Arc::from)).collect()
    }

    fn finding(&self, side: Side<'_>, relation: &Relation, message: String) -> Finding {
        side.finding(&relation.rule, relation.severity, message)
            .with_gist(self.table)
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
    fn making_up(&self, case: Case<'_>, difference: Decimal, counted: &[&TableRow], others: &[&TableRow]) -> String {
        let of_size = |rows: &[&TableRow]| -> Vec<String> {
            let size = |row: &&&TableRow| !self.part(row).is_zero() && self.part(row) == difference.abs();
            rows.iter().filter(size).map(|row| title(case, self.table, row)).collect()
        };
        let empty = |row: &&&TableRow| self.sum.is_some_and(|column| row.number(column).is_none());
        let without: Vec<String> = counted.iter().filter(empty).map(|row| title(case, self.table, row)).collect();
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

/// A column of names, each of which should stand once.
pub(super) struct Named<'r> {
    pub(super) table: &'r str,
    pub(super) column: &'r str,
    pub(super) beside: &'r str,
    pub(super) ignoring: &'r [String],
}

impl Named<'_> {
    /// Names that stand in several rows of one workbook.
    pub(super) fn twice(&self, case: Case<'_>, relation: &Relation) -> Vec<Finding> {
        let mut by_name: BTreeMap<String, Vec<&TableRow>> = BTreeMap::new();
        for row in case.rows(self.table) {
            if let Some(name) = row.text(self.column) {
                by_name.entry(self.bare(name)).or_default().push(row);
            }
        }
        by_name.values().filter_map(|rows| self.several(case, relation, rows)).collect()
    }

    fn several(&self, case: Case<'_>, relation: &Relation, rows: &[&TableRow]) -> Option<Finding> {
        let [first, second, ..] = rows else { return None };
        let shown = |row: &TableRow| row.cells.get(self.beside).map_or("…".to_owned(), TableValue::shown);
        let sizes: Vec<String> = rows.iter().map(|row| shown(row)).collect();
        let lines: Vec<String> = rows.iter().map(|row| (row.at.row + 1).to_string()).collect();
        let beside = case.context.form.column(self.table, self.beside).map_or("", TableColumn::name);
        let message = format!(
            "“{}” có ở nhiều dòng của danh mục ({}), {beside}: {}.",
            first.text(self.column)?,
            lines.join(", "),
            sizes.join(" và ")
        );
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_cell(&first.cell(self.column), first.text(self.column)?)
                .with_sides(shown(first), shown(second))
                .with_suggestion("Chỉ giữ một dòng cho mỗi cụm; hai cụm khác nhau thì ghi rõ tên."),
        )
    }

    /// Names that stand, with the same number beside them, in workbooks of several localities.
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
        let message = format!(
            "“{}” ({}) cũng có trong danh mục của địa phương khác với cùng diện tích.",
            row.text(self.column)?,
            decimal(row.number(self.beside)?.quantity.value)
        );
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_place(place_of(submission))
                .with_cell(&row.cell(self.column), row.text(self.column)?)
                .with_gist("shared")
                .with_suggestion("Đối chiếu địa giới và quyết định thành lập; mỗi cụm chỉ do một địa phương báo cáo."),
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

/// Words that do not belong in a column.
pub(super) fn unlike(
    case: Case<'_>,
    relation: &Relation,
    (table, column): (&str, &str),
    words: &[String],
) -> Vec<Finding> {
    let words: Vec<(&String, String)> = words.iter().map(|word| (word, padded(word))).collect();
    let rows = case.rows(table).iter();
    rows.filter_map(|row| {
        let found = row.text(column)?;
        let held = of_today(found);
        let (word, _) = words.iter().find(|(_, word)| held.contains(word))?;
        let name = case.context.form.column(table, column).map_or("", TableColumn::name);
        let message = format!("Dòng {}, cột {name}: “{found}” có chữ “{word}”.", row.at.row + 1);
        Some(
            Finding::new(&relation.rule, relation.severity, message)
                .with_cell(&row.cell(column), found)
                .with_sides(word.as_str(), format!("{name} không có chữ này"))
                .with_gist(format!("{column} {word}")),
        )
    })
    .collect()
}

/// `Dòng 7 (CCN Tân Lập)`, from the table's required column.
fn title(case: Case<'_>, table: &str, row: &TableRow) -> String {
    let named = case.context.form.table(table).into_iter().flatten().find(|column| column.required);
    let name = named.and_then(|column| row.text(&column.key)).unwrap_or_default();
    format!("Dòng {} ({name})", row.at.row + 1)
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
