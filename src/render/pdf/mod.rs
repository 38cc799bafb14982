//! PDF: genpdf draws; layout before it and a finishing pass after it do what it cannot.
//!
//! `coverage` → `layout` (`lines`, `measure`) → `display_list` → `rules` → `draw` (genpdf, with `structure_markers` and the
//! faces of `placeholder_font`) → `finish` (lopdf). `read` reads files back, `foreign` those of
//! other programs.

mod coverage;
mod display_list;
mod draw;
mod finish;
mod foreign;
mod layout;
mod lines;
mod measure;
mod placeholder_font;
pub mod read;
mod render;
mod rules;
mod sfnt;
#[cfg(test)]
mod signature_tests;
mod signatures;
mod structure;
mod structure_markers;
#[cfg(test)]
mod tests;

pub use foreign::{ForeignText, foreign_text};
pub use render::{Layout, lay_out, render};
pub use signatures::signatures;
