//! `backup` and `restore`: everything that decides what a book says, in one file, and back.

use crate::config;
use crate::contracts::Restored;
use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::project::{Archive, Backup, DATABASE, RECEIPTS_LOCK, lock};
use crate::publish::Manifest;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is backed up.
#[derive(Debug, Clone)]
pub struct BackupOptions {
    /// A conference's folder, or a folder of conferences.
    pub conference: PathBuf,
    /// A copy of the desk's database that nobody writes.
    pub database: Option<PathBuf>,
    /// The zip to be written.
    pub file: PathBuf,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Backs up a conference with those it is compared with, or all of a folder. The file is read again before it is told as made.
///
/// # Errors
/// There is no conference, a file cannot be read, or the zip is there already or cannot be written.
pub fn backup(options: &BackupOptions) -> Result<Backup> {
    let folders: Vec<(String, PathBuf)> = folders(&options.conference)?.into_iter().collect();
    // Whoever takes files in or decides meanwhile waits; where this account may not write there, nobody can be made to.
    let _locks: Vec<_> = folders.iter().filter_map(|(_, folder)| lock(folder, RECEIPTS_LOCK).ok()).collect();
    let backup = Backup {
        tool: Manifest::TOOL.to_owned(),
        at: options.at.to_rfc3339(),
        conferences: Vec::new(),
        files: Vec::new(),
        left_out: Vec::new(),
    };
    let backup = backup.write(&options.file, &folders, options.database.as_deref())?;
    let trial = tempfile::tempdir().explain(|| msg!("cannot-make", path = "temp"))?;
    Archive::open(&options.file)?.unpack(trial.path())?;
    Ok(backup)
}

/// The folders of conferences by name: one and those before it, which its book is compared with, or all that lie in a folder.
fn folders(named: &Path) -> Result<BTreeMap<String, PathBuf>> {
    if !named.join("conference.toml").exists() {
        let all: BTreeMap<String, PathBuf> = config::conferences(named)?.into_iter().collect();
        return match all.is_empty() {
            true => Err(fail(msg!("no-conference-in", path = named.display()))),
            false => Ok(all),
        };
    }
    let mut folders = BTreeMap::new();
    let mut next = Some(dunce::canonicalize(named).explain(|| msg!("cannot-open", path = named.display()))?);
    while let Some(folder) = next.take() {
        let (conference, _) = config::conference(&folder)?;
        let previous = conference.previous.map(|id| folder.with_file_name(id));
        if folders.insert(conference.id, folder).is_none() {
            next = previous;
        }
    }
    Ok(folders)
}

/// What is restored.
#[derive(Debug, Clone)]
pub struct RestoreOptions {
    /// The zip.
    pub file: PathBuf,
    /// Folder of conferences that they are put in; it is made where it is not there.
    pub folder: PathBuf,
}

/// Puts the conferences of a backup, and the copy of the desk's database, into a folder.
///
/// # Errors
/// The zip is no backup or was changed, or something of a name in it is there already: then nothing is put there.
pub fn restore(options: &RestoreOptions) -> Result<Restored> {
    let mut archive = Archive::open(&options.file)?;
    let conferences = archive.backup.conferences.clone();
    let has_database = archive.backup.files.iter().any(|file| file.path == DATABASE);
    let names = conferences.iter().map(String::as_str).chain(has_database.then_some(DATABASE));
    let there: Vec<String> =
        names.map(|name| options.folder.join(name)).filter(|path| path.exists()).map(shown).collect();
    if !there.is_empty() {
        return Err(fail(msg!("restore-exists", paths = there)));
    }
    archive.restore(&options.folder)?;
    let database = has_database.then(|| options.folder.join(DATABASE));
    Ok(Restored { folder: options.folder.clone(), conferences, files: archive.backup.files.len(), database })
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}
