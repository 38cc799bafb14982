//! What the program can be asked to do: one file per command, each a few calls into `project` and `pipeline`.

#[cfg(feature = "desk")]
pub mod acknowledge;
#[cfg(feature = "desk")]
pub mod add_edit;
pub mod backup;
pub mod build;
pub mod check;
pub mod check_templates;
#[cfg(feature = "desk")]
pub mod check_upload;
#[cfg(feature = "desk")]
pub mod compare_editions;
mod compare_pages;
pub mod decide;
pub mod doctor;
#[cfg(feature = "desk")]
pub mod draft;
#[cfg(feature = "desk")]
pub mod edit_conference;
#[cfg(feature = "desk")]
pub mod edit_template;
pub mod error_text;
pub mod explain;
pub mod forget;
pub mod form;
pub mod issue;
pub mod monitor;
pub mod mutations;
pub mod new_conference;
pub mod notify;
pub mod pause;
pub mod places;
pub mod preview;
pub mod receive;
pub mod refresh;
pub mod rules;
pub mod schedule;
pub mod send;
pub mod settings;
pub mod snapshot;
#[cfg(feature = "desk")]
mod snapshot_workbooks;
pub mod status;
pub mod template_reference;
pub mod verify;
pub mod verify_book;
