//! What intake hands over: the cells of one workbook, each with its address.
//!
//! In: bytes read by `intake`. Out: read by `normalise`. Must not: interpret; a text that looks like a number is
//! still a text here.

use rust_decimal::Decimal;
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

/// What a cell's format and font say about its value. Nothing where the file format does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hint {
    /// Shown in percent: 0.29 reads 29%.
    pub percent: bool,
    /// Computed by a formula; the value is the cached one.
    pub formula: bool,
    /// Font of an encoding from before Unicode.
    pub legacy: Option<Legacy>,
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
