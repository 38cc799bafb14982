//! A map of one square per locality, coloured by the class of its value: areas do not weigh, and the smallest locality is as
//! easy to find as the largest.

use super::chart::Point;
use super::inline::Inline;
use serde::Serialize;

/// A map. Every square stands on a grid; squares do not overlap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileMap {
    /// Title above it, with its number (`Hình 1. …`).
    pub caption: Vec<Inline>,
    /// What a reader who cannot see it hears; made from the data.
    pub alt: String,
    /// Above the legend, e.g. `Đơn vị: cụm`; empty where the values say it.
    pub unit_title: String,
    /// How many classes there are, at most [`TileMap::CLASSES`].
    pub classes: usize,
    /// What each fill stands for, in the order of reading.
    pub legend: Vec<LegendEntry>,
    /// From north to south, from west to east.
    pub tiles: Vec<MapTile>,
}

/// A fill and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegendEntry {
    /// The fill.
    pub fill: TileFill,
    /// `55 đến dưới 62`, `chưa có số liệu`.
    pub text: String,
}

/// A square.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapTile {
    /// Counted from the north, from 0.
    pub row: usize,
    /// The westernmost column it covers, from 0.
    pub column: usize,
    /// Columns it covers, at least 1.
    pub span: usize,
    /// Whose it is, or which islands it stands for.
    pub name: String,
    /// Below the name; islands have none of their own.
    pub value: Option<Point>,
    /// Printed where there is no value, `chưa có`.
    pub without: String,
    /// Its colour.
    pub fill: TileFill,
    /// Framed: islands, which lie off the coast of their province.
    pub framed: bool,
}

/// How a square is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum TileFill {
    /// In the colour of a class, counted from the lowest, from 0.
    Class(usize),
    /// Hatched: nothing usable was reported.
    Missing,
    /// Blank in a broken frame: what was reported does not count.
    Held,
}

impl TileMap {
    /// More classes than these are not told apart on a grey print.
    pub const CLASSES: usize = 5;

    /// Columns and rows of the grid.
    pub fn size(&self) -> (usize, usize) {
        let right = self.tiles.iter().map(|tile| tile.column + tile.span).max().unwrap_or(0);
        let bottom = self.tiles.iter().map(|tile| tile.row + 1).max().unwrap_or(0);
        (right, bottom)
    }

    /// Left of the map its title and legend take so many millimetres of the width, at least.
    pub const LEFT_MM: f64 = 55.0;
}

impl MapTile {
    /// What stands below its name; nothing on islands.
    pub fn below(&self) -> Option<&str> {
        match &self.value {
            Some(point) => Some(&point.text),
            None => (!self.without.is_empty()).then_some(self.without.as_str()),
        }
    }
}
