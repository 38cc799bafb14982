//! Threads of a run.

use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;

/// More threads than any machine has use for: each takes memory of its own.
const MOST_THREADS: usize = 256;

/// A thread pool of `jobs` threads; 0 means one per core.
pub(crate) fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs.min(MOST_THREADS)).build().explain(|| msg!("cannot-start-threads"))
}
