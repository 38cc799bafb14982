//! What is said of a rule, wherever it is written: in a form, in `validate::rules`, or among the rules of reading.
//!
//! The rules of a form, of the program and of reading make one registry, [`Form::rules`](super::form::Form::rules), in
//! which each id stands once.

use super::finding::Severity;
use super::message::Message;
use super::standing::Standing;
use std::sync::Arc;

/// A rule, without what it checks.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// `V07`.
    pub id: Arc<str>,
    /// What it asks.
    pub title: Message,
    /// Why it is asked; empty where the title says it.
    pub why: Message,
    /// A case that breaks it.
    pub example: Message,
    /// What it reads.
    pub reads: Message,
    /// Data it is asked of.
    pub in_force: Message,
    /// Legal bases, those of the law with their days.
    pub basis: Vec<Message>,
    /// Weights its findings can have, heaviest first.
    pub severity: Vec<Severity>,
    /// The weight that the form gives to each finding the program makes under this rule, instead of the program's own.
    pub reweighed: Option<Severity>,
    /// Whether localities are reported.
    pub status: Status,
    /// Whether a locality may answer a finding that is no error with an explanation.
    pub explainable: bool,
    /// Whether it may answer an error too, because another value than the one in its workbook can be the wrong one.
    pub explains_errors: bool,
    /// What a finding makes of the values it is about, where it is no information; the heaviest where findings differ.
    pub standing: Standing,
    /// Rules whose findings on the same values are the cause of its own.
    pub after: Vec<Arc<str>>,
    /// Who checks it.
    pub origin: Origin,
    /// The file it is written in.
    pub defined: String,
}

/// Whether a rule speaks to localities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It does.
    #[default]
    Active,
    /// On trial: counted and listed for the secretariat only.
    Trial,
}

/// Who checks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Whoever receives and reads workbooks.
    Reading,
    /// A function under `validate::rules`.
    Program,
    /// Relations of the form.
    Form,
}
