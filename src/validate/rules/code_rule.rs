//! A rule of the program: what is said of it, and its check.

use super::super::context::Context;
use super::super::input::RuleInput;
use crate::model::finding::{Finding, Severity};
use crate::model::message::Message;
use crate::model::rule::{Origin, Rule, Status};
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::msg;

/// A rule, or several that one look at the data decides between, and their check.
pub struct CodeRules {
    pub(in crate::validate) rules: Vec<Rule>,
    pub(in crate::validate) check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One submission.
    One(for<'a> fn(RuleInput<'a>) -> Vec<Finding>),
    /// All submissions that count, next to each other.
    All(fn(&Context<'_>, &[Submission]) -> Vec<Finding>),
}

/// A rule of the program that is asked of every period, has no legal basis, and speaks to localities, who may explain what is
/// no error. Its findings cast no doubt on values. `severity` are the weights of its findings, heaviest first; `file` is `file!()`.
pub(super) fn rule(id: &str, severity: &[Severity], file: &str) -> Rule {
    Rule {
        id: id.into(),
        title: Message::verbatim(""),
        why: Message::verbatim(""),
        example: Message::verbatim(""),
        reads: Message::verbatim(""),
        in_force: msg!("every-period"),
        basis: Vec::new(),
        severity: severity.to_vec(),
        reweighed: None,
        status: Status::Active,
        explainable: true,
        explains_errors: false,
        standing: Standing::Sound,
        after: Vec::new(),
        origin: Origin::Program,
        defined: file.replace('\\', "/"),
    }
}
