//! Tests from outside: files in, files and findings out. If every module were rewritten, these would stay.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.

mod book;
mod cases;
mod declarations;
mod documents;
mod golden;
mod properties;
mod sketch;
mod tidy;
