//! The annotated workbook: the locality's own file with each finding on its cell, and a sheet of results before all.
//!
//! ```text
//! bytes ─► package ─► relationships, book ─► for each sheet: cells (+ styles), notes, threads ─► sheet ─► bytes
//! ```
//!
//! Parts are changed at places; everything else of a part, and every other part, stays byte for byte: charts, pictures,
//! names, print settings, the chain of calculation, which knows sheets by an identifier that does not change. Macros do not go
//! back: nobody knows who wrote them. What cannot be changed safely (another format, a damaged package, one with a signature
//! that a change would break, one with macro sheets) is answered with the sheet of results alone.

mod blank;
mod book;
mod cells;
mod macros;
mod marking;
mod notes;
mod sheet;
mod signature;
mod styles;
mod threads;
mod words;
mod workbook;

pub use marking::{AnnotatedWorkbook, Annotations};
pub use workbook::annotated_workbook;
