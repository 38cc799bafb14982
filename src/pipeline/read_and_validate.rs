//! The workbooks of a conference to submissions, which of them count, and findings: shared by `build`, `check` and `rules`.

use crate::intake::Intake;
use crate::localities::MapBefore;
use crate::model::arrival::Selected;
use crate::model::conference::Conference;
use crate::model::decision::{FileId, ValueDecisions};
use crate::model::figure::{Coverage, Place};
use crate::model::finding::{Finding, Severity};
use crate::model::history::Past;
use crate::model::locality::Vintage;
use crate::model::reading;
use crate::model::report::Report;
use crate::model::submission::Submission;
use crate::msg;
use crate::pipeline::beside;
use crate::pipeline::decisions;
use crate::pipeline::history;
use crate::pipeline::loader::{self, ReadContext, SourceFile};
use crate::pipeline::readings::Readings;
use crate::pipeline::receipts::{self, Receipt};
use crate::pipeline::selection::{self, Selection};
use crate::project::Project;
use crate::publish::ManifestFile;
use crate::validate::{self, Context};
use anyhow::Result;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Which workbooks are checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checking {
    /// Those that count, with a finding for every locality of which none does: for a book.
    Conference,
    /// Every one there is: for whoever asks about his own file.
    Files,
}

/// What came in and what is to be said of it.
pub(crate) struct Validated {
    /// Where files are checked: every workbook that says whose it is, in order of the files.
    pub(crate) all: Vec<Submission>,
    /// Those that count, by code.
    pub(crate) accepted: Vec<Submission>,
    /// Of localities that sent a newer workbook, the one before it.
    pub(crate) replaced: Vec<Submission>,
    /// Files that wait for a decision: code of the locality they name, and name.
    pub(crate) waiting: Vec<(Arc<str>, Arc<str>)>,
    /// Every file with its sender.
    pub(crate) receipts: Vec<Receipt>,
    /// Decisions on values of the files that count.
    pub(crate) values: ValueDecisions,
    /// Who sent, who counts.
    pub(crate) coverage: Coverage,
    /// Findings.
    pub(crate) report: Report,
    /// What earlier conferences say.
    pub(crate) past: Arc<Past>,
    /// Workbooks by their hashes, those of earlier conferences behind them.
    pub(crate) inputs: Vec<ManifestFile>,
}

impl Validated {
    /// The file of a submission, by its content.
    pub(crate) fn file_id(&self, submission: &Submission) -> Option<FileId> {
        let receipt = self.receipts.iter().find(|receipt| receipt.file == submission.file)?;
        Some(FileId { name: receipt.name.as_str().into(), sha256: Arc::clone(&receipt.sha256) })
    }
}

/// Where things lie and when the validated is made.
pub(crate) struct Input<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) templates: &'a Path,
    pub(crate) files: &'a [SourceFile],
    pub(crate) checking: Checking,
    /// Day of generation: a waiver runs until a day.
    pub(crate) today: NaiveDate,
    /// What was read under the same declarations before.
    pub(crate) readings: Option<&'a Readings>,
}

