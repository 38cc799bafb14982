//! One file of a conference, read.

use crate::model::finding::Finding;
use crate::model::locality::Locality;
use crate::model::result_sheet::Reply;
use crate::model::submission::Submission;
use crate::publish::ManifestFile;
use std::path::PathBuf;
use std::sync::Arc;

/// One file, read.
#[derive(Clone)]
pub(crate) struct Received {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its name on the disk, as far as it is text.
    pub(crate) name: String,
    /// The same as messages show it.
    pub(crate) shown: Arc<str>,
    pub(crate) manifest: ManifestFile,
    pub(crate) submission: Option<Submission>,
    /// Of a workbook that only answers findings.
    pub(crate) reply: Option<Reply>,
    /// Whose it is, where that was decided.
    pub(crate) owner: Option<Arc<Locality>>,
    pub(crate) findings: Vec<Finding>,
}
