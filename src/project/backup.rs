//! Backups: a zip with the folders of conferences, the desk's database, and a list of all files with their hashes.
//!
//! ```text
//! conferences/<id>/…    what lies in the conference's folder
//! desk.sqlite           a copy of the desk's database
//! backup.json           what there is, with hashes; written last
//! ```
//!
//! A backup comes from a disk that somebody else may have had: no name in it leads out of the folder it is restored to, and
//! nothing is put in place before every file is found to be what the list says.

use crate::contracts::{Contract, Schema, Versioned};
use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::publish::{self, ManifestFile};
use anyhow::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a backup holds: `backup.json` in it, and what `backup` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Backup {
    /// Name and version of the program that made it.
    pub tool: String,
    /// When it was made, RFC 3339.
    pub at: String,
    /// Names of the conferences' folders.
    pub conferences: Vec<String>,
    /// All files, by path in the archive.
    pub files: Vec<ManifestFile>,
    /// What lay there and is no file, and was left out: links, pipes.
    #[serde(default)]
    pub left_out: Vec<String>,
}

impl Contract for Backup {
    const SCHEMA: Schema = Schema { name: "backup", number: 1 };
}

/// The list in the archive.
const LIST: &str = "backup.json";
/// The desk's database in the archive.
pub(crate) const DATABASE: &str = "desk.sqlite";
/// Folder of conferences in the archive.
const CONFERENCES: &str = "conferences";

/// Most bytes of a list: some hundred thousand files.
const LONGEST_LIST: u64 = 64 << 20;

impl Backup {
    /// Writes a backup of folders and of a database that is not written meanwhile.
    pub(crate) fn write(mut self, to: &Path, folders: &[(String, PathBuf)], database: Option<&Path>) -> Result<Backup> {
        publish::make_new(to, |file| {
            let mut zip = ZipWriter::new(file);
            for (id, folder) in folders {
                self.conferences.push(id.clone());
                for within in self.walk(folder)? {
                    let name = format!("{CONFERENCES}/{id}/{}", slashed(&within));
                    self.add(&mut zip, name, &folder.join(within))?;
                }
            }
            if let Some(database) = database {
                self.add(&mut zip, DATABASE.to_owned(), database)?;
            }
            zip.start_file(LIST, options(0)).map_err(Error::from)?;
            zip.write_all(&serde_json::to_vec_pretty(&Versioned::new(&self))?)?;
            zip.finish().map_err(Error::from)?;
            Ok(())
        })?;
        Ok(self)
    }

    /// Files below a folder, by name; what is hidden or a lock of an open file is passed over, what is no file is noted.
    fn walk(&mut self, folder: &Path) -> Result<Vec<PathBuf>> {
        let (mut files, mut folders) = (Vec::new(), vec![PathBuf::new()]);
        while let Some(within) = folders.pop() {
            let here = folder.join(&within);
            for entry in fs::read_dir(&here).explain(|| msg!("cannot-list", path = here.display()))? {
                let entry = entry.explain(|| msg!("cannot-list", path = here.display()))?;
                let (path, kind) = (within.join(entry.file_name()), entry.file_type());
                let name = entry.file_name().to_string_lossy().into_owned();
                match kind.explain(|| msg!("cannot-open", path = entry.path().display()))? {
                    _ if name.starts_with('.') || name.starts_with("~$") => {}
                    kind if kind.is_dir() => folders.push(path),
                    kind if kind.is_file() => files.push(path),
                    _ => self.left_out.push(entry.path().display().to_string()),
                }
            }
        }
        files.sort();
        Ok(files)
    }

    fn add(&mut self, zip: &mut ZipWriter<&mut File>, name: String, path: &Path) -> Result<()> {
        let bytes = fs::read(path).explain(|| msg!("cannot-read", path = path.display()))?;
        zip.start_file(&name, options(bytes.len())).map_err(Error::from)?;
        zip.write_all(&bytes)?;
        self.files.push(ManifestFile::new(name, &bytes));
        Ok(())
    }
}

/// How a file is packed. No time of the clock, so that a backup of the same is the same.
fn options(bytes: usize) -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(u32::try_from(bytes).is_err())
}

/// A path with `/`.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// An archive that is to be restored.
pub(crate) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    pub(crate) backup: Backup,
}

