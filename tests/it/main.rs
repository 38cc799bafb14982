//! Tests from outside: files in, files and findings out. If every module were rewritten, these would stay.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

#[path = "../support/mod.rs"]
mod support;

mod bad;
mod book;
mod boundaries;
mod carried;
mod catalogue;
mod changes;
mod decisions;
mod declarations;
mod desk;
#[cfg(feature = "tls")]
mod desk_tls;
mod docs;
mod documents;
mod doubt;
mod edits;
mod english;
mod explain;
mod forms;
mod imports;
mod incremental;
mod issued;
mod language;
mod letters;
mod marked;
mod new_pack;
mod old_letters;
mod over_time;
mod own_map;
mod packs;
mod papers;
mod properties;
mod registry;
mod reproducible;
mod rules;
mod safety;
mod schedule;
mod several;
mod source;
mod status;
mod tidy;
mod totals;
mod verify;
mod wording;
mod words;

use support::{case, defects, golden, package, reading, sketch};
