//! Workbooks that go out to localities.
//!
//! In: what was read and found. Out: bytes of workbooks. Must not: read a file, or change a number.

pub mod marked;
