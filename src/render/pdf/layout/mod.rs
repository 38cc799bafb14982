//! Lays a document out: blocks become bands of lines in a flow, the flow is cut into pages.

mod bars;
mod chart;
mod contents;
mod curves;
mod document;
mod flow;
mod frame;
mod letterhead;
mod link;
mod links;
mod notes;
mod page_chrome;
mod pages;
mod plot;
mod signature_area;
mod signature_block;
mod strips;
mod table;
mod text;
mod tile_map;
mod title_block;

pub(super) use document::{Laid, document};
pub(super) use link::Link;
pub(super) use signature_area::SignatureArea;
