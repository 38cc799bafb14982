//! `status --json`: how complete and how timely a conference's submissions are.

use super::{Contract, Schema};
use crate::model::figure::Coverage;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::sync::Arc;

/// The state of a conference.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Status {
    /// Name of its folder.
    pub conference: String,
    /// Its title, for people.
    #[serde(skip)]
    pub title: String,
    /// Last moment for submissions.
    pub deadline: DateTime<FixedOffset>,
    /// There is a register of receipts; without one no moment is known and nobody is late.
    pub register: bool,
    /// Who is covered, as in `figures.json`.
    pub coverage: Coverage,
    /// Expected localities by code.
    pub localities: Vec<LocalityStatus>,
    /// Lines in the form's order.
    pub lines: Vec<LineStatus>,
    /// Files that do not say whose they are, or cannot be read.
    pub unplaced: Vec<FileStatus>,
}

impl Contract for Status {
    const SCHEMA: Schema = Schema { name: "status", number: 1 };
}

/// What came of one locality.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LocalityStatus {
    /// Code.
    pub place: Arc<str>,
    /// Name.
    pub name: Arc<str>,
    /// Whether it counts.
    pub state: State,
    /// Its first workbook came after the deadline.
    pub late: bool,
    /// Its workbooks by revision, then by name.
    pub files: Vec<FileStatus>,
    /// Findings that it has to correct.
    pub errors: usize,
    /// Findings that it has to correct or explain.
    pub warnings: usize,
    /// Findings worth knowing.
    pub infos: usize,
}

/// Whether a locality counts, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// One of its workbooks counts.
    Accepted,
    /// No workbook names it.
    Missing,
    /// What it sent cannot count: another period, a sheet that is absent, no number.
    Refused,
    /// What it sent waits for a decision of the organisers.
    Contested,
    /// Nothing of what it sent can be opened.
    Unreadable,
}

/// One workbook.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FileStatus {
    /// File name.
    pub file: Arc<str>,
    /// `Lần gửi`, where it could be read.
    pub revision: Option<u32>,
    /// When it came, where the receipts says so.
    pub received: Option<DateTime<FixedOffset>>,
    /// Its figures are the locality's.
    pub counts: bool,
    /// It waits for a decision of the organisers.
    pub waits: bool,
}

/// Who reported one line.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineStatus {
    /// Code.
    pub line: Arc<str>,
    /// Short name.
    pub short: String,
    /// How many localities have a usable value.
    pub reported: usize,
    /// Codes of the others, those without a workbook that counts among them.
    pub absent: Vec<Arc<str>>,
}
