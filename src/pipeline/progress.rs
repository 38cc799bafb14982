//! How far a long run is, told to whoever watches.

/// A stage and how many steps it has, then each step as it is done.
pub trait Progress: Sync {
    /// A stage begins; its name is a key of the catalogue.
    fn stage(&self, name: &'static str, steps: usize);
    /// One step of it is done.
    fn step(&self);
}

/// Nobody looks.
pub(crate) struct Unwatched;

impl Progress for Unwatched {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}
