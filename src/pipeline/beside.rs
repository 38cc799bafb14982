//! What a file that is checked stands next to: the other files of its conference, as in a build.

use crate::intake::Intake;
use crate::model::figure::Place;
use crate::model::finding::Finding;
use crate::model::submission::Submission;
use crate::pipeline::loader::{self, ReadContext, SourceFile};
use crate::pipeline::received::Received;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a conference that are not checked themselves.
#[derive(Default)]
pub(crate) struct Beside {
    /// What they say.
    pub(crate) others: Vec<Received>,
    /// Localities of which a file from elsewhere is checked, by code. It stands for all they have sent.
    pub(crate) elsewhere: BTreeSet<Arc<str>>,
}

/// Reads what lies in a conference's folder next to the files that are checked.
pub(crate) fn read(folder: &Path, checked: &[Received], context: &ReadContext<'_>, intake: &Intake) -> Result<Beside> {
    let folder = full(&folder.join("submissions"));
    let paths: BTreeSet<PathBuf> = checked.iter().map(|file| full(&file.path)).collect();
    let outside = || checked.iter().filter(|file| !full(&file.path).starts_with(&folder));
    let elsewhere: BTreeSet<Arc<str>> = outside().filter_map(|file| code(file.submission.as_ref())).collect();
    if !folder.is_dir() {
        return Ok(Beside { others: Vec::new(), elsewhere });
    }
    let mut files: Vec<SourceFile> = loader::files(&folder)?;
    files.retain(|file| !paths.contains(&full(&file.path)));
    let mut others = loader::receive(context, intake, &files, &|| ());
    others.retain(|other| {
        let is_replaced = code(other.submission.as_ref()).is_some_and(|code| elsewhere.contains(&code));
        // What is said of files goes by their names.
        let is_same = |file: &Received| file.shown == other.shown || file.manifest.sha256 == other.manifest.sha256;
        !is_replaced && !checked.iter().any(is_same)
    });
    Ok(Beside { others, elsewhere })
}

/// Whether a finding is about the files that are checked, or about their localities.
pub(crate) fn concerns(finding: &Finding, files: &BTreeSet<Arc<str>>, places: &BTreeSet<Place>) -> bool {
    match finding.at.file() {
        Some(file) => files.contains(file),
        None => finding.place.as_ref().is_some_and(|place| places.contains(place)),
    }
}

fn full(path: &Path) -> PathBuf {
    dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn code(submission: Option<&Submission>) -> Option<Arc<str>> {
    submission.map(|submission| Arc::clone(&submission.locality.id.code))
}
