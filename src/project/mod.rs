//! What a run works on: a conference with its pack, its map and its receipts.

mod load;

pub(crate) use load::Project;
