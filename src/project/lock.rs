//! Turns among the people and programs that write a conference's files on a shared folder.

use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::publish;
use anyhow::Result;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for whoever is writing; the system frees the lock when its holder ends, however it ends. The lock is a file of its
/// own, since the files that are written are replaced.
pub(crate) fn lock(folder: &Path, name: &str) -> Result<File> {
    let path = folder.join(name);
    let refused = || msg!("cannot-write", path = path.display());
    let file = publish::open_lock(&path).explain(refused)?;
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(error).explain(refused),
            Err(TryLockError::WouldBlock) if started.elapsed() > PATIENCE => {
                return Err(fail(msg!("decisions-locked", path = path.display())));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}
