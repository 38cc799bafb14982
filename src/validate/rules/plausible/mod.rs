//! V18, V25, V31, V32, V33: values that are not plausible.
//!
//! Each value is judged by all evidence there is of it: bounds by other lines that the form declares, the locality's own
//! past, the other localities. Where evidence is contradicted, the value that explains most of it is reported, once, with all
//! that speaks against it; a correction is suggested only where one factor of units explains everything.
//!
//! After Hidiroglou and Berthelot, Statistical editing and imputation for periodic business surveys, Survey Methodology 12
//! (1986), for the past; Fellegi and Holt, A systematic approach to automatic edit and imputation, JASA 71 (1976), for
//! changing the fewest values.

mod evidence;
mod factor;
mod findings;
mod ids;
mod others;
mod rules;
mod suspects;

pub(in crate::validate) use findings::implausible;
pub use others::Others;
pub(super) use rules::rules;
