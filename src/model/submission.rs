//! What one workbook says, normalised; every value has its address and raw text.

use super::figure::Place;
use super::form_mark::Mark;
use super::locality::Locality;
use super::number;
use super::period::Period;
use super::quantity::Quantity;
use super::result_sheet::Listed;
use super::workbook::CellRef;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One workbook, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// File name.
    pub file: Arc<str>,
    /// Whose.
    pub locality: Arc<Locality>,
    /// Period it says it is for.
    pub period: Option<Period>,
    /// Day its data run to.
    pub data_to: Option<NaiveDate>,
    /// `Lần gửi`, 1 where absent.
    pub revision: u32,
    /// Info fields by key, as text.
    pub info: BTreeMap<Arc<str>, String>,
    /// Where they stand.
    pub info_at: BTreeMap<Arc<str>, CellRef>,
    /// Values by line code; a line without a usable value is absent.
    pub lines: BTreeMap<Arc<str>, Reported>,
    /// Rows of `table` sheets by sheet key, in the workbook's order.
    pub tables: BTreeMap<Arc<str>, Vec<TableRow>>,
    /// The form it was made from, where it is one that was sent out.
    pub mark: Option<Mark>,
    /// SHA-256 of the file it answers, where that was handed back.
    pub answers: Option<Arc<str>>,
    /// Where the workbook was handed back before: what its sheet of results named, and what the locality says to it.
    pub listed: Vec<Listed>,
}

/// A value as reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// What it is.
    pub quantity: Quantity,
    /// Where it stands.
    pub cell: CellRef,
    /// What stands there.
    pub raw: Arc<str>,
    /// Which rule of reading made the quantity, in Vietnamese.
    pub reading: Arc<str>,
    /// The `Ghi chú` next to it.
    pub note: Option<String>,
}

/// A row of a `table` sheet; empty cells are absent.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Where it starts.
    pub at: CellRef,
    /// What stands in it.
    pub cells: Cells,
}

impl TableRow {
    /// Where the cell of a column stands; where the row starts, if there is none.
    pub fn cell(&self, column: &str) -> CellRef {
        match self.cells.get(column) {
            Some(TableValue::Number(reported)) => reported.cell.clone(),
            Some(TableValue::Text(_, col)) => CellRef { col: *col, ..self.at.clone() },
            None => self.at.clone(),
        }
    }

    /// The words of a column; `None` where it is empty or holds a number.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.cells.get(column)? {
            TableValue::Text(text, _) => Some(text),
            TableValue::Number(_) => None,
        }
    }

    /// The number of a column; `None` where it is empty or holds words.
    pub fn number(&self, column: &str) -> Option<&Reported> {
        match self.cells.get(column)? {
            TableValue::Number(reported) => Some(reported),
            TableValue::Text(..) => None,
        }
    }
}

/// Cells of a row by column key, in the order of the columns. A book holds the rows of every locality, and a row has few
/// cells: a list is a third of what a map takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells(Box<[(Arc<str>, TableValue)]>);

impl Cells {
    /// The cell of a column.
    pub fn get(&self, column: &str) -> Option<&TableValue> {
        self.0.iter().find(|(key, _)| **key == *column).map(|(_, value)| value)
    }

    /// Every cell.
    pub fn iter(&self) -> impl Iterator<Item = &(Arc<str>, TableValue)> {
        self.0.iter()
    }
}

impl FromIterator<(Arc<str>, TableValue)> for Cells {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, TableValue)>>(cells: I) -> Cells {
        Cells(cells.into_iter().collect())
    }
}

/// A cell of a `table` sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum TableValue {
    /// Words, and the column of the sheet they stand in, from 0.
    Text(String, u32),
    /// A number with its receipt.
    Number(Box<Reported>),
}

impl TableValue {
    /// What it says, for comparing and for messages.
    pub fn shown(&self) -> String {
        match self {
            TableValue::Text(text, _) => text.clone(),
            TableValue::Number(reported) => number::quantity(reported.quantity, ""),
        }
    }
}

impl Submission {
    /// Whose, as findings and figures name it.
    pub fn place(&self) -> Place {
        Place::Locality(Arc::clone(&self.locality.id.code))
    }

    /// The quantity of a line, where it is usable.
    pub fn quantity(&self, line: &str) -> Option<Quantity> {
        self.lines.get(line).map(|reported| reported.quantity)
    }
}
