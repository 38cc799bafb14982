//! `backup` and `restore`.

use super::args::{BackupArgs, RestoreArgs};
use super::reports::{self, SystemClock};
use anyhow::Result;
use briefbook::messages::{Catalogue, Explain as _};
use briefbook::{BackupOptions, Clock as _, RestoreOptions, msg};
use std::path::PathBuf;

/// Writes a backup, by default beside where the program is called, under the name of the folder and the moment.
pub fn backup(args: BackupArgs, words: &Catalogue) -> Result<()> {
    let at = args.at.unwrap_or_else(|| SystemClock.now());
    let folder = tempfile::tempdir().explain(|| msg!("cannot-make", path = "temp"))?;
    let database = database(&args, &folder.path().join("desk.sqlite"))?;
    let named = || {
        let folder = args.conference.file_name().unwrap_or_default().to_string_lossy();
        PathBuf::from(format!("{folder}-{}.zip", at.format("%Y%m%d-%H%M")))
    };
    let file = args.output.clone().unwrap_or_else(named);
    let options = BackupOptions { conference: args.conference, database, file: file.clone(), at };
    reports::backed_up(&briefbook::backup(&options)?, &file, args.common.json, words)
}

/// A copy of the desk's database, where there is one.
#[cfg(feature = "desk")]
fn database(args: &BackupArgs, copy: &std::path::Path) -> Result<Option<PathBuf>> {
    let database = match &args.serve {
        Some(file) => briefbook::config::desk_file(file)?.database,
        None => args.out.join(super::desk::DATABASE),
    };
    if !database.exists() {
        return Ok(None);
    }
    briefbook::desk::Store::copy(&database, copy)?;
    Ok(Some(copy.to_owned()))
}

/// Without the desk there is none.
#[cfg(not(feature = "desk"))]
fn database(_: &BackupArgs, _: &std::path::Path) -> Result<Option<PathBuf>> {
    Ok(None)
}

/// Puts a backup back.
pub fn restore(args: RestoreArgs, words: &Catalogue) -> Result<()> {
    let options = RestoreOptions { file: args.file, folder: args.folder };
    reports::restored(&briefbook::restore(&options)?, args.common.json, words)
}