impl Archive {
    /// Opens it and looks at its list.
    ///
    /// # Errors
    /// It is no backup, one of a later version, has a name that leads out of a folder, or files that are not in its list.
    pub(crate) fn open(path: &Path) -> Result<Archive> {
        let file = File::open(path).explain(|| msg!("cannot-open", path = path.display()))?;
        let no_backup = || msg!("restore-no-backup", path = path.display());
        let mut zip = ZipArchive::new(BufReader::new(file)).explain(no_backup)?;
        let mut list = Vec::new();
        zip.by_name(LIST).explain(no_backup)?.take(LONGEST_LIST).read_to_end(&mut list).explain(no_backup)?;
        let list: serde_json::Value = serde_json::from_slice(&list).explain(no_backup)?;
        let schema = list.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        if schema != Backup::SCHEMA.to_string() {
            return Err(fail(msg!("restore-other-version", path = path.display(), schema = schema)));
        }
        let backup: Backup = serde_json::from_value(list).explain(no_backup)?;
        let wrong: Vec<String> = wrong_names(&backup, &zip);
        match wrong.is_empty() {
            true => Ok(Archive { zip, backup }),
            false => Err(fail(msg!("restore-names", path = path.display(), names = wrong))),
        }
    }

    /// Unpacks everything below a folder that is empty.
    ///
    /// # Errors
    /// A file is not what the list says, all of them are named; or the disk refuses.
    pub(crate) fn unpack(&mut self, folder: &Path) -> Result<()> {
        let mut wrong = Vec::new();
        for listed in &self.backup.files {
            let most = (listed.bytes as u64).saturating_add(1);
            let mut bytes = Vec::new();
            let entry = self.zip.by_name(&listed.path).map_err(io::Error::from);
            let read = entry.and_then(|entry| entry.take(most).read_to_end(&mut bytes));
            if read.is_err() || ManifestFile::new(&*listed.path, &bytes) != *listed {
                wrong.push(listed.path.clone());
                continue;
            }
            let target = folder.join(&listed.path);
            let (parent, name) = (target.parent().unwrap_or(folder), target.file_name().unwrap_or_default());
            publish::file(parent, &name.to_string_lossy(), &bytes)?;
        }
        if wrong.is_empty() { Ok(()) } else { Err(fail(msg!("restore-changed", files = wrong))) }
    }

    /// Puts everything into a folder that has nothing of these names, after all of it was looked at.
    ///
    /// # Errors
    /// As for [`Archive::unpack`]; nothing is put there then.
    pub(crate) fn restore(&mut self, folder: &Path) -> Result<()> {
        let refused = || msg!("cannot-make", path = folder.display());
        fs::create_dir_all(folder).explain(refused)?;
        let unpacked = tempfile::Builder::new().prefix(".restore").tempdir_in(folder).explain(refused)?;
        self.unpack(unpacked.path())?;
        let conferences =
            self.backup.conferences.iter().map(|id| (unpacked.path().join(CONFERENCES).join(id), folder.join(id)));
        let database = (unpacked.path().join(DATABASE), folder.join(DATABASE));
        for (from, to) in conferences.chain([database]).filter(|(from, _)| from.exists()) {
            fs::rename(&from, &to).explain(|| msg!("cannot-write", path = to.display()))?;
        }
        Ok(())
    }
}

/// Names of a list and of an archive that are not those of a backup.
fn wrong_names(backup: &Backup, zip: &ZipArchive<BufReader<File>>) -> Vec<String> {
    let mut once = BTreeSet::new();
    let is_file_of = |path: &str| {
        let below = path.strip_prefix(CONFERENCES).and_then(|path| path.strip_prefix('/'));
        let of_conference = below.and_then(|path| path.split_once('/')).is_some_and(|(id, rest)| {
            backup.conferences.iter().any(|conference| conference == id)
                && is_plain(id)
                && rest.split('/').all(is_plain)
        });
        of_conference || path == DATABASE
    };
    let listed: BTreeSet<&str> = backup.files.iter().map(|file| &*file.path).collect();
    let wrong = backup.files.iter().map(|file| &*file.path);
    let wrong = wrong.filter(|path| !is_file_of(path) || !once.insert(path.to_lowercase()));
    let others = zip.file_names().filter_map(Result::ok);
    let others: Vec<String> =
        others.filter(|name| **name != *LIST && !listed.contains(&**name)).map(Into::into).collect();
    wrong.map(str::to_owned).chain(others).collect()
}

/// Whether a part of a path is a name that every system takes, and stays where it is.
fn is_plain(part: &str) -> bool {
    !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
}
