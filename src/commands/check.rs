//! `check`: what was read from each cell of a workbook and what is wrong, without writing a file.

use crate::contracts::{CheckReport, CheckedLine, CheckedSubmission, FindingRecord};
use crate::intake::Intake;
use crate::messages::{Explain as _, fail};
use crate::model::form::Form;
use crate::model::submission::Submission;
use crate::msg;
use crate::pipeline::loader::{self, SourceFile};
use crate::pipeline::read_and_validate::{Checking, Input, read_and_validate};
use crate::pipeline::readings::Readings;
use crate::pipeline::threads;
use crate::project::Project;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a check is asked for.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The conference; where absent, the one whose folder the first path is in.
    pub conference: Option<PathBuf>,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Files, or folders of files.
    pub paths: Vec<PathBuf>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// Reads and validates.
///
/// # Errors
/// A declaration is wrong, or there is no file and no folder at a path; nothing about data.
pub fn check(options: &CheckOptions) -> Result<CheckReport> {
    threads::pool(options.jobs)?.install(|| {
        let conference = match &options.conference {
            Some(folder) => folder.clone(),
            None => around(&options.paths)?,
        };
        let project = Project::load(&conference, &options.templates)?;
        let mut files = Vec::new();
        for path in &options.paths {
            files.extend(submissions_at(path)?);
        }
        // A file named twice, by itself and with its folder, is one.
        let mut seen = BTreeSet::new();
        files.retain(|file| seen.insert(dunce::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone())));
        let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
        checked(&project, (&conference, &options.templates), &files, &intake, None)
    })
}

/// What is to be said of files, next to what the conference has received.
pub(crate) fn checked(
    project: &Project,
    (folder, templates): (&Path, &Path),
    files: &[SourceFile],
    intake: &Intake,
    readings: Option<&Readings>,
) -> Result<CheckReport> {
    let today = project.conference.generate_at.date_naive();
    let asked = Input { folder, templates, files, checking: Checking::Files, today, readings };
    let validated = read_and_validate(project, &asked, intake, &|| ())?;
    let submissions = validated.all.iter().map(|submission| report(&project.pack.form, submission)).collect();
    let findings = validated.report.findings;
    let records = FindingRecord::all(&findings, &project.pack.catalogue);
    Ok(CheckReport { submissions, findings, records })
}

/// A file itself; of a folder its files, or those of its `submissions` folder where it is a conference.
fn submissions_at(path: &Path) -> Result<Vec<SourceFile>> {
    let kind = path.metadata().explain(|| msg!("cannot-open", path = path.display()))?;
    match path.join("submissions") {
        inner if inner.is_dir() => loader::files(&inner),
        _ if kind.is_dir() => loader::files(path),
        _ => {
            // A pipe might never end.
            if !kind.is_file() {
                return Err(fail(msg!("no-file-and-no-folder", path = path.display())));
            }
            Ok(vec![SourceFile::alone(path.to_owned())])
        }
    }
}

/// The nearest folder above a path that holds a `conference.toml`.
fn around(paths: &[PathBuf]) -> Result<PathBuf> {
    let first = paths.first().explain(|| msg!("nothing-to-check"))?;
    let full = dunce::canonicalize(first).explain(|| msg!("cannot-open", path = first.display()))?;
    let found = full.ancestors().find(|folder| folder.join("conference.toml").is_file());
    found.map(Path::to_owned).explain(|| msg!("no-conference-around", path = first.display()))
}

fn report(form: &Form, submission: &Submission) -> CheckedSubmission {
    let lines = form.lines.iter().filter_map(|line| {
        let reported = submission.lines.get(&line.code)?;
        Some(CheckedLine {
            line: Arc::clone(&line.code),
            value: reported.quantity.value,
            unit: Arc::clone(&line.unit),
            qualifier: reported.quantity.qualifier,
            sheet: Arc::clone(&reported.cell.sheet),
            cell: reported.cell.a1(),
            raw: reported.raw.clone(),
            reading: reported.reading.clone(),
        })
    });
    CheckedSubmission {
        file: Arc::clone(&submission.file),
        place: submission.place(),
        period: submission.period.map(|period| period.to_string()),
        revision: submission.revision,
        lines: lines.collect(),
    }
}
