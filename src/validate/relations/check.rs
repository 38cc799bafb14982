//! From a relation to the check behind it.

use super::super::causes::with_causes;
use super::super::context::Context;
use super::super::input::RuleInput;
use super::super::side::Lines;
use super::super::sums::{Group, Sums};
use super::each::Bounded;
use super::names::Named;
use super::recomputed::Recount;
use super::unlike::{Unwanted, unlike};
use super::{lines, over_time, rate};
use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::law::Provision;
use crate::model::message::Message;
use crate::model::relation::{Must, Places, Range, Relation};
use crate::model::submission::Submission;
use crate::msg;

/// The findings of one submission on a relation.
pub(in crate::validate) fn check(input: RuleInput<'_>, relation: &Relation) -> Vec<Finding> {
    if !relation.places.contains(&Places::Locality) || !is_asked(input.context, relation) {
        return Vec::new();
    }
    let law = law(input.context, relation);
    let found = violations(input, relation, law);
    found.into_iter().map(|finding| finished(finding, relation, law)).collect()
}

/// The findings on a relation between submissions.
pub(in crate::validate) fn check_all(relation: &Relation, submissions: &[Submission]) -> Vec<Finding> {
    match &relation.must {
        Must::Distinct { table, column, beside, ignoring } => {
            let found = Named { table, column, beside, ignoring }.shared(relation, submissions);
            found.into_iter().map(|finding| finished(finding, relation, None)).collect()
        }
        _ => Vec::new(),
    }
}

/// The finding on the sums over a group of localities.
pub(in crate::validate) fn check_sums(context: &Context<'_>, relation: &Relation, group: Group<'_>) -> Option<Finding> {
    if !is_asked(context, relation) {
        return None;
    }
    let law = law(context, relation);
    let sums = Sums::of(context.form, &group, &relation.must.lines())?;
    let found = finished(between_lines(&sums, context.form, relation, law)?, relation, law);
    let message = msg!("relation-of-sums", place = group.name, count = sums.count, message = found.message);
    Some(Finding { message, place: Some(group.place), ..found })
}

fn is_asked(context: &Context<'_>, relation: &Relation) -> bool {
    relation.in_force.is_none_or(|days| days.holds_on(context.day))
}

fn law<'a>(context: &Context<'a>, relation: &Relation) -> Option<&'a Provision> {
    relation.law.as_ref().and_then(|id| context.law.on(id, context.day))
}

/// Relations between lines, of a submission or of sums.
fn between_lines<'a>(
    values: impl Lines<'a>,
    form: &Form,
    relation: &Relation,
    law: Option<&Provision>,
) -> Option<Finding> {
    let limit = law.and_then(|provision| provision.value);
    match &relation.must {
        Must::Equals { line, sum, tolerance } => lines::equals(values, relation, line, sum, *tolerance),
        Must::AtMost { line, plus, limit } => {
            lines::at_most(values, relation, line, plus, limit, usual_share(form, line, limit))
        }
        Must::Needs { line, with } => lines::needs(values, relation, line, with),
        Must::ZeroWith { line, with } => lines::zero_with(values, relation, line, with),
        Must::Share { of, per, usual } => lines::share(values, relation, of, per, *usual),
        Must::Average { of, per, usual } => lines::average(values, relation, of, per, *usual),
        Must::Within { line } => lines::within(values, relation, line, limit?),
        Must::Reaches { of, per } => lines::reaches(values, relation, of, per, limit?),
        Must::Rate { .. }
        | Must::Denominator { .. }
        | Must::Each { .. }
        | Must::Recomputed { .. }
        | Must::Distinct { .. }
        | Must::Unlike { .. }
        | Must::NotFalling { .. }
        | Must::GrowsBy { .. }
        | Must::CoversHalf { .. } => None,
    }
}

/// The share that a line usually has of another, where the form says so: a part above its whole may be anything in it.
fn usual_share(form: &Form, of: &str, per: &str) -> Option<Range> {
    form.relations.iter().find_map(|relation| match &relation.must {
        Must::Share { of: part, per: whole, usual } if **part == *of && **whole == *per => Some(*usual),
        _ => None,
    })
}

/// The findings of one submission, if it violates the relation.
fn violations(input: RuleInput<'_>, relation: &Relation, law: Option<&Provision>) -> Vec<Finding> {
    let one = |found: Option<Finding>| found.into_iter().collect();
    match &relation.must {
        Must::Equals { .. }
        | Must::AtMost { .. }
        | Must::ZeroWith { .. }
        | Must::Needs { .. }
        | Must::Share { .. }
        | Must::Average { .. }
        | Must::Within { .. }
        | Must::Reaches { .. } => one(between_lines(input, input.context.form, relation, law)),
        Must::Rate { line, of, per, explained_by } => {
            one(rate::rate(input, relation, [line, of, per], explained_by.as_deref()))
        }
        Must::Denominator { line, of, per, instead } => {
            one(rate::denominator(input, relation, [line, of, per], instead))
        }
        Must::Each { table, column, bound, since } => law.map_or_else(Vec::new, |law| {
            let list = Bounded { table, column, bound: *bound, since: since.as_deref() };
            list.violations(input, relation, law)
        }),
        Must::Recomputed { line, table, sum, rows, tolerance } => {
            let recount = Recount { line, table, sum: sum.as_deref(), rows, tolerance: *tolerance };
            one(recount.violation(input, relation))
        }
        Must::Distinct { table, column, beside, ignoring } => {
            Named { table, column, beside, ignoring }.twice(input, relation)
        }
        Must::Unlike { table, column, words, abbreviations, before_names } => {
            unlike(input, relation, (table, column), &Unwanted::new(words, abbreviations, before_names))
        }
        Must::NotFalling { line } => one(over_time::not_falling(input, relation, line)),
        Must::GrowsBy { line, by } => one(over_time::grows_by(input, relation, line, by)),
        Must::CoversHalf { line, more } => one(over_time::covers_half(input, relation, line, *more)),
    }
}

/// The finding with basis, suggestion and severity that the relation and its law give, and what may be its cause.
fn finished(mut finding: Finding, relation: &Relation, law: Option<&Provision>) -> Finding {
    let declared = relation.basis.iter().flat_map(|basis| basis.split("; ")).map(Message::verbatim);
    finding.basis = declared.chain(law.map(Provision::citation)).collect();
    if let Some(suggestion) = &relation.suggestion {
        finding.suggestion = Some(Message::verbatim(suggestion.as_str()));
    }
    // What rests on a basis of its own does not weigh less for what a law adds.
    let rests_on_law_alone = relation.basis.is_none();
    if finding.severity == Severity::Error && rests_on_law_alone && law.is_some_and(|provision| !provision.is_firm()) {
        finding.severity = Severity::Warning;
    }
    finding.standing = finding.standing.max(relation.standing);
    finding.cause.lines = relation.must.lines();
    with_causes(finding, &relation.after)
}
