//! `so-lieu-tong-hop.xlsx`: every figure of a conference, its totals as formulas an auditor can follow. No total is a typed
//! number, and no figure stands without its coverage.
//!
//! ```text
//! Địa phương: one number a locality and line ◄── Vùng, Cả nước, Độ phủ: formulas over its columns
//! ```

mod about;
mod country;
mod coverage;
mod doubts;
mod findings;
mod grid;
mod localities;
mod regions;
mod rows;
mod sources;
mod summary_workbook;
mod totals;
mod workbook;

pub use summary_workbook::{Counted, FILE, Named, Totals};
pub use workbook::workbook;
