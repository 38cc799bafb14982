//! Tests from outside: files in, files and findings out. If every module were rewritten, these would stay.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod bad;
mod book;
mod bridge;
mod carried;
mod cases;
mod changes;
mod declarations;
mod defects;
mod documents;
mod explain;
mod forms;
mod golden;
mod incremental;
mod letters;
mod marked;
mod new_pack;
mod old_letters;
mod over_time;
mod own_map;
mod package;
mod packs;
mod properties;
mod registry;
mod reproducible;
mod rules;
mod safety;
mod schedule;
mod sketch;
mod status;
mod tidy;
mod totals;
mod verify;
mod wording;
