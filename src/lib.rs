//! Briefbook: workbooks of localities in, the briefing book of a conference out.
//!
//! ```text
//! main, cli ─► commands ─► project, pipeline
//!                                     │
//!   config ─► intake ─► normalise ─► validate ─► consolidate ─► insights ─► compose ─► render, spreadsheets ─► publish
//! ```
//!
//! Each stage turns one hand-over type of [`model`] into the next and imports no other stage; `pipeline` joins them.
//! A stage returns its value *with* findings about the data; an `Err` is about the installation and comes before
//! anything is written.

mod commands;
#[cfg(feature = "desk")]
pub mod desk;
mod ooxml;
mod pipeline;
mod project;

pub mod contracts;
pub mod localities;
pub mod messages;
pub mod model;

pub mod compose;
pub mod config;
pub mod consolidate;
pub mod inbox;
pub mod insights;
pub mod intake;
pub mod normalise;
pub mod outbox;
pub mod publish;
pub mod render;
pub mod spreadsheets;
pub mod validate;
pub mod word_edits;

pub use commands::backup::{BackupOptions, RestoreOptions, backup, restore};
pub use commands::build::{BuildOptions, Built, Fewer, build, by_severity, documents};
pub use commands::check::{CheckOptions, check};
pub use commands::check_templates::{CheckTemplatesOptions, check_templates};
pub use commands::decide::{DecideOptions, decide};
pub use commands::doctor::{DoctorOptions, doctor};
#[cfg(feature = "desk")]
pub use commands::draft::{COMMAND as DRAFT_COMMAND, serve as serve_draft};
pub use commands::error_text::error_text;
pub use commands::explain::{ExplainOptions, explain};
pub use commands::forget::{ForgetOptions, forget};
pub use commands::form::{FormOptions, forms};
pub use commands::issue::{IssueOptions, issue};
pub use commands::monitor::monitor;
pub use commands::mutations::mutations;
pub use commands::new_conference::{NewOptions, is_free, new_conference};
pub use commands::notify::{notify, notify_once};
pub use commands::pause::{pause, resume};
pub use commands::places::former_places;
pub use commands::preview::{Preview, PreviewOptions, preview};
pub use commands::receive::{ReceiveOptions, Upload, receive};
pub use commands::refresh::{RefreshOptions, refresh};
pub use commands::rules::{BacktestOptions, RuleBook, backtest, rules};
pub use commands::schedule::{Clock, ScheduleOptions, due, run_due, watch};
pub use commands::send::{SendOptions, send};
pub use commands::settings::{
    Kind, Need, SETTINGS, Saved, Setting, SettingError, SettingValue, choices, suggested, wrong_value,
};
pub use commands::snapshot::SnapshotOptions;
pub use commands::status::{StatusOptions, status};
pub use commands::template_reference::template_reference;
pub use commands::verify::{VerifyOptions, verify};
pub use commands::verify_book::{verify_book, verify_pdf};
pub use contracts::{
    Backtest, CheckReport, Contribution, Due, Entry, Explanation, FileStatus, Health, HealthState, LineMutations,
    LineStatus, LocalityStatus, Mutations, Outcome, Part, Run, Seen, Stand, State, Status, Term, Verdict, Verified,
    VerifiedDocument, WrongFigure, Wrongness,
};
pub use pipeline::fixture::fullest_submission;
pub use pipeline::progress::Progress;
pub use project::Backup;
