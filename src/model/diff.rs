//! What changed in a conference's figures since an earlier state of them; every change has both sides.

use super::figure::Place;
use super::message::Message;
use std::sync::Arc;

/// Everything that changed since one earlier state.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// Which state.
    pub since: Message,
    /// Values of localities.
    pub cells: Vec<Change>,
    /// Totals and rates of regions and the country.
    pub totals: Vec<Change>,
    /// Positions among all localities, those that moved farthest first.
    pub ranks: Vec<RankChange>,
    /// Sentences of the conference's documents, as they were and as they are.
    pub sentences: Vec<SentenceChange>,
}

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Whose.
    pub place: Place,
    /// Which line.
    pub line: Arc<str>,
    /// As it was.
    pub before: Side,
    /// As it is.
    pub after: Side,
}

/// One state of a figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Side {
    /// As printed, `…` where there was nothing usable.
    pub text: String,
    /// Its cell, `08-tuyen-quang.xlsx · BIEU_04!D38`; empty for totals and where there was none.
    pub cell: String,
}

/// A locality's position in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct RankChange {
    /// Whose.
    pub place: Place,
    /// Which line.
    pub line: Arc<str>,
    /// Position, 1 = largest.
    pub before: usize,
    /// The same now.
    pub after: usize,
}

/// A sentence; one side is empty where it came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceChange {
    /// Path of the document.
    pub document: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

impl Changes {
    /// Nothing is different.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.totals.is_empty() && self.ranks.is_empty() && self.sentences.is_empty()
    }
}
