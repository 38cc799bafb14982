//! The pages, one file each: from a request to what is shown.

pub(super) mod account;
pub(super) mod assets;
pub(super) mod board;
pub(super) mod book;
pub(super) mod conferences;
pub(super) mod decide;
pub(super) mod documents;
pub(super) mod editions;
pub(super) mod explain;
pub(super) mod figures;
pub(super) mod findings;
pub(super) mod letters;
pub(super) mod links;
pub(super) mod locality;
pub(super) mod mine;
pub(super) mod receive;
pub(super) mod schedule;
pub(super) mod settings;
pub(super) mod start;
pub(super) mod trail;
pub(super) mod users;
pub(super) mod wording;

mod conference_frame;
mod fields;
mod finding_rows;
mod grid;
mod troubles;

pub(super) use troubles::{trouble, unknown};
