//! All checks of one submission, of all of them next to each other, and of their sums.

use super::causes::with_causes;
use super::context::Context;
use super::input::RuleInput;
use super::relations;
use super::rules::{Check, CodeRule, code_rules};
use super::sums;
use crate::model::finding::Finding;
use crate::model::submission::Submission;

/// All findings on one submission.
pub fn check(context: &Context<'_>, submission: &Submission) -> Vec<Finding> {
    let input = RuleInput { context, submission };
    let mut findings: Vec<Finding> =
        context.form.relations.iter().flat_map(|relation| relations::check(input, relation)).collect();
    for rule in code_rules() {
        if let Check::One(check) = rule.check {
            findings.extend(check(input).into_iter().map(|finding| as_declared(finding, rule, context)));
        }
    }
    let place = submission.place();
    for finding in &mut findings {
        finding.place = Some(place.clone());
    }
    findings
}

/// Findings that only show next to the other submissions.
pub fn check_all(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        context.form.relations.iter().flat_map(|relation| relations::check_all(relation, submissions)).collect();
    for rule in code_rules() {
        if let Check::All(check) = rule.check {
            findings.extend(check(context, submissions).into_iter().map(|finding| as_declared(finding, rule, context)));
        }
    }
    findings
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

/// A finding of the program's own with the causes and the severity that the form's registry gives its rule, and at least
/// the standing that the rule declares.
fn as_declared(finding: Finding, coded: &CodeRule, context: &Context<'_>) -> Finding {
    let rule = context.form.rule(&coded.rule.id).unwrap_or(&coded.rule);
    let severity = rule.reweighed.unwrap_or(finding.severity);
    let standing = finding.standing.max(rule.standing);
    with_causes(Finding { severity, standing, ..finding }, &rule.after)
}
