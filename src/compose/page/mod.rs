//! Pages of the book that are not documents: `index.html`, `thay-doi.md`.

mod attention;
mod board;
mod figures_of;
mod fill;
mod headlines;
mod key_messages;
mod links;
mod localities;
mod map;
mod places;
mod state;

pub use board::{board, board_row};
pub use links::{DocumentLink, Listed};
