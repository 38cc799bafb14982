//! The finishing pass: turns what genpdf wrote for a batch into one archival, accessible PDF per document.

mod annotations;
mod batch;
mod content;
mod emit;
mod file;
mod font_strip;
mod fonts;
mod icc;
mod links;
mod meta;
mod outline;
mod plan;
mod save;
mod signature_fields;
mod tables;
mod tags;

pub(super) use batch::{finish, pages};
pub(super) use plan::{DrawnPage, Plan};
