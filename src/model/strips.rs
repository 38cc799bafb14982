//! Strips: where one locality stands among all, line by line.

use super::figure::FigureKey;
use super::inline::Inline;
use rust_decimal::Decimal;
use serde::Serialize;

/// Strips one below the other, each with a dot for each locality and figures at the right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Strips {
    /// Title above them, with its number (`Hình 1. …`).
    pub caption: Vec<Inline>,
    /// What a reader who cannot see them hears; made from the data.
    pub alt: String,
    /// At the left and at the right end of the scale, `thấp` and `cao`.
    pub ends: [String; 2],
    /// Whose dot is marked, and what the others are called.
    pub names: [String; 2],
    /// Above the figures at the right.
    pub heads: Vec<String>,
    /// From top to bottom.
    pub strips: Vec<Strip>,
}

/// One strip.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Strip {
    /// What it shows, with its unit: `CCN thành lập (cụm)`.
    pub name: String,
    /// Where the other localities stand between the lowest, 0, and the highest, 1; to four decimals, ascending.
    pub others: Vec<Decimal>,
    /// Where the marked one does; none where it has no value that counts.
    pub own: Option<Decimal>,
    /// As many as there are heads.
    pub figures: Vec<StripFigure>,
}

/// A figure at the right of a strip.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StripFigure {
    /// Which one.
    pub key: FigureKey,
    /// As printed.
    pub text: String,
}
