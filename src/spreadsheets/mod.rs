//! Workbooks that go out: the form a locality fills in, the consolidated figures with live formulas, and the locality's
//! own workbook with the findings marked in it.

pub mod annotate;
mod book;
mod cell;
mod cell_formats;
pub mod form_template;
mod redact;
pub mod summary;

pub(crate) use redact::redacted;
