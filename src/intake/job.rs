//! Workers that end with this process, however it ends.

use std::io;
use std::process::Child;

/// What workers belong to; where it is gone, the system ends them.
#[cfg(windows)]
pub(super) struct Job(win32job::Job);

/// Elsewhere a worker looks for its parent every second (`serve`). A signal at the parent's death would come when the *thread*
/// ends that started the worker.
#[cfg(not(windows))]
pub(super) struct Job;

#[cfg(windows)]
impl Job {
    pub(super) fn create() -> io::Result<Job> {
        let mut limits = win32job::ExtendedLimitInfo::new();
        limits.limit_kill_on_job_close();
        win32job::Job::create_with_limit_info(&limits).map(Job).map_err(io::Error::other)
    }

    /// Takes a worker in. One that ends before that had nothing to read yet.
    pub(super) fn add(&self, worker: &Child) -> io::Result<()> {
        use std::os::windows::io::AsRawHandle as _;
        self.0.assign_process(worker.as_raw_handle() as isize).map_err(io::Error::other)
    }
}

#[cfg(not(windows))]
impl Job {
    pub(super) fn create() -> io::Result<Job> {
        Ok(Job)
    }

    pub(super) fn add(&self, _: &Child) -> io::Result<()> {
        Ok(())
    }
}
