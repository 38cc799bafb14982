//! Files in, the book out: written beside the old one and swapped in whole.
//!
//! In: names and bytes, and what they are made from. Out: `output/<conference>/` with its manifest, the books before it
//! in `.history`. Must not: leave a half-written book; until [`Staging::commit`] the old one stays as it was.

mod contract;
mod disk;
mod manifest;
mod record;
mod shelf;
mod staging;
mod verify;

pub use contract::{figures_json, findings_json};
pub use manifest::{Manifest, ManifestFile, Output, Rebuilt};
pub use record::{Made, Record};
pub use shelf::Shelf;
pub use staging::{Published, Staging};
pub use verify::{Verdict, Wrong, code, verify};

use sha2::{Digest, Sha256};

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
