//! What one run leaves to the next, so that nothing is done twice.
//!
//! In: what was worked out, under a key that names everything it depends on. Out: the same, or nothing. Must not: be
//! needed; whoever asks can work it out anew and comes to the same.

/// Remembers between runs.
pub trait Cache: Send + Sync {
    /// What was kept under a key, byte by byte; nothing where nothing was or it is not whole any more.
    fn recall(&self, key: &str) -> Option<Vec<u8>>;

    /// Keeps bytes under a key, as far as the disk allows.
    fn keep(&self, key: &str, bytes: &[u8]);
}
