//! Briefbook: workbooks of localities in, the briefing book of a conference out.
//!
//! The stages, in reading order; each turns one type of [`model`] into the next and imports no other stage; the
//! jobs beside this file join them:
//!
//! ```text
//! schema ─► intake ─► normalise ─► validate ─► consolidate ─► compose ─► render, outgoing ─► publish
//! ```
//!
//! A stage returns its value *with* findings about the data; an `Err` is about the installation and comes before
//! anything is written.

pub mod model;

pub mod registry;

pub mod schema;

pub mod intake;

pub mod normalise;

pub mod validate;

pub mod consolidate;

pub mod compose;

pub mod render;

pub mod outgoing;

pub mod publish;

mod setup;

mod inbox;

mod past;

mod survey;

mod arrivals;

mod hand_back;

mod proof;

mod build;

mod check;

mod status;

mod forms;

mod rules;

mod schedule;

mod changes;
mod notify;
mod press;

mod explain;

mod guide;

mod preview;

mod verify;

mod check_templates;

pub use build::{BuildOptions, Built, Progress, build, by_severity, documents};
pub use check::{CheckOptions, CheckReport, check};
pub use check_templates::{CheckTemplatesOptions, check_templates};
pub use explain::{Contribution, ExplainOptions, Explanation, Part, Term, explain};
pub use forms::{FormOptions, forms};
pub use guide::guide;
pub use notify::{notify, notify_once};
pub use preview::{Preview, PreviewOptions, preview};
pub use rules::{BacktestOptions, Record, RuleBook, RuleCard, backtest, rules};
pub use schedule::{Clock, Due, Entry, Outcome, Run, ScheduleOptions, Stand, due, run_due, watch};
pub use status::{FileStatus, LineStatus, LocalityStatus, State, Status, StatusOptions, status};
pub use verify::{Verified, VerifyOptions, WrongFigure, verify};
