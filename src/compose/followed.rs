//! What documents print of a task of the conference before.

/// A task of the conference before, as documents print it.
pub(super) struct Followed {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) to: String,
    pub(super) due: String,
    pub(super) state: String,
}
