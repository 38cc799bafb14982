//! Where each locality stands on a map of one square each (`tiles.csv`), for both vintages.

use crate::model::locality::Vintage;
use anyhow::{Context, Result};
use serde::Deserialize;

const TILES: &str = include_str!("tiles.csv");

/// A square of the map.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Tile {
    vintage: Vintage,
    /// Code of the locality.
    pub code: String,
    /// From the north, from 0.
    pub row: usize,
    /// From the west, from 0.
    pub column: usize,
    /// As short as it has to be to stand on a square.
    pub label: String,
    /// What it stands for.
    pub kind: TileKind,
}

/// What a square stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TileKind {
    /// A locality.
    Land,
    /// Islands of a locality that has a square of its own as well: Hoàng Sa and Trường Sa, which no map leaves out.
    Island,
}

/// The squares of a vintage: those of localities, then those of islands.
///
/// # Errors
/// Only if the embedded table is damaged, which a test rules out.
pub fn tiles(vintage: Vintage) -> Result<Vec<Tile>> {
    let all = csv::Reader::from_reader(TILES.as_bytes()).into_deserialize();
    let all: Vec<Tile> = all.collect::<Result<_, _>>().context("embedded table of tiles")?;
    Ok(all.into_iter().filter(|tile| tile.vintage == vintage).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localities::LocalityMap;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    #[test]
    fn every_locality_has_one_square_and_no_square_is_taken_twice() {
        for (vintage, day) in [(Vintage::V63, (2021, 6, 14)), (Vintage::V34, (2026, 12, 14))] {
            let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
            let map = LocalityMap::load(vintage, day).unwrap();
            let codes: Vec<&str> = map.localities().iter().map(|locality| &*locality.id.code).collect();
            let tiles = tiles(vintage).unwrap();
            let (land, islands): (Vec<&Tile>, _) = tiles.iter().partition(|tile| tile.kind == TileKind::Land);
            assert_eq!(land.iter().map(|tile| &*tile.code).collect::<Vec<_>>(), codes, "{vintage:?}");
            assert_eq!(islands.iter().map(|tile| &*tile.code).collect::<Vec<_>>(), ["48", "56"], "{vintage:?}");
            let taken: BTreeSet<(usize, usize)> = tiles.iter().map(|tile| (tile.row, tile.column)).collect();
            assert_eq!(taken.len(), tiles.len(), "{vintage:?}");
        }
    }
}
