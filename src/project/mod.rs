//! What a run works on: a conference with its pack, its map and its receipts.

mod project;

pub(crate) use project::Project;
