//! Workbooks of a snapshot: their cells, and what is to be said of one that is not among them yet.

use crate::commands::check::checked;
use crate::commands::snapshot::{Snapshot, SnapshotOptions, intake};
use crate::contracts::CheckReport;
use crate::model::printable::is_printable;
use crate::model::workbook::RawWorkbook;
use crate::pipeline::loader::{self, SourceFile};
use crate::pipeline::receipts::Receipt;
use crate::pipeline::threads;
use anyhow::Result;
use std::path::PathBuf;

impl Snapshot {
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
