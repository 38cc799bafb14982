//! The form a locality fills in, from the form file alone. It offers no value as the locality's own; what is known from
//! before stands in grey next to the cells.

mod check;
mod choices;
mod form_workbook;
mod info;
mod lines;
mod table;
mod workbook;

pub use form_workbook::Blank;
pub use workbook::workbook;
