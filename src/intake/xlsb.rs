//! `.xlsb` through calamine's streaming cell reader.

use super::sanitise::Package;
use super::sheet_info::SheetInfo;
use super::value::value;
use super::workbook_builder::WorkbookBuilder;
use super::{Read, Reason};
use crate::model::limits::Limits;
use crate::model::workbook::RawCell;
use crate::msg;
use calamine::{Data, Reader, SheetVisible, Xlsb, XlsbError};
use std::io::Cursor;

type Book<'a> = Xlsb<Cursor<&'a [u8]>>;

/// Reads all sheets.
pub(super) fn read(package: &mut Package, limits: &Limits) -> Result<Read, Reason> {
    let mut book: Book<'_> = Xlsb::new(Cursor::new(&*package.bytes)).map_err(|error| reason(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut builder = WorkbookBuilder::new(limits, sheets.len())?;
    for sheet in sheets {
        let mut info = package.sheets.remove(&sheet.name).unwrap_or_default();
        builder.sheet(&sheet.name, sheet.visible != SheetVisible::Visible, std::mem::take(&mut info.marks));
        match cells(&mut book, &sheet.name, (&info, package), &mut builder) {
            Ok(()) => {}
            Err(Stop::Broken(error)) => builder.broken(reason(&error)),
            Err(Stop::Refused(reason)) => return Err(reason),
        }
    }
    Ok(builder.finish())
}

/// Why a sheet was not read to its end.
enum Stop {
    Broken(XlsbError),
    Refused(Reason),
}

impl From<XlsbError> for Stop {
    fn from(error: XlsbError) -> Stop {
        Stop::Broken(error)
    }
}

/// Puts all values on the sheet.
fn cells(
    book: &mut Book<'_>,
    name: &str,
    (info, package): (&SheetInfo, &Package),
    builder: &mut WorkbookBuilder<'_>,
) -> Result<(), Stop> {
    let since_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut infos = info.cells.iter();
    while let Some(cell) = reader.next_cell()? {
        let Some(info) = infos.next() else { break };
        let data = Data::from(cell.get_value().clone());
        let hint = info.hint(&package.styles, &data);
        if let Some(value) = info.or_error(value(info.stroked(&package.styles, data), since_1904)) {
            builder.push(RawCell { row: info.row, col: info.col, value, hint }).map_err(Stop::Refused)?;
        }
    }
    Ok(())
}

fn reason(error: &XlsbError) -> Reason {
    match error {
        XlsbError::Password => msg!("reading-password"),
        XlsbError::Zip(_) | XlsbError::Io(_) => msg!("reading-archive-damaged"),
        XlsbError::FileNotFound(_) => msg!("reading-part-missing"),
        _ => msg!("reading-structure-excel"),
    }
}
