//! Files of localities on disk, to submissions: the one place where intake and normalise meet. Each file is read by itself;
//! one that cannot be read is a finding.

use crate::config;
use crate::intake::{self, Intake};
use crate::localities::LocalityMap;
use crate::messages::{Catalogue, Explain as _, fail};
use crate::model::conference::Conference;
use crate::model::decision::{Decisions, FileId};
use crate::model::figure::Place;
use crate::model::file_name::is_left_by_system;
use crate::model::finding::{Checked, Finding, Location, Severity};
use crate::model::form::Form;
use crate::model::history::Past;
use crate::model::message::Message;
use crate::model::printable::is_printable;
use crate::model::reading;
use crate::model::submission::Submission;
use crate::msg;
use crate::normalise;
use crate::pipeline::readings::Readings;
use crate::pipeline::received::Received;
use crate::publish::{ManifestFile, sha256};
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What workbooks are read with.
#[derive(Clone, Copy)]
pub(crate) struct ReadContext<'a> {
    pub(crate) form: &'a Form,
    pub(crate) map: &'a LocalityMap,
    pub(crate) past: &'a Past,
    /// Whose files are, where that was decided.
    pub(crate) decisions: &'a Decisions,
    /// They are sent to.
    pub(crate) conference: &'a Conference,
    /// Words the receipts of values.
    pub(crate) words: &'a Catalogue,
    /// Files that were read with all of these before.
    pub(crate) readings: Option<&'a Readings>,
}

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its path below the folder of submissions, with `/`, as far as it is text.
    pub(crate) name: String,
}

impl SourceFile {
    /// A file that is named by itself.
    pub(crate) fn alone(path: PathBuf) -> SourceFile {
        let name = shown_name(Path::new(path.file_name().unwrap_or_default()));
        SourceFile { path, name }
    }
}

/// What below a folder are submissions, by name: not hidden, and not the locks Office leaves next to an open file. What is no
/// file is among them, so that it is reported and not passed over.
pub(crate) fn files(folder: &Path) -> Result<Vec<SourceFile>> {
    let (paths, skipped) = listed(folder)?;
    if !skipped.is_empty() {
        // Names are quoted with their control characters escaped.
        tracing::info!("skipped {} hidden files and locks of open files: {skipped:?}", skipped.len());
    }
    Ok(paths)
}

/// What lies in a conference's folder, as far as can be seen without reading: sizes and times of change by name.
pub(crate) type Look = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// A look at a conference's folder.
pub(crate) fn look(conference: &Path) -> Result<Look> {
    let (submissions, _) = listed(&conference.join("submissions"))?;
    let beside = fs::read_dir(conference).explain(|| msg!("cannot-list", path = conference.display().to_string()))?;
    let beside = beside.filter_map(Result::ok).map(|entry| entry.path());
    let beside = beside.filter(|path| !is_passed_over(Path::new(path.file_name().unwrap_or_default())));
    Ok(seen(submissions.into_iter().map(|file| file.path).chain(beside)))
}

/// A look at everything below a folder.
pub(crate) fn look_below(folder: &Path) -> Result<Look> {
    Ok(seen(config::files_below(folder)?.into_iter().map(|path| folder.join(path))))
}

fn seen(paths: impl Iterator<Item = PathBuf>) -> Look {
    let seen = |path: PathBuf| {
        let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
        Some((path, (metadata.len(), metadata.modified().ok())))
    };
    paths.filter_map(seen).collect()
}

/// Submissions and what is passed over, each by name.
fn listed(folder: &Path) -> Result<(Vec<SourceFile>, Vec<String>)> {
    let (skipped, kept): (Vec<PathBuf>, Vec<PathBuf>) =
        config::files_below(folder)?.into_iter().partition(|path| is_passed_over(path));
    let file = |within: PathBuf| SourceFile { path: folder.join(&within), name: shown_name(&within) };
    Ok((kept.into_iter().map(file).collect(), skipped.iter().map(|path| shown_name(path)).collect()))
}

/// Hidden files, locks of files that are open, and what file managers leave.
fn is_passed_over(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let begins = |with: &[u8]| name.as_encoded_bytes().starts_with(with);
    begins(b"~$") || begins(b".") || name.to_str().is_some_and(is_left_by_system)
}

/// Reads files side by side; the result is in the order of `files`. `done` is called after each.
pub(crate) fn receive(
    context: &ReadContext<'_>,
    intake: &Intake,
    files: &[SourceFile],
    done: &(dyn Fn() + Sync),
) -> Vec<Received> {
    files
        .par_iter()
        .map(|file| {
            let received = receive_one(context, intake, file);
            done();
            received
        })
        .collect()
}

fn receive_one(context: &ReadContext<'_>, intake: &Intake, file: &SourceFile) -> Received {
    let SourceFile { path, name } = file.clone();
    let shown: Arc<str> = intake::shown_name(&name, &is_printable).into();
    let bytes = loaded(&path, intake.worth_loading());
    let manifest = ManifestFile::new(format!("submissions/{name}"), bytes.as_deref().unwrap_or_default());
    let owner = context.decisions.owner(&manifest.sha256).and_then(|(_, code)| context.map.by_code(code));
    let known = context.readings.and_then(|known| known.of(&name, &manifest.sha256, owner.map(|one| &one.id.code)));
    if let Some(known) = known {
        return Received { path, ..Received::clone(&known) };
    }
    let (submission, reply, owner, findings) = (None, None, owner.cloned(), Vec::new());
    let received = Received { path, name, shown, manifest, submission, reply, owner, findings };
    match bytes {
        Ok(bytes) => {
            let received = read(context, intake, &bytes, received);
            context.readings.into_iter().for_each(|known| known.keep(&received));
            received
        }
        Err(trouble) => Received { findings: vec![trouble.told(&received.shown)], ..received },
    }
}

