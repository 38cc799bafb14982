//! Files in, the book out: written beside the old one and swapped in whole.
//!
//! In: names and bytes. Out: `output/<conference>/` with its manifest. Must not: leave a half-written book; until
//! [`Staging::commit`] the old one stays as it was, and a failure leaves nothing behind.

mod contract;
mod edition;
mod manifest;

pub use contract::{figures_json, findings_json};
pub use edition::{Edition, EditionName, earlier};
pub use manifest::{Manifest, ManifestFile};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tempfile::TempDir;

/// A book being written, in a hidden neighbour of its place.
pub struct Staging {
    folder: TempDir,
    target: PathBuf,
    files: Mutex<Vec<ManifestFile>>,
}

impl Staging {
    /// Makes the neighbour.
    ///
    /// # Errors
    /// The output folder cannot be made or written.
    pub fn open(out: &Path, conference: &str) -> Result<Staging> {
        fs::create_dir_all(out).with_context(|| format!("cannot make the output folder {}", out.display()))?;
        let folder = tempfile::Builder::new()
            .prefix(&format!(".{conference}."))
            .suffix(".building")
            .tempdir_in(out)
            .with_context(|| format!("cannot write in the output folder {}", out.display()))?;
        Ok(Staging { folder, target: out.join(conference), files: Mutex::new(Vec::new()) })
    }

    /// Writes one file of the book; `path` is relative, with `/`.
    ///
    /// # Errors
    /// The path leaves the book or exists already, or the disk refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        if path.split('/').any(|part| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':'])) {
            bail!("{path:?} is not a path inside the book");
        }
        let full = self.folder.path().join(path);
        if full.exists() {
            bail!("two documents of the book have the same path {path:?}");
        }
        if let Some(parent) = full.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        fs::write(&full, bytes).with_context(|| format!("cannot write {}", full.display()))?;
        let file = ManifestFile::new(path, bytes);
        self.files.lock().map_err(|_| anyhow::anyhow!("a thread failed while writing"))?.push(file);
        Ok(())
    }

    /// Files written so far, by path.
    pub fn files(&self) -> Vec<ManifestFile> {
        let mut files = self.files.lock().map(|files| files.clone()).unwrap_or_default();
        files.sort();
        files
    }

    /// Puts the book in its place. The old book is moved aside first and removed last, so one of them is always whole.
    ///
    /// # Errors
    /// The swap fails; the old book is back in its place.
    pub fn commit(self) -> Result<PathBuf> {
        let new = self.folder.keep();
        let aside = new.with_extension("replaced");
        let had_old = self.target.exists();
        if had_old {
            fs::rename(&self.target, &aside)
                .with_context(|| format!("cannot move the old book {} aside", self.target.display()))?;
        }
        if let Err(error) = fs::rename(&new, &self.target) {
            if had_old {
                fs::rename(&aside, &self.target).context("cannot put the old book back")?;
            }
            // The old book stands; the new one is of no use any more.
            fs::remove_dir_all(&new).ok();
            return Err(error).with_context(|| format!("cannot put the new book at {}", self.target.display()));
        }
        if had_old {
            fs::remove_dir_all(&aside).with_context(|| format!("cannot remove the old book {}", aside.display()))?;
        }
        Ok(self.target)
    }
}

/// Writes a file outside of any book, whole or not at all.
///
/// # Errors
/// The disk refuses.
pub fn write_alone(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = || format!("cannot write {}", path.display());
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(refused)?;
    file.write_all(bytes).with_context(refused)?;
    file.persist(path).map(|_| ()).map_err(|error| error.error).with_context(refused)
}

/// Puts one file in a folder outside of any book, which is made where there is none.
///
/// # Errors
/// The folder cannot be made or written.
pub fn file(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let target = folder.join(name);
    write_alone(&target, bytes)?;
    Ok(target)
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
