//! Figures and templates in, document trees out. The only user of handlebars.
//!
//! A document template is front matter (TOML between `+++` lines) and a small Markdown: headings, paragraphs, lists,
//! emphasis, notes, and fenced blocks `table`, `cards`, `chart`, `map`, `strip`, `note`, `sources`, `contents`, `annex`, `addressed`,
//! `page`, `closing` whose content is TOML. Inserted text never becomes markup (`escape`), and figures travel as
//! marks (`figure_mark`) that only `figures` resolves.

mod avoided_words;
mod beside;
mod blocks;
mod calls;
mod cards;
mod cells;
mod charts;
mod classes;
#[cfg(feature = "desk")]
mod comparison;
mod composer;
mod conclusion;
mod context_json;
mod coverage;
mod coverage_notes;
mod decimals;
mod diagnostics;
mod doubts;
mod escape;
mod facts;
mod figure_mark;
mod figures;
mod file_name;
mod follow_up;
mod followed;
mod front_matter;
mod funnels;
mod helpers;
mod inline;
mod insights;
mod item;
mod law;
mod layouts;
mod links;
mod list_excerpt;
mod marks;
mod markup;
mod matrix;
mod notes;
mod numbering;
mod opinions;
mod page;
mod parts;
mod peers;
mod periods;
mod phrases;
mod points;
mod questions;
mod report_context;
mod rows;
mod sentences;
mod sheets;
mod sort;
mod sources;
mod spacing;
mod strips;
mod table_notes;
mod tables;
pub mod template_api;
mod template_check;
mod templates;
mod tile_maps;
mod try_all;
mod typed_numbers;
mod used_names;
mod web_pages;
mod widths;
mod wording;

#[cfg(feature = "desk")]
pub use comparison::comparison;
pub use composer::{Composer, Job};
pub use diagnostics::Diagnostic;
pub use escape::escaped;
pub use page::{DocumentLink, Listed, board, board_row};
pub use report_context::{ReportContext, place_name};
pub use sentences::changed_sentences;
pub use template_check::check_templates;
pub use templates::Templates;
pub use web_pages::WebPages;