/// What stands in a file.
fn read(context: &ReadContext<'_>, intake: &Intake, bytes: &[u8], received: Received) -> Received {
    let owner = received.owner.as_ref();
    let Checked { value: raw, mut findings } = intake.workbook(&received.name, bytes, &is_printable);
    let reply = raw.as_ref().and_then(normalise::reply).filter(|reply| context.map.by_code(&reply.place).is_some());
    let raw = raw.filter(|_| reply.is_none());
    // What intake found has no place yet; the workbook has said by now whose it is.
    let mut place = owner.map(|owner| Place::Locality(Arc::clone(&owner.id.code)));
    place = place.or_else(|| reply.as_ref().map(|reply| Place::Locality(Arc::clone(&reply.place))));
    let ReadContext { form, map, past, conference, words, .. } = *context;
    let read_with = normalise::Context { form, map, past, period: conference.period, words };
    let read = raw.map(|raw| normalise::submission_of(&raw, &read_with, owner));
    let Checked { value: submission, findings: of_reading } =
        read.unwrap_or(Checked { value: None, findings: Vec::new() });
    let said = of_reading.first().and_then(|finding| finding.place.clone());
    place = place.or(said).or_else(|| submission.as_ref().map(Submission::place));
    for finding in &mut findings {
        finding.place.clone_from(&place);
    }
    findings.extend(of_reading);
    Received { submission, reply, findings, ..received }
}

/// Why there are no bytes.
enum Trouble {
    /// Nothing in a folder is read: it would not be clear what of it was sent.
    Folder,
    /// A pipe, a device: reading it might never end.
    NoFile,
    Unreadable(io::Error),
}

impl Trouble {
    fn told(&self, shown: &Arc<str>) -> Finding {
        let (message, suggestion) = match self {
            Trouble::Folder => (msg!("loading-folder", file = shown), msg!("loading-folder-suggestion")),
            Trouble::NoFile => (msg!("loading-no-file", file = shown), msg!("loading-no-file-suggestion")),
            Trouble::Unreadable(error) => (
                msg!("loading-unreadable", file = shown, reason = reason(error)),
                msg!("loading-unreadable-suggestion"),
            ),
        };
        Finding::new(reading::UNOPENABLE, Severity::Error, message)
            .with_location(Location::File(Arc::clone(shown)))
            .with_suggestion(suggestion)
    }
}

fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => msg!("loading-gone"),
        io::ErrorKind::PermissionDenied => msg!("loading-permission"),
        _ => msg!("loading-error", error = error.to_string()),
    }
}

/// A file's bytes, as many as intake asks for.
fn loaded(path: &Path, most: u64) -> Result<Vec<u8>, Trouble> {
    let kind = fs::metadata(path).map_err(Trouble::Unreadable)?;
    match (kind.is_file(), kind.is_dir()) {
        (true, _) => bounded(path, most).map_err(Trouble::Unreadable),
        (false, true) => Err(Trouble::Folder),
        (false, false) => Err(Trouble::NoFile),
    }
}

/// A file of a conference by its path below `submissions/`, with `/`: nothing where there is none, or no file can be read there.
pub(crate) fn file_id(conference: &Path, name: &str, most: u64) -> Option<FileId> {
    let within = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let bytes = loaded(&conference.join("submissions").join(name), most).ok().filter(|_| within)?;
    Some(FileId { name: name.into(), sha256: sha256(&bytes).into() })
}

/// Bytes of a file, nothing where it cannot be read.
pub(crate) fn bytes(path: &Path, most: u64) -> Option<Vec<u8>> {
    loaded(path, most).ok()
}

/// Reads a file again that was read before: nothing where it is gone or is another by now.
pub(crate) fn again(path: &Path, before: &ManifestFile, most: u64) -> Option<Vec<u8>> {
    let bytes = loaded(path, most).ok()?;
    (ManifestFile::new(before.path.as_str(), &bytes) == *before).then_some(bytes)
}

fn bounded(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs::File::open(path)?, most), &mut bytes)?;
    Ok(bytes)
}

/// Largest Word document that is read: the largest of a book has less than a hundredth of it.
const DOCUMENT: u64 = 64 << 20;

/// Bytes of a document that somebody edited.
pub(crate) fn document(path: &Path) -> Result<Vec<u8>> {
    whole(path, DOCUMENT)
}

/// All bytes of a file that has no more than so many.
pub(crate) fn whole(path: &Path, most: u64) -> Result<Vec<u8>> {
    let bytes =
        bounded(path, most.saturating_add(1)).explain(|| msg!("cannot-read", path = path.display().to_string()))?;
    if bytes.len() as u64 > most {
        let limit = (most >> 20).to_string();
        return Err(fail(msg!("file-too-large", path = path.display().to_string(), limit = limit)));
    }
    Ok(bytes)
}

/// A path as it is reported: with `/`, and bytes that are no text by their codes, so that no two names become one.
fn shown_name(path: &Path) -> String {
    let parts = path.components().map(|part| {
        let mut shown = String::new();
        for chunk in part.as_os_str().as_encoded_bytes().utf8_chunks() {
            shown.push_str(chunk.valid());
            chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("[0x{byte:02X}]")));
        }
        shown
    });
    parts.collect::<Vec<_>>().join("/")
}
