//! Invented data that templates are tried on, so that a wrong name in any branch is told before a workbook is read.

use crate::compose::{self, ReportContext};
use crate::consolidate::{Scope, consolidate};
use crate::model::conference::CarryForward;
use crate::model::declared::Declared;
use crate::model::diff::{Change, Changes, RankChange, SentenceChange, Side};
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::form::{Form, Line, National};
use crate::model::history::{Past, PastPeriod, PastValue};
use crate::model::locality::Vintage;
use crate::model::quantity::Quantity;
use crate::model::report::{Report, Waived};
use crate::model::submission::Submission;
use crate::model::target::{Amount, Target};
use crate::model::waiver::Waiver;
use crate::pipeline::prepare::scope;
use crate::project::Project;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fullest data the form allows, after a past with less and one with more; none that counts of what came, with the
/// past standing in and without one; none that came. Each is made up when its turn comes: one of a long list is large.
pub(crate) fn made_up_subjects(project: &Project) -> impl IndexedParallelIterator<Item = Arc<ReportContext>> {
    let full: Vec<Submission> =
        project.map.localities().iter().take(2).map(|l| compose::probe(&project.pack.form, l)).collect();
    let some = full.first().map(|submission| Arc::clone(&submission.locality.id.code));
    let lacking: Vec<_> = some.into_iter().collect();
    let (less, more) = (made_up_past(project, &full, Decimal::ZERO), made_up_past(project, &full, Decimal::TWO));
    [
        (full.clone(), lacking.clone(), less),
        (full, lacking.clone(), more.clone()),
        (Vec::new(), lacking.clone(), more),
        (Vec::new(), lacking, Past::default()),
        (Vec::new(), Vec::new(), Past::default()),
    ]
    .into_par_iter()
    .with_max_len(1)
    .map(|(submissions, lacking, past)| Arc::new(made_up(project, submissions, lacking, past)))
}

/// A period on each map, with the same value everywhere.
fn made_up_past(project: &Project, submissions: &[Submission], value: Decimal) -> Past {
    let sums = || project.pack.form.lines.iter().filter(|line| line.national == National::Sum);
    let known = PastValue {
        quantity: Quantity { value, qualifier: None },
        of: vec!["x (cũ)".into(), "y (cũ)".into()],
        cells: Vec::new(),
    };
    let values = || sums().map(|line| (Arc::clone(&line.code), known.clone())).collect();
    let of = |vintage: Vintage| PastPeriod {
        conference: "x".to_owned(),
        period: project.conference.period,
        data_to: project.conference.data_to,
        vintage,
        values: submissions.iter().map(|one| (Arc::clone(&one.locality.id.code), values())).collect(),
        submissions: BTreeMap::new(),
    };
    Past { periods: [Vintage::V34, Vintage::V63].map(of).into() }
}

/// `lacking` are both missing and late, and sent a file all the same.
fn made_up(project: &Project, submissions: Vec<Submission>, lacking: Vec<Arc<str>>, past: Past) -> ReportContext {
    let finding = |submission: &Submission| {
        let place = Place::Locality(Arc::clone(&submission.locality.id.code));
        let finding =
            |severity| Finding::new("V00", severity, "x").with_place(Some(place.clone())).with_suggestion("x");
        [Severity::Error, Severity::Warning].map(finding)
    };
    let files = lacking.iter().map(|code| (Arc::clone(code), vec!["x".into()])).collect();
    let expected = project.map.localities().len();
    let targets: Vec<Target> = project.pack.form.lines.iter().map(made_up_target).collect();
    let coverage = Coverage { expected, missing: lacking.clone(), late: lacking, ..Coverage::default() };
    let carry_forward = Some(&CarryForward { lines: None, declared: Declared::default() });
    let scope = Scope { targets: &targets, carry_forward, ..scope(project, coverage, &past) };
    ReportContext {
        conference: project.conference.clone(),
        form: project.pack.form.clone(),
        law: project.pack.law.clone(),
        book: consolidate(scope, &submissions).into(),
        files,
        report: settled(submissions.iter().flat_map(finding).collect()).into(),
        changes: submissions.iter().take(1).map(|one| made_up_changes(&project.pack.form, one)).collect(),
        received: submissions.iter().map(|s| (Arc::clone(&s.file), project.conference.deadline)).collect(),
        submissions: submissions.into(),
        past: past.into(),
        trial: true,
        catalogue: Arc::clone(&project.pack.catalogue),
        created: project.conference.generate_at,
    }
}

/// All of the line, some day.
fn made_up_target(line: &Line) -> Target {
    let amount = Amount::Percent { of: Arc::clone(&line.code), percent: Decimal::ONE_HUNDRED };
    Target { line: Arc::clone(&line.code), amount, by: chrono::NaiveDate::MAX, declared: Declared::default() }
}

/// A change of every kind.
fn made_up_changes(form: &Form, submission: &Submission) -> Changes {
    let line = form.lines.first().map_or_else(|| "".into(), |line| Arc::clone(&line.code));
    let place = submission.place();
    let side = Side { text: "1".to_owned(), cell: "x".to_owned() };
    let change = Change { place: place.clone(), line: Arc::clone(&line), before: side.clone(), after: side };
    let sentence = SentenceChange { document: "x".to_owned(), before: "x".to_owned(), after: "x".to_owned() };
    Changes {
        since: "x".to_owned(),
        cells: vec![change.clone()],
        totals: vec![Change { place: Place::Country, ..change }],
        ranks: vec![RankChange { place, line, before: 1, after: 2 }],
        sentences: vec![sentence],
    }
}

/// Findings of every kind: told, on trial, waived.
fn settled(findings: Vec<Finding>) -> Report {
    let waived = findings.first().and_then(|finding| {
        let waiver = Waiver {
            rule: Arc::clone(&finding.rule),
            place: finding.place.clone()?,
            line: None,
            value: None,
            by: "x".to_owned(),
            reason: "x".to_owned(),
            until: chrono::NaiveDate::MAX,
            declared: Declared::default(),
        };
        Some(Waived { waiver, finding: finding.clone() })
    });
    Report { trial: findings.clone(), before_grouping: findings.len(), waived: waived.into_iter().collect(), findings }
}
