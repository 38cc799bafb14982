//! A map of one square for each locality, in the colour of what became of its report.

use super::state::State;
use crate::compose::report_context::ReportContext;
use crate::localities::{self, Tile, TileKind};
use anyhow::Result;
use serde_json::{Value, json};

/// Squares and the columns they take; none where a conference has its own list of localities.
pub(super) fn of(subject: &ReportContext) -> Result<Value> {
    let tiles = if subject.has_map() { localities::tiles(subject.conference.vintage)? } else { Vec::new() };
    let columns = tiles.iter().map(|tile| tile.column + span(tile)).max().unwrap_or_default();
    let squares: Vec<Value> = tiles.iter().filter_map(|tile| square(subject, tile)).collect();
    Ok(json!({ "columns": columns.to_string(), "tiles": squares }))
}

/// Columns of a square: islands have a longer name.
fn span(tile: &Tile) -> usize {
    if tile.kind == TileKind::Island { 2 } else { 1 }
}

/// Rows and columns as a style sheet counts them, from 1.
fn square(subject: &ReportContext, tile: &Tile) -> Option<Value> {
    let locality = subject.book.locality(&tile.code)?;
    let state = State::of(subject, locality);
    Some(json!({
        "code": tile.code,
        "label": tile.label,
        "name": *locality.name,
        "island": tile.kind == TileKind::Island,
        "row": (tile.row + 1).to_string(),
        "column": (tile.column + 1).to_string(),
        "span": span(tile).to_string(),
        "state": state.name(),
        "state_name": subject.catalogue.word(state.key()),
        "sign": state.sign().to_string(),
    }))
}
