//! What a conference has received, read, checked and added up: what `status` and `explain` report of, and pages show.

use crate::compose::ReportContext;
use crate::intake::Intake;
#[cfg(feature = "desk")]
use crate::model::submission::Submission;
use crate::pipeline::prepare::{Sources, prepare};
use crate::pipeline::progress::Unwatched;
use crate::pipeline::readings::Readings;
use crate::pipeline::receipts::{self, Receipt};
use crate::pipeline::threads;
use crate::project::{Declared, Project};
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
    #[cfg(feature = "desk")]
    pub(crate) replaced: Vec<Submission>,
    /// How it was read, and what read it.
    #[cfg(feature = "desk")]
    pub(super) options: SnapshotOptions,
    #[cfg(feature = "desk")]
    pub(super) intake: Arc<Intake>,
    /// With what was read before.
    #[cfg(feature = "desk")]
    pub(super) readings: Arc<Readings>,
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
            let SnapshotOptions { conference, templates, .. } = options;
            let project =
                Project::of_declared(conference, || readings.declared(|| Declared::read(conference, templates)))?;
            let intake = readings.intake(|| intake(&project, options))?;
            let sources = Sources::of(conference, templates).at(options.at);
            let sources = sources.sharing(Some(&readings));
            let prepared = prepare(&project, &sources, &intake, &Unwatched)?;
            Ok(Snapshot {
                project,
                subject: prepared.subject,
                receipts: prepared.receipts,
                #[cfg(feature = "desk")]
                replaced: prepared.replaced,
                #[cfg(feature = "desk")]
                options: options.clone(),
                #[cfg(feature = "desk")]
                intake,
                #[cfg(feature = "desk")]
                readings,
            })
        })
    }

    /// Files by the locality they name.
    pub(crate) fn senders(&self) -> BTreeMap<Arc<str>, Vec<&Receipt>> {
        receipts::by_code(&self.receipts)
    }
}

fn intake(project: &Project, options: &SnapshotOptions) -> Result<Intake> {
    let intake = Intake::new(project.conference.limits, options.worker.as_deref())?;
    let Some(out) = &options.out else { return Ok(intake) };
    let id = &project.conference.id;
    let cache = if options.keeps { DiskCache::of(out, id, false) } else { DiskCache::left(out, id) };
    Ok(intake.remembering(Arc::new(cache)))
}
