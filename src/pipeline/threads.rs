//! Threads of a run.

use crate::messages::{Explain as _, fail};
use crate::msg;
use anyhow::{Result, ensure};

/// More threads than any machine has use for: each takes memory of its own.
const MOST_THREADS: usize = 256;

/// Least address space in which a small book can be made, in megabytes: most of it is reserved by threads and allocator and never
/// used. With less the system would end the program in the middle, without a word of why.
const LEAST_MEMORY_MB: u64 = 960;

/// A thread pool of `jobs` threads; 0 means one per core.
pub(crate) fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    if let Some(memory_mb) = address_space_mb() {
        ensure!(
            memory_mb >= LEAST_MEMORY_MB,
            fail(msg!("memory-too-small", mb = memory_mb.to_string(), least = LEAST_MEMORY_MB.to_string()))
        );
    }
    rayon::ThreadPoolBuilder::new().num_threads(jobs.min(MOST_THREADS)).build().explain(|| msg!("cannot-start-threads"))
}

/// Address space that this process may have (`ulimit -v`), in megabytes; none where the system does not tell.
#[cfg(unix)]
fn address_space_mb() -> Option<u64> {
    rlimit::Resource::AS.get_soft().ok().map(|bytes| bytes >> 20)
}

#[cfg(not(unix))]
fn address_space_mb() -> Option<u64> {
    None
}
