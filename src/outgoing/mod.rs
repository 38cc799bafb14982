//! Workbooks that go out: the consolidated figures with live formulas, the form a locality fills in.
//!
//! In: declarations, figures, findings, submissions. Out: bytes of `.xlsx` files. Must not: write a text as a formula, let
//! the machine's clock into a file, or touch the disk.

mod book;

mod cell;

mod look;

pub mod totals;
