//! What is reported of everything that was found.

use super::super::context::Context;
use super::explain::explanation;
use super::flood::flood;
use super::group_by_cause::{explains, group_by_cause};
use super::ranges::ranges;
use super::waive::{apply, not_applied};
use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::report::{Report, Waived};
use crate::model::rule::Status;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::model::waiver::Waiver;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Groups by cause, explains and waives. `today` is the day of generation, on which a waiver still applies or not.
pub fn report(
    context: &Context<'_>,
    mut findings: Vec<Finding>,
    submissions: &[Submission],
    waivers: &[Waiver],
    today: NaiveDate,
) -> Report {
    for finding in &mut findings {
        finding.basis.retain(|citation| context.law.is_citable_on(context.day, citation));
    }
    let (trial, active): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| status(context.form, &finding.rule) == Status::Trial);
    let before_grouping = active.len();
    let mut findings = ranges(group_by_cause(active));
    // A rule on trial that only repeats what is reported teaches nothing about itself.
    let mut trial = ranges(group_by_cause(trial));
    trial.retain(|finding| !findings.iter().any(|cause| explains(cause, finding)));
    let by_file: BTreeMap<&str, &Submission> = submissions.iter().map(|s| (&*s.file, s)).collect();
    for finding in findings.iter_mut().chain(&mut trial) {
        finding.explanation = explanation(context.form, finding, &by_file);
    }
    let mut waived = Vec::new();
    let mut stale = Vec::new();
    for waiver in waivers {
        match apply(waiver, &mut findings, &by_file, today) {
            Ok(finding) => waived.push(Waived { waiver: waiver.clone(), finding }),
            Err(why) => stale.push(not_applied(context.form, waiver, why)),
        }
    }
    findings.extend(stale);
    let (mut findings, mut trial) = (flood(findings), flood(trial));
    for found in [&mut findings, &mut trial] {
        found.sort_by(Finding::order);
        identify(found);
    }
    for finding in &mut findings {
        finding.standing = settled(finding);
    }
    Report { findings, trial, before_grouping, waived }
}

/// Names each finding by what it is about; findings in the contract's order.
fn identify(findings: &mut [Finding]) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let matter = finding.matter();
        let count = known.entry(matter.clone()).or_default();
        *count += 1;
        finding.id = if *count == 1 { matter.into() } else { format!("{matter}:{count}").into() };
    }
}

/// What a finding makes of values in the end: nothing where it only informs, as one that is waived does.
fn settled(finding: &Finding) -> Standing {
    if finding.severity == Severity::Info { Standing::Sound } else { finding.standing }
}

fn status(form: &Form, rule: &str) -> Status {
    form.rule(rule).map(|rule| rule.status).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::Severity;
    use crate::model::message::Message;

    #[test]
    fn findings_of_one_matter_have_ids_of_their_own() {
        let finding = |rule: &str| Finding::new(rule, Severity::Warning, Message::verbatim("x"));
        let mut found = [finding("V01"), finding("V01"), finding("V02"), finding("V01")];
        identify(&mut found);
        let [first, second, other, third] = found.map(|finding| finding.id);
        assert!(!first.is_empty() && !other.is_empty() && first != other);
        assert_eq!([&*second, &*third], [format!("{first}:2"), format!("{first}:3")]);
    }
}
