//! `.xlsb` through calamine's streaming cell reader.
//!
//! In: a package that passed the gate. Out: every non-empty cell; formats and fonts are not told by calamine for this
//! format. Must not: ask for a dense range.

use super::sanitise::Package;
use super::value::{shows_nothing, value};
use super::workbook_builder::Tally;
use super::{Read, Reason};
use crate::model::limits::Limits;
use crate::model::workbook::{Hint, RawCell, RawValue};
use crate::msg;
use calamine::{Data, Reader, SheetVisible, Xlsb, XlsbError};
use std::collections::BTreeMap;
use std::io::Cursor;

type Book<'a> = Xlsb<Cursor<&'a [u8]>>;
/// Text of each formula, by row and column.
type Formulas = BTreeMap<(u32, u32), String>;

/// Reads all sheets.
pub(super) fn read(package: &Package, limits: &Limits) -> Result<Read, Reason> {
    let mut book: Book<'_> = Xlsb::new(Cursor::new(&*package.bytes)).map_err(|error| in_vietnamese(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut tally = Tally::new(limits, sheets.len())?;
    for sheet in sheets {
        tally.sheet(&sheet.name, sheet.visible != SheetVisible::Visible);
        let done = formulas(&mut book, &sheet.name, limits)
            .and_then(|mut formulas| cells(&mut book, &sheet.name, &mut formulas, &mut tally).map(|()| formulas));
        match done {
            // A formula whose value the reader does not give, an error among them, must not look like an empty cell.
            Ok(left) => left.into_iter().try_for_each(|((row, col), text)| {
                let hint = Hint { formula: true, ..Hint::default() };
                tally.push(RawCell { row, col, value: RawValue::Uncomputed(text), hint })
            })?,
            Err(Stop::Broken(error)) => tally.broken(in_vietnamese(&error)),
            Err(Stop::Refused(reason)) => return Err(reason),
        }
    }
    Ok(tally.finish())
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

fn formulas(book: &mut Book<'_>, name: &str, limits: &Limits) -> Result<Formulas, Stop> {
    let mut found = Formulas::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_formula()? {
        found.insert(cell.get_position(), format!("={}", cell.get_value()));
        if found.len() > limits.cells {
            return Err(Stop::Refused(msg!("reading-many-cells", count = limits.cells.to_string())));
        }
    }
    Ok(found)
}

/// Puts all values on the sheet; formulas that have one are taken out of `formulas`.
fn cells(book: &mut Book<'_>, name: &str, formulas: &mut Formulas, tally: &mut Tally<'_>) -> Result<(), Stop> {
    let since_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, col) = cell.get_position();
        let data = Data::from(cell.get_value().clone());
        if shows_nothing(&data) {
            formulas.remove(&(row, col));
        } else if let Some(value) = value(data, since_1904) {
            let hint = Hint { formula: formulas.remove(&(row, col)).is_some(), ..Hint::default() };
            tally.push(RawCell { row, col, value, hint }).map_err(Stop::Refused)?;
        }
    }
    Ok(())
}

fn in_vietnamese(error: &XlsbError) -> Reason {
    match error {
        XlsbError::Password => msg!("reading-password"),
        XlsbError::Zip(_) | XlsbError::Io(_) => msg!("reading-archive-damaged"),
        XlsbError::FileNotFound(_) => msg!("reading-part-missing"),
        _ => msg!("reading-structure-excel"),
    }
}
