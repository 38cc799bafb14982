//! V34: an optional list or supplement that was not sent, and what could not be checked for it.

use super::super::input::RuleInput;
use super::super::side::Lines;
use super::code_rule::{self, Check, CodeRules};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::{Sheet, SheetKind};
use crate::model::relation::{Must, Relation};
use crate::model::rule::Rule;
use crate::msg;
use std::collections::BTreeSet;
use std::sync::Arc;

const ID: &str = "V34";
const SEVERITY: Severity = Severity::Warning;

/// A workbook without its list, or without its supplement, has fewer findings than one with it, and is not better for it. What
/// could not be checked is named; the past, the bounds by other lines and the other localities are what is left.
pub(super) fn rule() -> CodeRules {
    CodeRules {
        rules: vec![Rule {
            title: msg!("rule-v34"),
            why: msg!("rule-v34-why"),
            reads: msg!("rule-v34-reads"),
            example: msg!("rule-v34-example"),
            ..code_rule::rule(ID, &[SEVERITY], file!())
        }],
        check: Check::One(not_sent),
    }
}

fn not_sent(input: RuleInput<'_>) -> Vec<Finding> {
    let optional = input.context.form.sheets.iter().filter(|sheet| !sheet.required);
    optional.filter_map(|sheet| absent(input, sheet)).collect()
}

fn absent(input: RuleInput<'_>, sheet: &Sheet) -> Option<Finding> {
    let reads = unchecked(input, sheet);
    if reads.is_empty() {
        return None;
    }
    let rules: BTreeSet<&str> = reads.iter().map(|relation| &*relation.rule).collect();
    let rules: Vec<String> = rules.into_iter().map(str::to_owned).collect();
    let message = msg!("not-sent", title = &sheet.title, sheet = &sheet.name, rules = rules);
    Some(
        Finding::new(ID, SEVERITY, message)
            .with_location(Location::File(Arc::clone(&input.submission.file)))
            .with_suggestion(msg!("not-sent-correction", sheet = &sheet.name))
            .with_key(&*sheet.key),
    )
}

/// The relations that a sheet is read for, where it holds nothing and there is something to hold.
fn unchecked<'a>(input: RuleInput<'a>, sheet: &Sheet) -> Vec<&'a Relation> {
    let form = input.context.form;
    let has = |code: &str| input.reported(code).is_some_and(|side| !side.value().is_zero());
    match &sheet.kind {
        SheetKind::Table(_) if input.rows(&sheet.key).is_empty() => {
            let read: Vec<&Relation> =
                form.relations.iter().filter(|relation| relation.must.table() == Some(&sheet.key)).collect();
            let counted = |relation: &&Relation| matches!(&relation.must, Must::Recomputed { line, .. } if has(line));
            // Where there is nothing, an empty list says so.
            if read.iter().any(counted) { read } else { Vec::new() }
        }
        SheetKind::Lines { .. } => {
            let is_own = |code: &str| form.line(code).is_some_and(|line| line.sheet == sheet.key);
            let is_sent = form.lines.iter().any(|line| line.sheet == sheet.key && input.reported(&line.code).is_some());
            let elsewhere = |relation: &&Relation| relation.must.lines().iter().any(|code| !is_own(code) && has(code));
            let read = form.relations.iter().filter(|relation| relation.must.lines().iter().any(|code| is_own(code)));
            read.filter(|relation| !is_sent && elsewhere(relation)).collect()
        }
        SheetKind::Table(_) | SheetKind::Info(_) => Vec::new(),
    }
}
