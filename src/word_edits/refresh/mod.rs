//! A Word document that somebody edited, with the figures of today: three versions are compared, as it was generated then, as it was
//! edited, as it is generated now. What people wrote stays; every change is made at its place in the XML, and every other byte
//! stays as it was.

mod blocks;
mod charts;
mod comments;
mod context;
mod direction;
mod document;
mod drawings;
mod imported;
mod merge;
mod part;
mod patch;
mod table;
mod tokens;
mod units;
mod without_base;

pub use document::{Refreshed, readable, refresh};
