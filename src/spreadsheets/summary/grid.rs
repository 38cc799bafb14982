//! Where the numbers of localities stand, and the formulas over them.

use crate::key;
use crate::messages::Catalogue;
use crate::model::book::Consolidated;
use crate::model::figure::{HELD, MISSING, NOT_APPLICABLE, Place};
use crate::model::form::Form;
use crate::spreadsheets::cell::{quoted, sheet_name};
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use std::collections::BTreeMap;

/// Key of the name of the sheet of localities.
pub(super) const SHEET: &str = key!("summary-localities-sheet");
/// Its column of regions' names.
pub(super) const REGION: u16 = 2;
/// Its first column of numbers.
pub(super) const FIRST_COLUMN: u16 = 3;
/// Its first row of numbers.
pub(super) const FIRST_ROW: u32 = 6;
/// Key of what stands in the last column of that sheet for a locality whose numbers are carried forward.
pub(super) const BEFORE: &str = key!("state-of-period-before");
/// Cells with a number: held values are words, which nothing adds up.
const IS_NUMBER: &str = "\">-9E+99\"";

/// The sheet of localities as formulas see it.
pub(super) struct Grid<'a> {
    columns: BTreeMap<&'a str, Column>,
    localities: usize,
    /// The sheet's name, and what stands in its last column, as formulas have them.
    sheet: String,
    carried: String,
    /// The column that says whose numbers are carried forward, where any are.
    pub(super) before: Option<u16>,
}

struct Column {
    col: u16,
    /// Most decimals of its values: a sum of them has no more, so rounding to them only takes away what binary adds.
    decimals: u32,
}

/// Whose localities a formula adds up.
#[derive(Clone, Copy)]
pub(super) enum Scope<'s> {
    Country,
    /// Those of the region whose name stands in this cell.
    Region(&'s str),
}

impl<'a> Grid<'a> {
    pub(super) fn of(form: &'a Form, book: &Consolidated, catalogue: &Catalogue) -> Grid<'a> {
        let decimals = |line: &str| {
            let values = book.localities.iter().filter_map(|locality| {
                book.figure(&Place::Locality(locality.id.code.clone()), line).and_then(|figure| figure.value)
            });
            values.map(|value: Decimal| value.normalize().scale()).max().unwrap_or(0)
        };
        let behind = FIRST_COLUMN + form.lines.len() as u16;
        let columns = (FIRST_COLUMN..)
            .zip(&form.lines)
            .map(|(col, line)| (&*line.code, Column { col, decimals: decimals(&line.code) }))
            .collect();
        Grid {
            columns,
            localities: book.localities.len(),
            sheet: sheet_name(&catalogue.word(SHEET)),
            carried: catalogue.word(BEFORE),
            before: book.carried.as_ref().map(|_| behind),
        }
    }

    /// Σ of a line, nothing where the cell with its coverage is 0, nor anything is carried forward.
    pub(super) fn total(&self, line: &str, coverage: &str, scope: Scope<'_>) -> String {
        let sum = self.sum(line, &[], scope);
        let exact = match self.columns.get(line).map_or(0, |column| column.decimals) {
            0 => sum,
            decimals => format!("ROUND({sum},{decimals})"),
        };
        let known = match self.before {
            Some(_) => self.known(&[line], scope),
            None => coverage.to_owned(),
        };
        format!("IF({known}=0,\"{MISSING}\",{exact})")
    }

    /// `Σ of ÷ Σ per × 100` over the localities that reported all of the lines of `known`.
    pub(super) fn quotient(
        &self,
        (of, per): (&[&str], &str),
        decimals: u32,
        known: &[&str],
        scope: Scope<'_>,
    ) -> String {
        let sum = |line: &str| {
            let others: Vec<&str> = known.iter().copied().filter(|other| *other != line).collect();
            self.sum(line, &others, scope)
        };
        let numerator = of.iter().map(|line| sum(line)).collect::<Vec<_>>().join("+");
        let numerator = if of.len() > 1 { format!("({numerator})") } else { numerator };
        let denominator = sum(per);
        let reported = self.known(known, scope);
        let rate = format!("ROUND({numerator}/{denominator}*100,{decimals})");
        format!("IF({reported}=0,\"{MISSING}\",IF({denominator}=0,\"{NOT_APPLICABLE}\",{rate}))")
    }

    /// How many localities reported all of some lines.
    pub(super) fn count(&self, lines: &[&str], scope: Scope<'_>) -> String {
        let Some(before) = self.before else { return self.known(lines, scope) };
        let now = format!("{},{}", self.range(before), quoted(&format!("<>{}", self.carried)));
        format!("COUNTIFS({},{now})", self.conditions(lines, scope).join(","))
    }

    /// How many localities have a number of all of some lines, reported or carried forward.
    fn known(&self, lines: &[&str], scope: Scope<'_>) -> String {
        match (lines, scope) {
            ([line], Scope::Country) => format!("COUNT({})", self.numbers(line)),
            _ => format!("COUNTIFS({})", self.conditions(lines, scope).join(",")),
        }
    }

    /// How many lines the locality of a row reported.
    pub(super) fn lines_of(&self, locality: usize) -> String {
        let last = FIRST_COLUMN + self.columns.len().max(1) as u16 - 1;
        let row = FIRST_ROW as usize + locality + 1;
        let (from, to) = (column_number_to_name(FIRST_COLUMN), column_number_to_name(last));
        let sheet = &self.sheet;
        let cells = format!("{sheet}!{from}{row}:{to}{row}");
        let count = format!("COUNT({cells})+COUNTIF({cells},\"*{HELD}\")");
        let Some(before) = self.before.map(column_number_to_name) else { return count };
        format!("IF({sheet}!{before}{row}={},0,{count})", quoted(&self.carried))
    }

    fn sum(&self, line: &str, others: &[&str], scope: Scope<'_>) -> String {
        let conditions = self.conditions(others, scope);
        if conditions.is_empty() {
            return format!("SUM({})", self.numbers(line));
        }
        format!("SUMIFS({},{})", self.numbers(line), conditions.join(","))
    }

    /// Of the scope, and with a number of every line.
    fn conditions(&self, lines: &[&str], scope: Scope<'_>) -> Vec<String> {
        let region = match scope {
            Scope::Country => None,
            Scope::Region(cell) => Some(format!("{},{cell}", self.range(REGION))),
        };
        region.into_iter().chain(lines.iter().map(|line| format!("{},{IS_NUMBER}", self.numbers(line)))).collect()
    }

    fn numbers(&self, line: &str) -> String {
        self.range(self.columns.get(line).map_or(REGION, |column| column.col))
    }

    fn range(&self, col: u16) -> String {
        let (name, first) = (column_number_to_name(col), FIRST_ROW + 1);
        format!("{}!${name}${first}:${name}${}", self.sheet, FIRST_ROW as usize + self.localities.max(1))
    }
}
