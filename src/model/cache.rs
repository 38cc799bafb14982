//! What one run leaves to the next, under keys that name everything it depends on. A cache is never needed: without it the
//! same is computed again.

/// Remembers between runs.
pub trait Cache: Send + Sync {
    /// What was kept under a key, byte by byte; nothing where nothing was or it is not whole any more.
    fn recall(&self, key: &str) -> Option<Vec<u8>>;

    /// Keeps bytes under a key, as far as the disk allows.
    fn keep(&self, key: &str, bytes: &[u8]);
}
