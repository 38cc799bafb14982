//! Document trees to files: in each format the named library, then a finishing pass of our own.

mod batch;
pub mod docx;
mod format;
mod label_places;
pub mod pdf;
pub mod text;
mod tile_type;

pub use batch::Batch;
pub use format::{FORMATS, Format, bears};

/// What a finished file says, to be compared with the tree it was made from.
pub use crate::model::read_back::ReadBack;
