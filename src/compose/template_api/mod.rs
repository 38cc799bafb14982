//! The words templates are written with, each with the key of a line on it: helpers, blocks, rows, what can be shown.
//!
//! Errors take the nearest name from these lists, and `docs/templates.vi.md` is made of them. Tests compare them with the
//! code that reads templates.

pub(super) mod aspects;
mod context;
mod helpers;
mod keys;
mod tables;
mod word;

pub use aspects::words as aspects;
pub use context::CONTEXT;
pub use helpers::HELPERS;
pub(super) use helpers::prints_a_figure;
pub use keys::*;
pub use tables::*;
pub(super) use word::names;
pub use word::{HelperWord, Word};
