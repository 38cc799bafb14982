//! What a conference has received, read, checked and added up: what `status` and `explain` report of, and pages show.

use crate::commands::check::checked;
use crate::compose::ReportContext;
use crate::contracts::CheckReport;
use crate::intake::Intake;
use crate::model::printable::is_printable;
use crate::model::submission::Submission;
use crate::model::workbook::RawWorkbook;
use crate::pipeline::loader::{self, SourceFile};
use crate::pipeline::prepare::{Prepared, Sources, prepare};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::readings::Readings;
use crate::pipeline::receipts::{self, Receipt};
use crate::pipeline::threads;
use crate::project::Project;
use crate::publish::DiskCache;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a conference is, and how it is read.
#[derive(Debug, Clone)]
pub struct SnapshotOptions {
    /// Folder with `conference.toml` and `submissions/`.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Folder of books: workbooks that were read for one are not read again.
    pub out: Option<PathBuf>,
    /// What is read now is kept there for the next who asks; otherwise nothing is written.
    pub keeps: bool,
    /// The moment it is looked at; the conference's own generation time where absent.
    pub at: Option<DateTime<FixedOffset>>,
    /// Threads, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own; without it they are read in this process, which a
    /// hostile file can then end.
    pub worker: Option<PathBuf>,
}

/// A conference as it was at one moment.
pub(crate) struct Snapshot {
    pub(crate) project: Project,
    pub(crate) subject: ReportContext,
    pub(crate) receipts: Vec<Receipt>,
    /// Of localities that sent a newer workbook, the one before it.
    pub(crate) replaced: Vec<Submission>,
    options: SnapshotOptions,
    readings: Arc<Readings>,
}

impl Snapshot {
    /// Reads a conference as `build` does, and writes nothing but the cache.
    ///
    /// # Errors
    /// A declaration is wrong, or the folder cannot be listed; nothing about data.
    pub(crate) fn take(options: &SnapshotOptions) -> Result<Snapshot> {
        Snapshot::sharing(options, Arc::default())
    }

    /// The same with what was read under the same declarations before.
    ///
    /// # Errors
    /// As for [`Snapshot::take`].
    pub(crate) fn sharing(options: &SnapshotOptions, readings: Arc<Readings>) -> Result<Snapshot> {
        threads::pool(options.jobs)?.install(|| {
            let project = Project::load(&options.conference, &options.templates)?;
            let intake = intake(&project, options)?;
            let sources = Sources::of(&options.conference, &options.templates).at(options.at);
            let sources = sources.sharing(Some(&readings));
            let Prepared { subject, receipts, replaced } = prepare(&project, &sources, &intake, &Unwatched)?;
            Ok(Snapshot { project, subject, receipts, replaced, options: options.clone(), readings })
        })
    }

    /// What is to be said of a file that is not among the files yet, next to those that are.
    ///
    /// # Errors
    /// As for [`check`](crate::check).
    pub(crate) fn check(&self, path: PathBuf) -> Result<CheckReport> {
        let SnapshotOptions { conference, templates, jobs, .. } = &self.options;
        threads::pool(*jobs)?.install(|| {
            let intake = intake(&self.project, &self.options)?;
            let files = [SourceFile::alone(path)];
            checked(&self.project, (conference, templates), &files, &intake, Some(&self.readings))
        })
    }

    /// Files by the locality they name.
    pub(crate) fn senders(&self) -> BTreeMap<Arc<str>, Vec<&Receipt>> {
        receipts::by_code(&self.receipts)
    }

    /// The cells of a file; nothing where it is gone or cannot be read.
    ///
    /// # Errors
    /// The reader cannot be started.
    pub(crate) fn workbook(&self, receipt: &Receipt) -> Result<Option<RawWorkbook>> {
        let most = self.project.conference.limits.file().saturating_add(1);
        let bytes = loader::bytes(&receipt.path, most);
        bytes.map_or(Ok(None), |bytes| self.workbook_of(&receipt.name, &bytes))
    }

    /// The cells of a workbook that is not among the files yet.
    ///
    /// # Errors
    /// The reader cannot be started.
    pub(crate) fn workbook_of(&self, name: &str, bytes: &[u8]) -> Result<Option<RawWorkbook>> {
        Ok(intake(&self.project, &self.options)?.workbook(name, bytes, &is_printable).value)
    }
}

fn intake(project: &Project, options: &SnapshotOptions) -> Result<Intake> {
    let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
    let Some(out) = &options.out else { return Ok(intake) };
    let id = &project.conference.id;
    let cache = if options.keeps { DiskCache::of(out, id, false) } else { DiskCache::left(out, id) };
    Ok(intake.remembering(Arc::new(cache)))
}
