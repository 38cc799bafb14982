//! How much of a file is accepted, and how long and how large a reader may grow on it: `[limits]` of `conference.toml`.

use serde::{Deserialize, Serialize};

/// Bounds on one submission. What is not written in `conference.toml` has the value of [`Limits::default`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Largest file, in megabytes.
    pub file_mb: u64,
    /// Largest content after decompression, in megabytes; of all text of the cells too.
    pub content_mb: u64,
    /// Most parts of a package that can hold cells.
    pub parts: usize,
    /// Most bytes of content per byte of file, once there are 8 MB of content.
    pub ratio: u64,
    /// Most sheets.
    pub sheets: usize,
    /// Most rows with content on a sheet.
    pub rows: usize,
    /// Most cells with content in a workbook.
    pub cells: usize,
    /// Longest text of a cell, in characters; what is longer is cut and said.
    pub text: usize,
    /// Longest reading, in seconds.
    pub seconds: u64,
    /// Most memory the reading process may allocate, in megabytes; its first 32 are there before a file is read.
    pub memory_mb: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_mb: 20,
            content_mb: 60,
            parts: 200,
            ratio: 200,
            sheets: 100,
            rows: 100_000,
            cells: 300_000,
            text: 32_767,
            seconds: 10,
            memory_mb: 256,
        }
    }
}

impl Limits {
    /// Least [`Limits::memory_mb`]: with the 32 that are there before a file is read, or just above them, no workbook could be
    /// read.
    pub const LEAST_MEMORY_MB: u64 = 64;

    /// Largest file, in bytes.
    pub fn file(&self) -> u64 {
        self.file_mb.saturating_mul(1 << 20)
    }

    /// Largest content, in bytes.
    pub fn content(&self) -> u64 {
        self.content_mb.saturating_mul(1 << 20)
    }

    /// Most memory, in bytes.
    pub fn memory(&self) -> u64 {
        self.memory_mb.saturating_mul(1 << 20)
    }
}
