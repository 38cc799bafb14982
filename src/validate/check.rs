//! All checks of one submission, of all of them next to each other, and of their sums.

use super::causes::with_causes;
use super::context::Context;
use super::input::RuleInput;
use super::relations;
use super::rules::{Check, Others, code_rules, implausible};
use super::sums;
use crate::model::finding::Finding;
use crate::model::findings::Findings;
use crate::model::relation::Relation;
use crate::model::submission::Submission;

/// All findings on one submission.
pub fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let input = RuleInput { context, submission };
    let mut findings: Findings =
        context.form.relations.iter().flat_map(|relation| relations::check(input, relation)).collect();
    for rule in code_rules() {
        if let Check::One(check) = rule.check {
            findings.extend(check(input).into_iter().map(|finding| as_declared(finding, context)));
        }
    }
    let place = submission.place();
    let mut findings = findings.into_vec();
    for finding in &mut findings {
        finding.place = Some(place.clone());
    }
    findings
}

/// What the relations that read a line say of one submission.
pub fn check_line(context: &Context<'_>, submission: &Submission, line: &str) -> Vec<Finding> {
    let input = RuleInput { context, submission };
    let reads = |relation: &&Relation| relation.must.lines().iter().any(|read| **read == *line);
    context.form.relations.iter().filter(reads).flat_map(|relation| relations::check(input, relation)).collect()
}

/// Findings that only show next to the other submissions.
pub fn check_all(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let mut findings: Findings =
        context.form.relations.iter().flat_map(|relation| relations::check_all(relation, submissions)).collect();
    for rule in code_rules() {
        if let Check::All(check) = rule.check {
            findings.extend(check(context, submissions).into_iter().map(|finding| as_declared(finding, context)));
        }
    }
    findings.into_vec()
}

/// Findings on the sums over regions and the country. `submissions` are those that count.
pub fn check_sums(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let asked =
        context.form.relations.iter().flat_map(|relation| relation.places.iter().map(move |at| (relation, *at)));
    asked
        .flat_map(|(relation, places)| {
            let groups = sums::groups(context.map, submissions, places);
            groups.into_iter().filter_map(|group| relations::check_sums(context, relation, group))
        })
        .collect()
}

/// Whether the values of one submission are plausible next to the others, without a check of all of them.
pub fn check_beside(context: &Context<'_>, others: &Others, submission: &Submission) -> Vec<Finding> {
    implausible(context, others, submission).into_iter().map(|finding| as_declared(finding, context)).collect()
}

/// A finding of the program's own with the causes and the severity that the form's registry gives its rule, and at least
/// the standing that the rule declares.
fn as_declared(finding: Finding, context: &Context<'_>) -> Finding {
    let Some(rule) = context.form.rule(&finding.rule) else { return finding };
    let severity = rule.reweighed.unwrap_or(finding.severity);
    let standing = finding.standing.max(rule.standing);
    with_causes(Finding { severity, standing, ..finding }, &rule.after)
}
