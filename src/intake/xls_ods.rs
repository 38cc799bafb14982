//! `.xls` and `.ods`, which calamine offers only as dense ranges: so it gets them with their cells close together.

use super::cell_styles::CellStyles;
use super::sheet_info::{SheetInfo, number_of};
use super::value::{shows_nothing, value};
use super::workbook_builder::WorkbookBuilder;
use super::{Read, Reason, compound, ods_content, xls_stream};
use crate::model::limits::Limits;
use crate::model::workbook::{RawCell, RawValue};
use crate::msg;
use calamine::{CellType, Data, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::{Cursor, Seek};

/// Reads a workbook of Excel 97 to 2003.
pub(super) fn xls(bytes: &[u8], limits: &Limits) -> Result<Read, Reason> {
    let pieces = compound::workbook(bytes)?;
    let mut stream = compound::joined(bytes, &pieces);
    let beside = xls_stream::plain(&mut stream);
    let mut plain = bytes.to_vec();
    compound::put_back(&mut plain, &pieces, &stream);
    drop(stream);
    let mut book: Xls<_> = Xls::new(Cursor::new(plain)).map_err(|error| match error {
        XlsError::Password => msg!("reading-password"),
        _ => msg!("reading-not-xls"),
    })?;
    let since_1904 = book.has_1904_epoch();
    sheets(&mut book, (beside.sheets, &beside.styles), since_1904, limits)
}

/// Reads a workbook of LibreOffice, of which [`ods_content`] made the content plain.
pub(super) fn ods(bytes: &[u8], plain: ods_content::Plain, limits: &Limits) -> Result<Read, Reason> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => msg!("reading-password"),
        _ => msg!("reading-not-ods"),
    })?;
    sheets(&mut book, (plain.sheets, &plain.styles), false, limits)
}

/// Puts all cells of all sheets at their own places.
fn sheets<B, R>(
    book: &mut B,
    (infos, styles): (Vec<SheetInfo>, &CellStyles),
    since_1904: bool,
    limits: &Limits,
) -> Result<Read, Reason>
where
    B: Reader<R>,
    R: std::io::Read + Seek,
{
    let sheets = book.sheets_metadata().to_vec();
    let mut builder = WorkbookBuilder::new(limits, sheets.len())?;
    for (sheet, info) in sheets.into_iter().zip(infos) {
        // Charts and macros have no cells; what they keep of a sheet's is a copy.
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        builder.sheet(&sheet.name, sheet.visible != SheetVisible::Visible, info.marks);
        let Ok(range) = book.worksheet_range(&sheet.name) else {
            builder.broken(msg!("reading-structure"));
            continue;
        };
        for ((row, col), data) in at(&range) {
            let Some(cell) = info.cells.get(number_of(row, col)) else { continue };
            if shows_nothing(data) {
                continue;
            }
            if let Some(value) = cell.or_error(value(cell.stroked(styles, data.clone()), since_1904)) {
                builder.push(RawCell { row: cell.row, col: cell.col, value, hint: cell.hint(styles, data) })?;
            }
        }
        for cell in info.cells {
            if let Some(text) = &cell.uncomputed {
                let (value, hint) = (RawValue::Uncomputed(text.clone()), cell.hint(styles, &Data::Empty));
                builder.push(RawCell { row: cell.row, col: cell.col, value, hint })?;
            }
        }
    }
    Ok(builder.finish())
}

/// Used cells of a range with their place on the sheet.
fn at<T: CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
    let (top, left) = range.start().unwrap_or_default();
    range.used_cells().map(move |(row, col, value)| ((top + row as u32, left + col as u32), value))
}
