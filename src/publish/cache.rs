//! The cache of a conference, next to its book: one file for each entry. Each file says by hash what it is; one that is cut
//! short, changed or somebody else's counts as absent, and no build fails by it.
//!
//! ```text
//! DIR/.briefbook/<conference>/kept/<hash of the key>    hash of key and bytes, then the bytes
//! ```

use super::disk::for_everyone;
use super::hash::sha256;
use super::room::room;
use crate::messages::Explain as _;
use crate::model::cache::Cache;
use crate::msg;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Hexadecimal digits of a hash.
const HASH: usize = 64;

/// What is kept for a conference.
pub struct DiskCache {
    folder: PathBuf,
    fresh: bool,
    writes: bool,
    refused: AtomicBool,
    used: Mutex<BTreeSet<String>>,
}

impl DiskCache {
    /// The memory of a conference; nothing is written yet. With `fresh` everything is forgotten first.
    pub fn of(out: &Path, conference: &str, fresh: bool) -> DiskCache {
        DiskCache {
            folder: room(out, conference).join("kept"),
            fresh,
            writes: true,
            refused: AtomicBool::new(false),
            used: Mutex::default(),
        }
    }

    /// What builds of the conference left, for whoever makes no book: nothing is added to it.
    pub fn left(out: &Path, conference: &str) -> DiskCache {
        DiskCache { writes: false, ..DiskCache::of(out, conference, false) }
    }

    /// Removes what was neither asked for nor kept since: it belongs to files, forms or programs that are gone.
    pub fn forget_the_rest(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| entry.file_name().to_str().is_none_or(|name| !used.contains(name))) {
            if let Err(error) = fs::remove_file(entry.path()) {
                tracing::debug!("{} stays: {error}", entry.path().display());
            }
        }
    }

    /// Removes all that is kept for a conference: the next build reads everything again.
    ///
    /// # Errors
    /// The system does not let it be removed.
    pub fn forget_all(out: &Path, conference: &str) -> Result<()> {
        let folder = room(out, conference).join("kept");
        if !folder.exists() {
            return Ok(());
        }
        fs::remove_dir_all(&folder).explain(|| msg!("cannot-remove", path = folder.display()))
    }

    /// How many readings are kept for a conference, and their bytes.
    pub fn size(out: &Path, conference: &str) -> (usize, u64) {
        let entries = fs::read_dir(room(out, conference).join("kept")).into_iter().flatten().flatten();
        let sizes = entries.filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len());
        sizes.fold((0, 0), |(files, bytes), size| (files + 1, bytes + size))
    }

    /// The file of a key, which is used from now on.
    fn file(&self, key: &str) -> PathBuf {
        let name = sha256(key.as_bytes());
        let path = self.folder.join(&name);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        path
    }

    /// A file that is only there when it is whole. It need not outlive a power cut: what is not whole is not believed.
    fn write(&self, path: &Path, key: &str, bytes: &[u8]) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = for_everyone().tempfile_in(&self.folder)?;
        file.write_all(seal(key, bytes).as_bytes())?;
        file.write_all(bytes)?;
        file.persist(path).map(|_| ()).context("it cannot be put in its place")
    }
}

impl Cache for DiskCache {
    fn recall(&self, key: &str) -> Option<Vec<u8>> {
        let path = self.file(key);
        let mut bytes = fs::read(&path).ok().filter(|_| !self.fresh)?;
        let content = bytes.split_off(HASH.min(bytes.len()));
        let whole = bytes == seal(key, &content).as_bytes();
        if !whole {
            tracing::warn!("{} is damaged and is made anew", path.display());
        }
        whole.then_some(content)
    }

    fn keep(&self, key: &str, bytes: &[u8]) {
        if !self.writes {
            return;
        }
        let path = self.file(key);
        if let Err(error) = self.write(&path, key, bytes)
            && !self.refused.swap(true, Ordering::Relaxed)
        {
            // A disk that is full refuses every file: it is said of the first.
            tracing::warn!("{} is not kept for the next build: {error:#}", path.display());
        }
    }
}

/// Says that these bytes belong to this key.
fn seal(key: &str, bytes: &[u8]) -> String {
    sha256(format!("{key}\0{}", sha256(bytes)).as_bytes())
}
