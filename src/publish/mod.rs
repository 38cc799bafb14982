//! Files in, the book out: written beside the old one and swapped in whole.
//!
//! In: names and bytes, and what they are made from. Out: `output/<conference>/` with its manifest, the books before it
//! in `.history`. Must not: leave a half-written book; until [`Staging::commit`] the old one stays as it was.

mod cache;
mod contract;
mod disk;
mod finding_record;
mod manifest;
mod output_dir;
mod previous_build;
mod schedule_state;
mod staging;
mod verify;

pub use cache::DiskCache;
pub use contract::{figures_json, findings_json};
pub use finding_record::FindingRecord;
pub use manifest::{Manifest, ManifestFile, Output, Rebuilt};
pub use output_dir::OutputDir;
pub use previous_build::{PreviousBuild, PreviousBuildName, earlier};
pub use schedule_state::{Made, Record};
pub use staging::{Published, Staging};
pub use verify::{Bears, Verdict, Wrong, code, verify};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a file outside of any book, whole or not at all.
///
/// # Errors
/// The disk refuses.
pub fn write_alone(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = || format!("cannot write {}", path.display());
    let mut file = for_everyone().tempfile_in(folder).with_context(refused)?;
    file.write_all(bytes).with_context(refused)?;
    file.as_file().sync_all().with_context(refused)?;
    file.persist(path).map(|_| ()).map_err(|error| error.error).with_context(refused)
}

/// A file that whoever may read the folder may read too, as far as the system's mask lets it; by itself a temporary file
/// is for its owner alone.
fn for_everyone() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
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
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
