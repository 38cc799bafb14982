//! Workbooks that go out: the form a locality fills in, the consolidated figures with live formulas, and the locality's
//! own workbook with the findings marked in it.

pub mod annotate;
mod book;
mod cell;
pub mod form_template;
mod look;
pub mod summary;
