//! Word documents as people left them: read with everything that changes what a reader sees, set beside what they were
//! generated as, line by line, and refreshed in place.

mod align;
mod document;
pub mod judge;
mod lines;
mod part;
mod read;
mod refresh;
mod styles;
#[cfg(test)]
mod tests;

pub use align::{By, Item, ItemKind, align, align_in_order};
pub use document::{
    EditedBlock, EditedCell, EditedDocument, EditedParagraph, EditedPart, EditedRow, EditedRun, EditedTable, Look,
    Recorded, View,
};
pub use lines::{CellText, Kind, Line, Piece, Unread, of_base, of_part};
pub use read::{LARGEST, read};
pub use refresh::{Refreshed, readable, refresh};
