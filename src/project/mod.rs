//! What a run works on: a conference with its pack, its map, its receipts and its decisions.

mod add_decision;
mod add_receipts;
mod add_sent;
mod add_withdrawn;
mod backup;
mod csv_register;
mod declared;
mod editions;
mod edits;
#[cfg(feature = "desk")]
mod explain;
mod load;
mod lock;
mod write_files;

pub(crate) use add_decision::{NewDecision, add_decisions};
pub(crate) use add_receipts::{NewReceipt, RECEIPTS_LOCK, add_receipts};
pub(crate) use add_sent::{add_sent, sent_lock};
pub(crate) use add_withdrawn::add_withdrawn;
pub use backup::Backup;
pub(crate) use backup::{Archive, DATABASE};
pub(crate) use declared::Declared;
pub(crate) use editions::{Edition, Frozen};
pub(crate) use edits::{Edit, Edits};
#[cfg(feature = "desk")]
pub(crate) use explain::add_explanation;
pub(crate) use load::Project;
pub(crate) use lock::lock;
pub(crate) use write_files::{new_conference, remove_file, remove_pause, write_pause};
#[cfg(feature = "desk")]
pub(crate) use write_files::{remove_template, write_conference, write_template};
