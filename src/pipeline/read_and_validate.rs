//! What the workbooks of a conference say, and what is to be said of them: the way `build`, `check` and `rules` share.
//!
//! In: a conference's declarations and the paths of its workbooks. Out: submissions, which of them count, and report
//! findings. Must not: write, or compose.

use crate::intake::Intake;
use crate::localities::MapBefore;
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
use crate::normalise;
use crate::pipeline::decisions;
use crate::pipeline::history::{self, Earlier};
use crate::pipeline::loader::{self, Desk};
use crate::pipeline::receipts::{self, Receipt};
use crate::project::Project;
use crate::publish::ManifestFile;
use crate::validate::{self, Context};
use anyhow::Result;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
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
    /// Every file with its sender.
    pub(crate) receipts: Vec<Receipt>,
    /// Decisions on values of the files that count.
    pub(crate) values: ValueDecisions,
    /// Who sent, who counts.
    pub(crate) coverage: Coverage,
    /// Findings.
    pub(crate) report: Report,
    /// What earlier conferences say.
    pub(crate) past: Past,
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
    pub(crate) paths: &'a [PathBuf],
    pub(crate) checking: Checking,
    /// Day of generation: a waiver runs until a day.
    pub(crate) today: NaiveDate,
}

/// Reads and checks. `done` is called after each workbook.
pub(crate) fn read_and_validate(
    project: &Project,
    asked: &Input<'_>,
    intake: &Intake,
    done: &(dyn Fn() + Sync),
) -> Result<Validated> {
    let earlier = history::read(project, asked.folder, asked.templates, intake)?;
    let desk = Desk { form: &project.pack.form, map: &project.map, past: &earlier.past };
    let received = loader::receive(&desk, intake, asked.paths, done);
    let receipts = receipts::of(project, &received);
    let (mut findings, mut all, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
    for file in received {
        findings.extend(file.findings);
        all.extend(file.submission);
        inputs.push(file.manifest);
    }
    // Of a conference only those that count are looked at again.
    let to_select = match asked.checking {
        Checking::Conference => std::mem::take(&mut all),
        Checking::Files => all.clone(),
    };
    let several = normalise::several(&to_select);
    let selected = normalise::select(&project.conference, &project.pack.form, to_select);
    findings.extend(selected.findings);
    let accepted = selected.value;
    let replaced = normalise::replaced(&project.conference, &accepted, several);
    let former = former(&project.conference)?;
    let context = context(project, &earlier, former.as_ref());
    let checked = match asked.checking {
        Checking::Conference => &accepted,
        Checking::Files => &all,
    };
    findings.par_extend(checked.par_iter().flat_map_iter(|submission| validate::check(&context, submission)));
    findings.extend(validate::check_all(&context, &accepted));
    let (late, after_deadline): (Vec<_>, Vec<_>) =
        receipts::late(project.conference.deadline, &receipts).into_iter().unzip();
    let sent = receipts::by_code(&receipts);
    let coverage = Coverage { late, ..coverage(project, &accepted, sent.len()) };
    let values = decisions::on_values(&project.decisions, &accepted, &receipts);
    if asked.checking == Checking::Conference {
        findings.extend(values.findings);
        findings.extend(validate::check_sums(&context, &accepted));
        findings.extend(after_deadline);
        findings.extend(coverage.missing.iter().map(|code| absent(code, sent.contains_key(&**code))));
    }
    let report = validate::report(&context, findings, checked, &project.waivers(), asked.today);
    inputs.extend(earlier.inputs);
    let values = values.value;
    Ok(Validated { all, accepted, replaced, receipts, values, coverage, report, past: earlier.past, inputs })
}

fn context<'a>(project: &'a Project, earlier: &'a Earlier, former: Option<&'a MapBefore>) -> Context<'a> {
    Context {
        form: &project.pack.form,
        law: &project.pack.law,
        day: project.conference.data_to,
        period: project.conference.period,
        past: &earlier.past,
        map: &project.map,
        former,
    }
}

/// The map before today's, where there was one.
fn former(conference: &Conference) -> Result<Option<MapBefore>> {
    let follows = conference.vintage == Vintage::V34 && conference.localities.is_none();
    follows.then(MapBefore::load).transpose()
}

fn coverage(project: &Project, accepted: &[Submission], received: usize) -> Coverage {
    let counted: BTreeSet<&str> = accepted.iter().map(|submission| &*submission.locality.id.code).collect();
    let expected = project.map.localities();
    let missing = expected.iter().map(|l| &l.id.code).filter(|code| !counted.contains(&***code));
    Coverage {
        expected: expected.len(),
        received,
        accepted: counted.len(),
        missing: missing.cloned().collect(),
        late: Vec::new(),
        held: Vec::new(),
    }
}

fn absent(code: &Arc<str>, sent: bool) -> Finding {
    let suggestion = if sent { msg!("absent-send-again") } else { msg!("absent-send") };
    Finding::new(reading::ABSENT, Severity::Error, msg!("absent"))
        .with_place(Some(Place::Locality(Arc::clone(code))))
        .with_suggestion(suggestion)
}
