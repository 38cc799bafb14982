//! `rules --json`: what each rule asks; `rules --backtest --json`: how each did in the past.

use super::{Contract, Schema};
use crate::messages::Catalogue;
use crate::model::finding::Severity;
use crate::model::message::Message;
use crate::model::rule::{Rule, Status};
use serde::Serialize;
use std::collections::BTreeMap;

/// The rules of every form of every pack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleBooks {
    /// One for each form.
    pub books: Vec<FormRules>,
}

impl Contract for RuleBooks {
    const SCHEMA: Schema = Schema { name: "rules", number: 1 };
}

/// The rules of one form of a pack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FormRules {
    /// Folder under `templates/`.
    pub pack: String,
    /// Form id.
    pub form: String,
    /// By id: rules of reading, then of content.
    pub rules: Vec<RuleRecord>,
}

/// A rule, worded.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleRecord {
    id: String,
    title: String,
    why: String,
    severity: Vec<Severity>,
    status: Status,
    explainable: bool,
    in_force: String,
    basis: Vec<String>,
    reads: String,
    defined: String,
    example: String,
}

impl RuleRecord {
    /// A rule in the words of a catalogue.
    pub fn new(rule: &Rule, catalogue: &Catalogue) -> RuleRecord {
        let text = |message: &Message| catalogue.text(message);
        RuleRecord {
            id: rule.id.to_string(),
            title: text(&rule.title),
            why: text(&rule.why),
            severity: rule.severity.clone(),
            status: rule.status,
            explainable: rule.explainable,
            in_force: text(&rule.in_force),
            basis: rule.basis.iter().map(text).collect(),
            reads: text(&rule.reads),
            defined: rule.defined.to_string(),
            example: text(&rule.example),
        }
    }
}

/// How rules did over past conferences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Backtest {
    /// By id.
    pub rules: BTreeMap<String, Fired>,
}

impl Contract for Backtest {
    const SCHEMA: Schema = Schema { name: "backtest", number: 1 };
}

/// How a rule did over past conferences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fired {
    /// Findings it made, reported by themselves or not.
    pub fired: usize,
    /// Of these, reported under another finding that is their cause.
    pub grouped: usize,
    /// Of these, explained by the locality.
    pub explained: usize,
    /// Of these, waived by the secretariat.
    pub waived: usize,
    /// Of these, on trial.
    pub trial: usize,
}
