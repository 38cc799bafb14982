//! What other programs read as JSON: the types of every file and of every `--json`, each with its schema and number.
//!
//! The JSON Schemas in `docs/contracts/` are generated from these types; a test compares them.

mod build;
mod check;
mod decide;
mod diagnostics;
mod doctor;
mod edits;
mod explain;
mod figures;
mod files;
mod findings;
mod forget;
mod issue;
mod monitor;
mod mutations;
mod pause;
mod receive;
mod refresh;
mod restore;
mod rules;
mod schedule;
mod schema;
mod send;
mod status;
mod verify;

#[cfg(test)]
mod tests;

pub use build::BuildReport;
pub use check::{CheckReport, CheckedLine, CheckedSubmission};
pub use decide::Decided;
pub use diagnostics::{Diagnostic, Diagnostics};
pub use doctor::{Checkup, CheckupState, Examination};
pub use edits::{BookEdits, TakenEdit};
pub use explain::{Contribution, Explanation, Part, Term};
pub use figures::Figures;
pub use files::{Forms, NewConference, PreviewFile, TemplateReference};
pub use findings::{FindingRecord, Findings};
pub use forget::{Forgotten, ForgottenFile, UnreadFile};
pub use issue::{Compared, Issued};
pub use monitor::{Health, HealthState};
pub use mutations::{LineMutations, Mutations, Seen};
pub use pause::Paused;
pub use receive::{ItemState, TakenIn, TakenItem, TakenParcel};
pub use refresh::RefreshedFile;
pub use restore::Restored;
pub use rules::{Backtest, Fired, FormRules, RuleBooks, RuleRecord};
pub use schedule::{Due, Entry, Outcome, Run, Stand};
pub use schema::{Contract, Schema, Versioned};
pub use send::{LetterKind, Sent, SentLetter};
pub use status::{FileStatus, LineStatus, LocalityStatus, State, Status};
pub use verify::{
    Original, Originals, RemovedFigure, SeenIn, Signed, Unproven, UnprovenKind, Verdict, Verified, VerifiedDocument,
    Wrong, WrongFigure, Wrongness,
};
