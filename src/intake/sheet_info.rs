//! What a file says of its sheets that calamine does not tell, read next to it.

use super::cell_styles::CellStyles;
use crate::model::workbook::{Hint, Marks, RawValue};
use calamine::Data;

/// Cells that one row of a sheet made plain for calamine holds: the columns of Excel 97.
pub(super) const WIDTH: usize = 256;

/// Number of the cell at a place of such a sheet.
pub(super) fn number_of(row: u32, col: u32) -> usize {
    row as usize * WIDTH + col as usize
}

/// What is said of a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetInfo {
    pub(super) marks: Marks,
    /// Its cells in the order in which calamine meets them; empty where calamine tells styles and places itself.
    pub(super) cells: Vec<CellInfo>,
}

/// What is said of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct CellInfo {
    pub(super) row: u32,
    pub(super) col: u32,
    /// Number of its style.
    pub(super) style: usize,
    pub(super) formula: bool,
    /// Number of the text that it shares with others.
    pub(super) text: Option<u32>,
    /// Text of a formula without a value.
    pub(super) uncomputed: Option<String>,
    /// Name of an error that calamine does not know.
    pub(super) error: Option<&'static str>,
}

impl CellInfo {
    /// What format, font and formula say about the value.
    pub(super) fn hint(&self, styles: &CellStyles, value: &Data) -> Hint {
        let hint = styles.hint(self.style, value);
        let is_rich = self.text.is_some_and(|number| styles.is_rich(number));
        Hint { formula: self.formula, struck: hint.struck && !is_rich, ..hint }
    }

    /// What it holds, with strokes behind characters of a shared text that are struck out.
    pub(super) fn stroked(&self, styles: &CellStyles, data: Data) -> Data {
        match (self.text, data) {
            (Some(number), Data::String(text)) => {
                Data::String(styles.stroked(number, self.style, &text).unwrap_or(text))
            }
            (_, data) => data,
        }
    }

    /// The value, or the error that stands in its place.
    pub(super) fn or_error(&self, value: Option<RawValue>) -> Option<RawValue> {
        self.error.map(|name| RawValue::Error(name.to_owned())).or(value)
    }
}

/// Name of an error of a formula by its number (MS-XLSB 2.5.97.2, MS-XLS 2.5.10): those that calamine stops at.
pub(super) fn unknown_error(code: u8) -> Option<&'static str> {
    match code {
        0x00 | 0x07 | 0x0F | 0x17 | 0x1D | 0x24 | 0x2A | 0x2B => None,
        0x2C => Some("#SPILL!"),
        0x2D => Some("#CONNECT!"),
        0x2E => Some("#BLOCKED!"),
        0x2F => Some("#UNKNOWN!"),
        0x30 => Some("#FIELD!"),
        0x31 => Some("#CALC!"),
        _ => Some("#ERROR!"),
    }
}

/// Number of an error that calamine knows, to stand for one it does not.
pub(super) const KNOWN_ERROR: u8 = 0x2A;
