//! `.xlsx` and `.xlsm` through calamine's streaming cell reader. A dense range would let one far cell reserve the whole
//! sheet and abort the process.
//!
//! calamine streams values with styles or values with formulas, not all three; so a workbook that has formulas is gone
//! through twice, and only such a one.

use super::cell_styles::CellStyles;
use super::sanitise::Package;
use super::value::{shows_nothing, value};
use super::workbook_builder::WorkbookBuilder;
use super::{Read, Reason};
use crate::model::limits::Limits;
use crate::model::workbook::{Hint, RawCell, RawValue};
use crate::msg;
use calamine::{Data, Reader, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::collections::HashMap;
use std::io::Cursor;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
/// Text of each formula, by row and column.
type Formulas = HashMap<(u32, u32), String>;

/// Reads all sheets.
pub(super) fn read(package: &mut Package, limits: &Limits) -> Result<Read, Reason> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(&*package.bytes)).map_err(|error| reason(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut builder = WorkbookBuilder::new(limits, sheets.len())?;
    let mut styles = None;
    for sheet in sheets {
        let info = package.sheets.remove(&sheet.name).unwrap_or_default();
        builder.sheet(&sheet.name, sheet.visible != SheetVisible::Visible, info.marks);
        let mut formulas = Formulas::new();
        // Where this breaks off, the reading of values breaks off at the same place and says so.
        if package.formulas {
            let _ = collect_formulas(&mut book, &sheet.name, limits, &mut formulas);
        }
        cells(&mut book, &sheet.name, &formulas, &mut styles, &mut builder)?;
    }
    Ok(builder.finish())
}

/// A sheet that breaks off keeps the cells before the break.
/// The styles are the workbook's, read with its first sheet.
fn cells(
    book: &mut Book<'_>,
    name: &str,
    formulas: &Formulas,
    styles: &mut Option<CellStyles>,
    builder: &mut WorkbookBuilder<'_>,
) -> Result<(), Reason> {
    let since_1904 = book.has_1904_epoch();
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // Chart sheets have no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => {
            builder.broken(reason(&error));
            return Ok(());
        }
    };
    let styles = styles.get_or_insert_with(|| CellStyles::of(reader.styles()));
    loop {
        match reader.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, col) = cell.get_position();
                let formula = formulas.get(&(row, col));
                let data = Data::from(cell.get_value().clone());
                let hint = Hint { formula: formula.is_some(), ..styles.hint(style, &data) };
                let formula = formula.filter(|_| !shows_nothing(&data));
                let stored = value(data, since_1904);
                if let Some(value) = stored.or_else(|| formula.cloned().map(RawValue::Uncomputed)) {
                    builder.push(RawCell { row, col, value, hint })?;
                }
            }
            Ok(None) => return Ok(()),
            Err(error) => {
                builder.broken(reason(&error));
                return Ok(());
            }
        }
    }
}

fn collect_formulas(
    book: &mut Book<'_>,
    name: &str,
    limits: &Limits,
    formulas: &mut Formulas,
) -> Result<(), XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let text = match cell.formula {
            Some(XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. }) => formula,
            Some(_) => String::new(),
            None => continue,
        };
        formulas.insert(cell.pos, format!("={text}"));
        if formulas.len() > limits.cells {
            break;
        }
    }
    Ok(())
}

/// What a reader's error means to the person who sent the file.
fn reason(error: &XlsxError) -> Reason {
    match error {
        XlsxError::Password => msg!("reading-password"),
        XlsxError::Zip(_) | XlsxError::Io(_) => msg!("reading-archive-damaged"),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::WorksheetNotFound(_) => {
            msg!("reading-part-missing")
        }
        _ => msg!("reading-structure-excel"),
    }
}
