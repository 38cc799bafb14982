//! Files in, the book out: written next to the old one and exchanged in one step, or file by file where a program has one of the
//! old book open. Until [`Staging::commit`] the old book stays as it was; books before it lie in `.history`.

mod cache;
mod changes;
mod code;
mod disk;
mod hash;
mod journal;
mod json_lines;
mod lock;
mod manifest;
mod output_dir;
mod previous_build;
mod replace;
mod room;
mod schedule_state;
mod sharing;
mod staging;
#[cfg(test)]
mod tests;
mod verify;
mod write_file;

pub use cache::DiskCache;
pub use changes::{BookChange, changes, edition, keep_copy, look};
pub use code::{code, made_from_edit};
pub use hash::sha256;
pub use journal::OpenFiles;
pub use json_lines::write_json;
pub use lock::open_lock;
pub use manifest::{Manifest, ManifestFile, Output, PreviousBuildName, Rebuilt, Withdrawn, book_file};
pub use output_dir::{OutputDir, replace_open_files};
#[cfg(feature = "desk")]
pub use previous_build::figures;
pub use previous_build::{PreviousBuild, PreviousCoverage, coverage, earlier, history};
pub use schedule_state::{Made, Record, Trouble};
pub use sharing::share;
pub use staging::{Published, Staging};
pub use verify::{Readers, books, original, verify};
pub use write_file::{file, make_new, remove_through, write_alone, write_new, write_through};
