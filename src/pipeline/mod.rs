//! The stages joined: read → normalise → validate → consolidate → compose → render → publish.

pub(crate) mod annotate;
pub(crate) mod beside;
pub(crate) mod boundary_mapping;
pub(crate) mod decisions;
pub(crate) mod diff;
pub(crate) mod earlier;
pub(crate) mod edited;
pub(crate) mod fixture;
pub(crate) mod history;
#[cfg(test)]
mod insight_tests;
pub(crate) mod loader;
pub(crate) mod prepare;
pub(crate) mod progress;
pub(crate) mod read_and_validate;
pub(crate) mod readings;
pub(crate) mod receipts;
pub(crate) mod received;
pub(crate) mod render_all;
pub(crate) mod selection;
#[cfg(test)]
mod template_api_tests;
pub(crate) mod templates;
pub(crate) mod threads;
pub(crate) mod verify_output;
