//! A letter that was made, as `sent.csv` has it.

/// A line of `sent.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentEntry {
    /// When it was made, as it is written there.
    pub made: String,
    /// What letter it is.
    pub kind: String,
    /// Code of the locality.
    pub place: String,
    /// What it is about: the same letter about the same is not made twice.
    pub about: String,
    /// The draft's file name; empty for a letter that went out another way.
    pub file: String,
}
