//! What changed since the localities' earlier workbooks, and since the book's earlier edition; the same files and the same
//! edition give the same list.

use super::prepare::{self, Seen};
use crate::compose::{self, ReportContext, Templates};
use crate::consolidate;
use crate::model::book::Consolidated;
use crate::model::diff::Changes;
use crate::model::figure::Figure;
use crate::model::message::Fact;
use crate::model::submission::Submission;
use crate::msg;
use crate::project::Project;
use crate::publish::PreviousBuild;
use anyhow::Result;
use chrono::DateTime;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Notes in a subject everything that changed, and what that says.
///
/// # Errors
/// A template is wrong: a [`crate::compose::Diagnostic`].
pub(crate) fn note_changes(
    made: (&Project, &Arc<Templates>),
    subject: &mut ReportContext,
    replaced: &[Submission],
    edition: Option<&PreviousBuild>,
) -> Result<()> {
    subject.changes = changes(made, subject, replaced, edition)?;
    let seen = Seen { findings: &subject.report.findings, changes: &subject.changes };
    let today = subject.created.date_naive();
    subject.insights = prepare::insights(made.0, &subject.book, &subject.past, seen, today).into();
    Ok(())
}

/// Everything that changed, by the state it is compared with; states without any change are left out.
fn changes(
    (project, templates): (&Project, &Arc<Templates>),
    subject: &ReportContext,
    replaced: &[Submission],
    edition: Option<&PreviousBuild>,
) -> Result<Vec<Changes>> {
    let mut states = Vec::new();
    if !replaced.is_empty() {
        states.push((msg!("state-sent-before"), as_sent_before(project, subject, replaced)));
    }
    if let Some(edition) = edition {
        let at = &edition.name.generated_at;
        let made = DateTime::parse_from_rfc3339(at).map_or_else(|_| Fact::Text("".into()), Fact::Moment);
        states.push((msg!("state-published", made = made), as_published(project, subject, &edition.figures)));
    }
    let mut found = Vec::new();
    for (since, before) in states {
        let mut changes = consolidate::changes(since, &subject.form, &before, &subject.book);
        if !changes.is_empty() {
            changes.sentences = {
                let today = subject.created.date_naive();
                let seen = Seen { findings: &subject.report.findings, changes: &[] };
                let insights = prepare::insights(project, &before, &subject.past, seen, today);
                compose::changed_sentences(templates, subject, before, insights)?
            };
            found.push(changes);
        }
    }
    Ok(found)
}

/// The figures, had nobody sent a newer workbook.
fn as_sent_before(project: &Project, subject: &ReportContext, replaced: &[Submission]) -> Consolidated {
    let by_code: BTreeMap<&str, &Submission> = replaced.iter().map(|old| (&*old.locality.id.code, old)).collect();
    let before: Vec<Submission> = subject
        .submissions
        .iter()
        .map(|now| by_code.get(&*now.locality.id.code).map_or(now, |old| *old).clone())
        .collect();
    consolidate::consolidate(prepare::scope(project, subject.book.coverage.clone(), &subject.past), &before)
}

/// The figures of an earlier edition, as far as today's form has their lines and today's map their places; of a line that
/// the form did not have then, nobody knew anything.
fn as_published(project: &Project, subject: &ReportContext, figures: &[Figure]) -> Consolidated {
    let scope = prepare::scope(project, subject.book.coverage.clone(), &subject.past);
    let mut before = consolidate::consolidate(scope, &[]);
    let known = figures.iter().filter(|figure| subject.book.figure(&figure.place, &figure.line).is_some());
    before.figures.extend(known.map(|figure| (figure.place.clone(), Arc::clone(&figure.line), figure.clone())));
    before.ranks = consolidate::ranks(&subject.form, project.map.localities(), &before.figures);
    before
}
