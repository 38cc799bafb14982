//! Workbooks of a snapshot: their cells, and what is to be said of one that is not among them yet.

use crate::commands::check::checked;
use crate::commands::snapshot::{Snapshot, SnapshotOptions};
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
            let files = [SourceFile::alone(path)];
            checked(&self.project, (conference, templates), &files, &self.intake, Some(&self.readings))
        })
    }

    /// The cells of a file; nothing where it is gone or cannot be read.
    pub(crate) fn workbook(&self, receipt: &Receipt) -> Option<RawWorkbook> {
        let most = self.project.conference.limits.file().saturating_add(1);
        let bytes = loader::bytes(&receipt.path, most)?;
        self.workbook_of(&receipt.name, &bytes)
    }

    /// The cells of a workbook that is not among the files yet.
    pub(crate) fn workbook_of(&self, name: &str, bytes: &[u8]) -> Option<RawWorkbook> {
        self.intake.workbook(name, bytes, &is_printable).value
    }
}
