//! The hand-over types between stages: nouns of the form and of the book, no I/O, no clock.
//!
//! In: nothing but values. Out: values. Must not: read files, format for one renderer, know a stage.

pub mod book;
pub mod by_place;
pub mod cache;
pub mod conference;
pub mod diff;
pub mod document;
pub mod figure;
pub mod finding;
pub mod form;
pub mod form_mark;
pub mod history;
pub mod language;
pub mod law;
pub mod limits;
pub mod locality;
pub mod message;
pub mod number;
pub mod period;
pub mod quantity;
pub mod reading;
pub mod receipts;
pub mod relation;
pub mod report;
pub mod result_sheet;
pub mod role;
pub mod schedule;
pub mod style;
pub mod submission;
pub mod target;
pub mod viet_nam;
pub mod waiver;
pub mod workbook;
