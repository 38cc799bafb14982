//! What a finished document says when it is read again.

/// The words of a finished file, to be compared with the tree it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBack {
    /// Text in reading order, without notes and what belongs to the page.
    pub text: String,
    /// What the notes at the feet of its pages say, in their order.
    pub notes: String,
    /// Texts of charts that are not part of it.
    pub charts: String,
}
