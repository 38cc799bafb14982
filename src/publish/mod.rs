//! Files in, the book out: written beside the old one and swapped in whole.
//!
//! In: names and bytes, and what they are made from. Out: `output/<conference>/` with its manifest, the books before it
//! in `.history`. Must not: leave a half-written book; until [`Staging::commit`] the old one stays as it was.

mod cache;
mod disk;
mod hash;
mod json_lines;
mod manifest;
mod output_dir;
mod previous_build;
mod schedule_state;
mod staging;
mod verify;
mod write_file;

pub use cache::DiskCache;
pub use hash::sha256;
pub use json_lines::write_json;
pub use manifest::{Manifest, ManifestFile, Output, PreviousBuildName, Rebuilt};
pub use output_dir::OutputDir;
pub use previous_build::{PreviousBuild, earlier};
pub use schedule_state::{Made, Record};
pub use staging::{Published, Staging};
pub use verify::{Readers, code, original, verify};
pub use write_file::{file, write_alone};
