//! Reads, validates and consolidates what a conference has received.

use super::loader;
use super::progress::Progress;
use super::read_and_validate::{Checking, Input, Validated, read_and_validate};
use super::readings::Readings;
use super::receipts::{self, Receipt};
use crate::compose::ReportContext;
use crate::consolidate::{Scope, consolidate};
use crate::insights;
use crate::intake::Intake;
use crate::key;
use crate::model::book::Consolidated;
use crate::model::conclusion::{AddresseeKind, Task};
use crate::model::decision::ValueDecisions;
use crate::model::diff::Changes;
use crate::model::doubt::Doubts;
use crate::model::figure::Coverage;
use crate::model::finding::Finding;
use crate::model::follow_up::Tally;
use crate::model::history::{Concluded, Past};
use crate::model::insight::{Insights, Promises};
use crate::model::submission::Submission;
use crate::project::Project;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::path::Path;
use std::sync::Arc;

/// What a book is made from.
pub(crate) struct Sources<'a> {
    conference: &'a Path,
    templates: &'a Path,
    at: Option<DateTime<FixedOffset>>,
    readings: Option<&'a Readings>,
}

impl<'a> Sources<'a> {
    /// At the conference's own generation time.
    pub(crate) fn of(conference: &'a Path, templates: &'a Path) -> Sources<'a> {
        Sources { conference, templates, at: None, readings: None }
    }

    /// At another time.
    pub(crate) fn at(self, at: Option<DateTime<FixedOffset>>) -> Sources<'a> {
        Sources { at, ..self }
    }

    /// With what was read under the same declarations before.
    pub(crate) fn sharing(self, readings: Option<&'a Readings>) -> Sources<'a> {
        Sources { readings, ..self }
    }

    /// The generation time.
    pub(crate) fn created(&self, project: &Project) -> DateTime<FixedOffset> {
        self.at.unwrap_or(project.conference.generate_at)
    }
}

/// Everything that documents and reports speak of, and what it was made from.
pub(crate) struct Prepared {
    pub(crate) subject: ReportContext,
    pub(crate) receipts: Vec<Receipt>,
    /// Of localities that sent a newer workbook, the one before it.
    pub(crate) replaced: Vec<Submission>,
}

/// Reads, checks and consolidates what a conference has received.
pub(crate) fn prepare(
    project: &Project,
    sources: &Sources<'_>,
    intake: &Intake,
    progress: &dyn Progress,
) -> Result<Prepared> {
    Ok(consolidated(project, sources, read(project, sources, intake, progress)?))
}

/// Reads and checks what a conference has received.
pub(crate) fn read(
    project: &Project,
    sources: &Sources<'_>,
    intake: &Intake,
    progress: &dyn Progress,
) -> Result<Validated> {
    let files = loader::files(&sources.conference.join("submissions"))?;
    progress.stage(key!("stage-reading"), files.len());
    let asked = Input {
        folder: sources.conference,
        templates: sources.templates,
        files: &files,
        checking: Checking::Conference,
        today: sources.created(project).date_naive(),
        readings: sources.readings,
    };
    read_and_validate(project, &asked, intake, &|| progress.step())
}

/// Consolidates what was read.
pub(crate) fn consolidated(project: &Project, sources: &Sources<'_>, validated: Validated) -> Prepared {
    let doubts = Doubts::of(&validated.report.findings, &validated.accepted, &project.pack.form);
    let doubts = doubts.settled(&validated.values);
    let declared = scope(project, validated.coverage, &validated.past);
    let scope = Scope { values: &validated.values, doubts: &doubts, ..declared };
    let book = consolidate(scope, &validated.accepted);
    let created = sources.created(project);
    let seen = Seen { findings: &validated.report.findings, changes: &[] };
    let insights = insights(project, &book, &validated.past, seen, created.date_naive());
    let subject = ReportContext {
        conference: project.conference.clone(),
        form: project.pack.form.clone(),
        law: project.pack.law.clone(),
        book: book.into(),
        insights: insights.into(),
        submissions: validated.accepted.into(),
        changes: Vec::new(),
        past: validated.past,
        received: validated.receipts.iter().filter_map(|file| Some((Arc::clone(&file.file), file.received?))).collect(),
        files: receipts::by_code(&validated.receipts)
            .into_iter()
            .map(|(code, files)| (code, files.into_iter().map(|file| Arc::clone(&file.file)).collect()))
            .collect(),
        waiting: validated.waiting.into_iter().map(|(_, file)| file).collect(),
        report: validated.report.into(),
        decisions: Arc::new(validated.values),
        edition_steps: Arc::new(project.decisions.edition_steps().map(|(decision, ..)| decision.clone()).collect()),
        trial: false,
        catalogue: Arc::clone(&project.pack.catalogue),
        catalogues: project.pack.catalogues.clone(),
        names: Arc::default(),
        created,
        moment_given: sources.at,
        conclusion: project.pack.conclusion.clone(),
    };
    Prepared { subject, receipts: validated.receipts, replaced: validated.replaced }
}

/// What is known of the data besides the figures.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) findings: &'a [Finding],
    pub(crate) changes: &'a [Changes],
}

/// What became of the tasks that the conference before set to anybody but localities, which show it in their figures; none
/// where it set none.
fn promises(project: &Project, past: &Past, today: NaiveDate) -> Option<Promises> {
    let Concluded { title, date, tasks } = &past.last()?.concluded;
    let rules = project.pack.conclusion.as_ref()?;
    let kind = |task: &Task| rules.addressee(&task.to, *date).map(|addressee| addressee.kind);
    let central = tasks.iter().filter(|task| kind(task).is_some_and(|kind| kind != AddresseeKind::Province));
    let tally: Tally = central.map(|task| task.state(project.conference.progress_of(task), today)).collect();
    (tally.all > 0).then(|| Promises { conclusion: title.clone(), tally })
}

/// What the figures of a book say on a day.
pub(crate) fn insights(
    project: &Project,
    book: &Consolidated,
    past: &Past,
    seen: Seen<'_>,
    today: NaiveDate,
) -> Insights {
    insights::find(insights::Scope {
        form: &project.pack.form,
        book,
        past,
        findings: seen.findings,
        changes: seen.changes,
        promises: promises(project, past, today).as_ref(),
        law: &project.pack.law,
        data_to: project.conference.data_to,
        today,
    })
}

/// No decision on any value.
static NO_DECISION: ValueDecisions = ValueDecisions::new();

/// No doubt of any value.
static NO_DOUBT: Doubts = Doubts::none();

/// Who is expected, in what, under which form, after what; no value is decided or doubted.
pub(crate) fn scope<'a>(project: &'a Project, coverage: Coverage, past: &'a Past) -> Scope<'a> {
    Scope {
        form: &project.pack.form,
        localities: project.map.localities(),
        regions: project.map.regions(),
        coverage,
        period: project.conference.period,
        day: project.conference.data_to,
        past,
        carry_forward: project.conference.carry_forward.as_ref(),
        values: &NO_DECISION,
        doubts: &NO_DOUBT,
        materiality: project.pack.law.materiality,
        targets: &project.conference.targets,
    }
}
