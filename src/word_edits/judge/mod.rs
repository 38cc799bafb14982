//! Whether an edited document still says what the data say, as a careful clerk would see it.

mod charts;
mod compare;
mod context;
mod document;
mod labels;
mod line;
mod match_tokens;
mod tables;
mod tokens;
mod vocabulary;

pub use document::{Judged, judge};
pub use vocabulary::Vocabulary;
