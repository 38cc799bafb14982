//! Submissions in, findings out: do the numbers agree with each other, with the lists, with the past and with the law.
//!
//! Relations stand in the form file, thresholds in the dated table of the pack, everything else as one function with its
//! description in a file under `rules`.

mod causes;
mod check;
mod context;
mod input;
mod relations;
mod report;
mod rules;
mod side;
mod sums;
mod without_former;
mod words;

pub use check::{check, check_all, check_beside, check_line, check_sums};
pub use context::Context;
pub use report::report;
pub use rules::{Others, built_in};
