//! Files in, the book out: written beside the old one and swapped in whole.
//!
//! In: names and bytes, and what they are made from. Out: `output/<conference>/` with its manifest, the books before it
//! in `.history`. Must not: leave a half-written book; until [`Staging::commit`] the old one stays as it was.

mod cache;
mod contract;
mod disk;
mod finding_record;
mod hash;
mod manifest;
mod output_dir;
mod previous_build;
mod schedule_state;
mod staging;
mod verify;
mod write_file;

pub use cache::DiskCache;
pub use contract::{figures_json, findings_json};
pub use finding_record::FindingRecord;
pub use hash::sha256;
pub use manifest::{Manifest, ManifestFile, Output, Rebuilt};
pub use output_dir::OutputDir;
pub use previous_build::{PreviousBuild, PreviousBuildName, earlier};
pub use schedule_state::{Made, Record};
pub use staging::{Published, Staging};
pub use verify::{Bears, Verdict, Wrong, code, verify};
pub use write_file::{file, write_alone};
