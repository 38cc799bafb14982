//! From everything that was found to what is told: one root cause, explained, waived, or on trial.
//!
//! In: all findings on a conference. Out: what localities are told, what is on trial, what became of each waiver. Must
//! not: lose a finding that localities are told; what is not told by itself is told under what explains it.

mod group_by_cause;
mod waive;

use super::{Context, RULES};
use crate::messages::built_in;
use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::relation::Status;
use crate::model::report::{Report, Waived};
use crate::model::submission::Submission;
use crate::model::waiver::Waiver;
use crate::model::workbook::CellRef;
use chrono::NaiveDate;
use group_by_cause::{explains, fold, ranges};
use std::collections::BTreeMap;
use waive::{apply, not_applied};

/// Folds, explains and waives. `today` is the day of generation, on which a waiver still applies or not.
pub fn report(
    context: &Context<'_>,
    findings: Vec<Finding>,
    submissions: &[Submission],
    waivers: &[Waiver],
    today: NaiveDate,
) -> Report {
    let (shadow, active): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| status(context.form, &finding.rule) == Status::Shadow);
    let before_folding = active.len();
    let mut findings = ranges(fold(active));
    // A rule on trial that only repeats what is told teaches nothing about itself.
    let mut shadow = ranges(fold(shadow));
    shadow.retain(|finding| !findings.iter().any(|cause| explains(cause, finding)));
    let by_file: BTreeMap<&str, &Submission> = submissions.iter().map(|s| (&*s.file, s)).collect();
    for finding in findings.iter_mut().chain(&mut shadow) {
        finding.explanation = explanation(context.form, finding, &by_file);
    }
    let mut waived = Vec::new();
    let mut stale = Vec::new();
    for waiver in waivers {
        match apply(waiver, &mut findings, &by_file, today) {
            Ok(finding) => waived.push(Waived { waiver: waiver.clone(), finding }),
            Err(why) => stale.push(not_applied(context.form, waiver, &why)),
        }
    }
    findings.extend(stale);
    findings.sort_by(Finding::order);
    shadow.sort_by(Finding::order);
    Report { findings, shadow, before_folding, waived }
}

fn status(form: &Form, rule: &str) -> Status {
    let coded = RULES.iter().find(|coded| *coded.id == *rule).map(|coded| coded.status);
    form.rule(rule).map(|declared| declared.status).or(coded).unwrap_or_default()
}

/// What the locality wrote on the sheet of results or in the remarks beside the value, where a finding asks for no
/// correction.
fn explanation(form: &Form, finding: &Finding, by_file: &BTreeMap<&str, &Submission>) -> Option<String> {
    if finding.severity == Severity::Error || !finding.rule.starts_with('V') {
        return None;
    }
    let submission = by_file.get(finding.at.file()?)?;
    let in_results =
        submission.listed.iter().find(|listed| listed.is(finding, &built_in)).and_then(|l| l.explanation.clone());
    let beside_line = || submission.lines.get(finding.line.as_ref()?)?.note.clone();
    let beside_row = || remark(form, submission, finding.at.cell()?);
    in_results.or_else(beside_line).or_else(beside_row).filter(|note| !note.trim().is_empty())
}

/// The remarks of the row of a table that a cell stands in.
fn remark(form: &Form, submission: &Submission, cell: &CellRef) -> Option<String> {
    form.sheets.iter().find_map(|sheet| {
        let column = sheet.kind.table()?.iter().find(|column| column.explains)?;
        let mut rows = submission.tables.get(&sheet.key)?.iter();
        let row = rows.find(|row| row.at.sheet == cell.sheet && row.at.row == cell.row)?;
        row.text(&column.key).map(str::to_owned)
    })
}
