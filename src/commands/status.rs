//! `status`: who sent what and when, what of it counts, and which lines who lacks. It judges as `build` does and writes
//! nothing.

use crate::commands::snapshot::{Snapshot, SnapshotOptions};
use crate::compose::ReportContext;
use crate::contracts::{FileStatus, LineStatus, LocalityStatus, State, Status};
use crate::model::figure::{Coverage, Place};
use crate::model::finding::Severity;
use crate::model::form::Line;
use crate::model::locality::Locality;
use crate::pipeline::receipts::Receipt;
use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a status is asked for.
pub type StatusOptions = SnapshotOptions;

/// Reads a conference's submissions as `build` does.
///
/// # Errors
/// A declaration is wrong, or the folder cannot be listed; nothing about data.
pub fn status(options: &StatusOptions) -> Result<Status> {
    Ok(Snapshot::take(options)?.status())
}

impl Snapshot {
    /// Who sent what and when, what of it counts, and which lines who lacks.
    pub(crate) fn status(&self) -> Status {
        let subject = &self.subject;
        let senders = self.senders();
        let localities = subject.book.localities.iter();
        let unplaced = self.receipts.iter().filter(|receipt| receipt.code.is_none());
        Status {
            conference: subject.conference.id.clone(),
            title: subject.conference.title.clone(),
            deadline: subject.conference.deadline,
            register: self.project.receipts.is_some(),
            coverage: subject.book.coverage.clone(),
            localities: localities.map(|locality| of_locality(subject, locality, &senders)).collect(),
            lines: subject.form.lines.iter().map(|line| of_line(subject, line)).collect(),
            unplaced: unplaced.map(|receipt| of_file(subject, receipt)).collect(),
        }
    }
}

fn of_locality(
    subject: &ReportContext,
    locality: &Locality,
    senders: &BTreeMap<Arc<str>, Vec<&Receipt>>,
) -> LocalityStatus {
    let code = &locality.id.code;
    let findings = subject.report.of(&Place::Locality(Arc::clone(code)));
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let sent = senders.get(code).map_or(&[][..], Vec::as_slice);
    let mut files: Vec<FileStatus> = sent.iter().map(|receipt| of_file(subject, receipt)).collect();
    files.sort_by(|a, b| (a.revision, &a.file).cmp(&(b.revision, &b.file)));
    LocalityStatus {
        place: Arc::clone(code),
        name: Arc::clone(&locality.name),
        state: state(&files, code, &subject.book.coverage),
        late: subject.book.coverage.late.contains(code),
        files,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
    }
}

fn state(files: &[FileStatus], code: &Arc<str>, coverage: &Coverage) -> State {
    match files {
        [] => State::Missing,
        files if files.iter().any(|file| file.counts) => State::Accepted,
        files if files.iter().any(|file| file.waits) => State::Contested,
        _ if coverage.unreadable.contains(code) => State::Unreadable,
        _ => State::Refused,
    }
}

fn of_file(subject: &ReportContext, receipt: &Receipt) -> FileStatus {
    FileStatus {
        file: Arc::clone(&receipt.file),
        revision: receipt.revision,
        received: receipt.received,
        counts: subject.submissions.iter().any(|submission| submission.file == receipt.file),
        waits: subject.waiting.contains(&receipt.file),
    }
}

fn of_line(subject: &ReportContext, line: &Line) -> LineStatus {
    let reported = |code: &Arc<str>| {
        let figure = subject.book.figure(&Place::Locality(Arc::clone(code)), &line.code);
        figure.is_some_and(|figure| figure.value.is_some())
    };
    let codes = subject.book.localities.iter().map(|locality| &locality.id.code);
    let absent: Vec<Arc<str>> = codes.filter(|code| !reported(code)).cloned().collect();
    LineStatus {
        line: Arc::clone(&line.code),
        short: line.short.to_string(),
        reported: subject.book.localities.len() - absent.len(),
        absent,
    }
}
