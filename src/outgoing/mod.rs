//! Workbooks that go out: the form a locality fills in, the consolidated figures with live formulas, and what goes
//! back to localities.
//!
//! In: declarations, figures, findings, what was read. Out: bytes of `.xlsx` files. Must not: write a text as a formula,
//! let the machine's clock into a file, or touch the disk.

mod book;

mod cell;

mod look;

pub mod totals;

pub mod form;

pub mod marked;
