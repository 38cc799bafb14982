//! Word documents: docx-rs builds (`build`), a finishing pass of our own makes the package valid and complete (`finish`).
//! What XML forbids is printed as U+FFFD.

mod base;
mod bookmarks;
mod build;
mod carriers;
mod chart;
mod chart_book;
mod chart_xml;
mod clean;
mod contents;
mod drawings;
mod finish;
mod frame;
mod measure;
mod no_break_hyphens;
mod notes;
mod order;
mod package;
mod page;
mod parts;
pub mod read;
mod render;
mod shared;
mod slope;
mod strip_chart;
mod strips;
mod style_of;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod tidy;
mod tile_map;
mod waterfall;

pub use render::render;
