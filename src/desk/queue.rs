//! Work that takes a thread: a few at once, some waiting, no more.

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Requests that wait for a thread.
const WAITING: usize = 400;

/// A bounded queue of work.
pub(super) struct Queue {
    places: Semaphore,
    threads: Semaphore,
}

impl Queue {
    /// One thread more than there are cores: some wait for the disk.
    pub(super) fn new() -> Queue {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Queue { places: Semaphore::new(WAITING), threads: Semaphore::new(cores + 1) }
    }

    /// Does some work when its turn comes; nothing where too much waits already, or it panicked.
    pub(super) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _place = self.places.try_acquire().ok()?;
        let _thread = self.threads.acquire().await.ok()?;
        spawn_blocking(work).await.ok()
    }
}
