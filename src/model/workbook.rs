//! The cells of one workbook, each with its address: what `intake` hands over. A text that looks like a number is still a
//! text here.

use chrono::{Duration, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A cell by file, sheet, row and column (both from 0).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// File name in the submissions folder.
    pub file: Arc<str>,
    /// Sheet name as it stands in the workbook.
    pub sheet: Arc<str>,
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub col: u32,
}

impl CellRef {
    /// Address as Excel writes it: row 30, column 3 is `D31`.
    pub fn a1(&self) -> String {
        a1(self.row, self.col)
    }
}

/// Address as Excel writes it, of a row and a column from 0.
pub fn a1(row: u32, col: u32) -> String {
    let mut letters = Vec::new();
    let mut n = u64::from(col) + 1;
    while n > 0 {
        n -= 1;
        letters.push((b'A' + (n % 26) as u8) as char);
        n /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

/// All cells of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct RawWorkbook {
    /// File name.
    pub file: Arc<str>,
    /// Sheets in the workbook's order, hidden ones included.
    pub sheets: Vec<RawSheet>,
}

/// Cells of one sheet in reading order: by row, then column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RawSheet {
    /// Name as it stands in the workbook.
    pub name: Arc<str>,
    /// Not shown by the spreadsheet program.
    pub hidden: bool,
    /// Non-empty cells.
    pub cells: Vec<RawCell>,
    /// What the sheet hides, merges and comments on.
    pub marks: Marks,
}

/// What a sheet says about its cells besides what stands in them. Rows and columns from 0, both ends included.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Marks {
    /// Rows that are not shown, hidden by hand or by a filter.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Columns that are not shown.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells merged into one.
    pub merged: Vec<Area>,
    /// Comments by cell.
    pub comments: Vec<Comment>,
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// First row from 0.
    pub top: u32,
    /// First column from 0.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn contains(&self, row: u32, col: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&col)
    }

    /// Its address, `D16:D17`.
    pub fn a1(&self) -> String {
        format!("{}:{}", a1(self.top, self.left), a1(self.bottom, self.right))
    }
}

/// A comment (note) on a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub col: u32,
    /// What it says.
    pub text: String,
}

/// A non-empty cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RawCell {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub col: u32,
    /// What is stored.
    pub value: RawValue,
    /// What its format and font say about it.
    pub hint: Hint,
}

/// What a cell's format and font say about its value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hint {
    /// Shown in percent: 0.29 reads 29%.
    pub percent: bool,
    /// Computed by a formula; the value is the cached one.
    pub formula: bool,
    /// Struck out.
    pub struck: bool,
    /// Characters of its text that are struck out and left out of the value, the others not being so.
    pub struck_part: Option<Arc<str>>,
    /// Characters that cannot be seen were taken out of its text, or full-width ones replaced by the usual ones.
    pub cleaned: bool,
    /// What the number format shows besides the digits.
    pub shown: Option<Arc<Shown>>,
    /// Font of an encoding from before Unicode.
    pub legacy: Option<Legacy>,
}

/// What a number format shows besides the digits of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Words before the digits.
    pub before: Arc<str>,
    /// Words behind them: `triệu`, `₫`.
    pub behind: Arc<str>,
    /// How many times three digits are left out: 2 shows 2,000,000 as 2.
    pub thousands: u32,
    /// The digits are shown at all.
    pub digits: bool,
}

/// Digits and nothing else.
impl Default for Shown {
    fn default() -> Shown {
        Shown { before: "".into(), behind: "".into(), thousands: 0, digits: true }
    }
}

/// Encodings from before Unicode, told by font names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Legacy {
    /// TCVN3 (ABC): fonts `.Vn…`.
    Tcvn3,
    /// TCVN3 capitals: fonts `.Vn…H`, whose lower-case codes are drawn as capitals.
    Tcvn3Capitals,
    /// VNI: fonts `VNI-…`.
    Vni,
}

/// What a cell stores, by type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RawValue {
    /// A number, exact from the shortest decimal spelling of the stored binary value.
    Number(#[serde(with = "exact")] Decimal),
    /// A stored number that no exact decimal of 28 digits can hold, infinity included.
    Unrepresentable(String),
    /// Text in NFC, control characters made visible.
    Text(String),
    /// TRUE or FALSE.
    Bool(bool),
    /// A date or time as Excel's serial number of days since 30/12/1899.
    Date(#[serde(with = "exact")] Decimal),
    /// `#REF!`, `#DIV/0!` and the like.
    Error(String),
    /// A formula whose value was never computed; its text.
    Uncomputed(String),
}

/// The day of a serial number of Excel, up to the end of the year 9999. Serial 1 is 1/1/1900; Excel counts a 29/2/1900 that
/// never was, hence the epoch of 30/12/1899.
pub fn day_of(serial: Decimal) -> Option<NaiveDate> {
    let days = serial.trunc().to_i64().filter(|days| (1..=2_958_465).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(Duration::days(days))
}

/// A decimal as its digits and how many of them are behind the point: shorter than its text, and read at once.
mod exact {
    use rust_decimal::Decimal;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(n: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        (n.mantissa(), n.scale()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        let (digits, scale) = <(i128, u32)>::deserialize(from)?;
        Decimal::try_from_i128_with_scale(digits, scale).map_err(D::Error::custom)
    }
}

impl RawValue {
    /// The cell's raw text as it is quoted in sources and findings.
    pub fn raw(&self) -> String {
        match self {
            RawValue::Number(n) | RawValue::Date(n) => n.normalize().to_string(),
            RawValue::Unrepresentable(text)
            | RawValue::Text(text)
            | RawValue::Error(text)
            | RawValue::Uncomputed(text) => text.clone(),
            RawValue::Bool(true) => "TRUE".to_owned(),
            RawValue::Bool(false) => "FALSE".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_excels() {
        let at = |row, col| CellRef { file: "f".into(), sheet: "s".into(), row, col }.a1();
        assert_eq!(
            (at(30, 3), at(0, 25), at(0, 26), at(1_048_575, 16_383)),
            ("D31".into(), "Z1".into(), "AA1".into(), "XFD1048576".into())
        );
    }
}
