//! What came by mail or on a stick, taken apart: letters, mailboxes, archives and plain files become parcels, each with its
//! sender, its moment and what lay in it. Nothing is opened further than that, and nothing in a letter is applied.

mod archive;
mod decode;
mod header;
mod kind;
mod letter;
mod parcel;
mod safe_name;

pub use kind::Kind;
pub use letter::parcels;
pub use parcel::{Clock, Item, Parcel};