/// Reads and checks. `done` is called after each workbook.
pub(crate) fn read_and_validate(
    project: &Project,
    asked: &Input<'_>,
    intake: &Intake,
    done: &(dyn Fn() + Sync),
) -> Result<Validated> {
    let history = || history::read(project, asked.folder, asked.templates, intake);
    let earlier = asked.readings.map_or_else(|| history().map(Arc::new), |readings| readings.earlier(history))?;
    let of_files = asked.checking == Checking::Files;
    let decisions = &project.decisions;
    let read = ReadContext {
        form: &project.pack.form,
        map: &project.map,
        past: &earlier.past,
        decisions,
        conference: &project.conference,
        words: &project.pack.catalogue,
        readings: asked.readings,
    };
    // A file from elsewhere is read once.
    let of_asked = ReadContext { readings: asked.readings.filter(|_| !of_files), ..read };
    let received = loader::receive(&of_asked, intake, asked.files, done);
    of_asked.readings.into_iter().for_each(|readings| readings.keep_only(&received));
    let receipts = receipts::of(project.receipts.as_ref(), &received);
    let mut inputs: Vec<ManifestFile> = received.iter().map(|file| file.manifest.clone()).collect();
    let beside = of_files.then(|| beside::read(asked.folder, &received, &read, intake)).transpose()?;
    let names: BTreeSet<Arc<str>> = received.iter().map(|file| Arc::clone(&file.shown)).collect();
    let selection = selection::select(&read, project.receipts.as_ref(), received, beside);
    let Selection { selected: Selected { accepted, replaced, waiting, .. }, all, mut findings } = selection;
    let former = former(&project.conference)?;
    let context = context(project, &earlier.past, former.as_ref());
    let checked = match asked.checking {
        Checking::Conference => &accepted,
        Checking::Files => &all,
    };
    let check = |submission: &Submission| {
        let check = || validate::check(&context, submission);
        of_asked.readings.map_or_else(check, |readings| readings.findings(submission, check))
    };
    findings.par_extend(checked.par_iter().flat_map_iter(check));
    findings.extend(validate::check_all(&context, &accepted));
    let mut waivers = project.waivers();
    if of_files {
        let places: BTreeSet<Place> = all.iter().map(Submission::place).collect();
        findings.retain(|finding| beside::concerns(finding, &names, &places));
        waivers.retain(|waiver| places.contains(&waiver.place));
    }
    let (late, after_deadline): (Vec<_>, Vec<_>) =
        receipts::late(project.conference.deadline, &receipts).into_iter().unzip();
    let sent = receipts::by_code(&receipts);
    let coverage = Coverage { late, ..coverage(project, &accepted, &sent, &waiting) };
    let values = decisions::on_values(decisions, &accepted, &receipts);
    if asked.checking == Checking::Conference {
        findings.extend(values.findings);
        findings.extend(validate::check_sums(&context, &accepted));
        findings.extend(after_deadline);
        findings.extend(coverage.missing.iter().map(|code| absent(code, sent.get(code), &coverage)));
    }
    let mut report = validate::report(&context, findings, checked, &waivers, asked.today);
    decisions::explain(&project.explanations, &project.pack.form, &mut report.findings);
    decisions::answer_explanations(&project.decisions, &mut report.findings);
    inputs.extend(earlier.inputs.iter().cloned());
    let values = values.value;
    Ok(Validated {
        all,
        accepted,
        replaced,
        waiting,
        receipts,
        values,
        coverage,
        report,
        past: Arc::clone(&earlier.past),
        inputs,
    })
}

/// What the submissions of a conference are checked against.
pub(crate) fn context<'a>(project: &'a Project, past: &'a Past, former: Option<&'a MapBefore>) -> Context<'a> {
    Context {
        form: &project.pack.form,
        law: &project.pack.law,
        day: project.conference.data_to,
        period: project.conference.period,
        past,
        map: &project.map,
        former,
    }
}

/// The map before today's, where there was one.
pub(crate) fn former(conference: &Conference) -> Result<Option<MapBefore>> {
    let follows = conference.vintage == Vintage::V34 && conference.localities.is_none();
    follows.then(MapBefore::load).transpose()
}

fn coverage(
    project: &Project,
    accepted: &[Submission],
    sent: &BTreeMap<Arc<str>, Vec<&Receipt>>,
    waiting: &[(Arc<str>, Arc<str>)],
) -> Coverage {
    let counted: BTreeSet<&str> = accepted.iter().map(|submission| &*submission.locality.id.code).collect();
    let expected = project.map.localities();
    let missing = expected.iter().map(|l| &l.id.code).filter(|code| !counted.contains(&***code));
    let unreadable = sent.iter().filter(|(_, files)| !files.iter().any(|file| file.is_read)).map(|(code, _)| code);
    let waiting: BTreeSet<Arc<str>> = waiting.iter().map(|(code, _)| Arc::clone(code)).collect();
    Coverage {
        expected: expected.len(),
        received: sent.len(),
        accepted: counted.len(),
        missing: missing.cloned().collect(),
        late: Vec::new(),
        unreadable: unreadable.cloned().collect(),
        waiting: waiting.into_iter().collect(),
        held: Vec::new(),
    }
}

/// Of a locality of which nothing counts: nothing came, or what came cannot be read, or waits, or is refused.
fn absent(code: &Arc<str>, sent: Option<&Vec<&Receipt>>, coverage: &Coverage) -> Finding {
    let files: Vec<&Arc<str>> = sent.into_iter().flatten().map(|receipt| &receipt.file).collect();
    let (message, suggestion) = if files.is_empty() {
        (msg!("absent"), msg!("absent-send"))
    } else if coverage.unreadable.contains(code) {
        (msg!("absent-unreadable", files = files), msg!("absent-send-again"))
    } else if coverage.waiting.contains(code) {
        (msg!("absent-waiting", files = files), msg!("absent-confirm"))
    } else {
        (msg!("absent"), msg!("absent-send-again"))
    };
    Finding::new(reading::ABSENT, Severity::Error, message)
        .with_place(Some(Place::Locality(Arc::clone(code))))
        .with_suggestion(suggestion)
}
