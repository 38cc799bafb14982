//! Files of localities on disk, to submissions: the one place where intake and normalise meet.
//!
//! In: paths. Out: what could be read, each file on its own; what could not is a finding. Must not: let one file touch
//! another, or read more of a file than intake accepts.

use crate::intake::Intake;
use crate::model::finding::{Checked, Finding, Location, Severity, reading};
use crate::model::submission::Submission;
use crate::normalise;
use crate::publish::ManifestFile;
use crate::setup::Setup;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// All files, read.
#[derive(Default)]
pub(crate) struct Received {
    /// What each was, for the manifest.
    pub(crate) files: Vec<ManifestFile>,
    /// Those that say whose they are.
    pub(crate) submissions: Vec<Submission>,
    pub(crate) findings: Vec<Finding>,
}

/// One file, read.
struct One {
    file: ManifestFile,
    submission: Option<Submission>,
    findings: Vec<Finding>,
}

/// Files of a folder that are submissions, by name: not hidden, and not the locks Office leaves beside an open file.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let (mut paths, mut skipped) = (Vec::new(), Vec::new());
    for entry in entries {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        let name = file_name(&path);
        if name.starts_with("~$") || name.starts_with('.') {
            skipped.push(name);
        } else if path.is_file() {
            paths.push(path);
        }
    }
    if !skipped.is_empty() {
        skipped.sort();
        // Names are quoted with their control characters escaped.
        tracing::info!("skipped {} hidden files and locks of open files: {skipped:?}", skipped.len());
    }
    paths.sort();
    Ok(paths)
}

/// Reads files side by side; the result is in the order of `paths`. `done` is called after each.
pub(crate) fn receive(setup: &Setup, intake: &Intake, paths: &[PathBuf], done: &(dyn Fn() + Sync)) -> Received {
    let each = paths.par_iter().map(|path| {
        let one = receive_one(setup, intake, path);
        done();
        one
    });
    let mut received = Received::default();
    for one in each.collect::<Vec<One>>() {
        received.files.push(one.file);
        received.submissions.extend(one.submission);
        received.findings.extend(one.findings);
    }
    received
}

fn receive_one(setup: &Setup, intake: &Intake, path: &Path) -> One {
    let name = file_name(path);
    let bytes = match bounded(path, intake.worth_loading()) {
        Ok(bytes) => bytes,
        Err(error) => {
            let finding =
                Finding::new(reading::UNOPENABLE, Severity::Error, format!("Không đọc được tệp {name}: {error}."))
                    .with_location(Location::File(name.as_str().into()));
            return One { file: ManifestFile::new(name, &[]), submission: None, findings: vec![finding] };
        }
    };
    let file = ManifestFile::new(format!("submissions/{name}"), &bytes);
    let printable = |c| setup.printable.contains(c);
    let Checked { value: raw, mut findings } = intake.workbook(&name, &bytes, &printable);
    let submission = raw.and_then(|raw| {
        let read = normalise::submission(&raw, &setup.pack.form, &setup.registry);
        // What intake found has no place yet; the workbook has said by now whose it is.
        let place = read.findings.first().and_then(|finding| finding.place.clone());
        let place = place.or_else(|| read.value.as_ref().map(Submission::place));
        for finding in &mut findings {
            finding.place.clone_from(&place);
        }
        findings.extend(read.findings);
        read.value
    });
    One { file, submission, findings }
}

/// A file's bytes, as many as intake asks for.
fn bounded(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs::File::open(path)?, most), &mut bytes)?;
    Ok(bytes)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
