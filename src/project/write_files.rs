//! Writes the files of a conference that people edit: its declaration, its own templates.

#[cfg(feature = "desk")]
use crate::config::OWN_TEMPLATES;
use crate::config::PAUSE;
use crate::messages::Explain as _;
use crate::msg;
use crate::publish;
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Makes the folder of a new conference with its declaration and a folder for workbooks.
///
/// # Errors
/// There is a conference in it, or it cannot be made.
pub(crate) fn new_conference(folder: &Path, text: &str) -> Result<()> {
    let submissions = folder.join("submissions");
    fs::create_dir_all(&submissions).explain(|| msg!("cannot-make", path = submissions.display()))?;
    publish::write_new(&folder.join("conference.toml"), text.as_bytes())
}

/// Replaces the declaration of a conference.
///
/// # Errors
/// The folder cannot be written.
#[cfg(feature = "desk")]
pub(crate) fn write_conference(folder: &Path, text: &str) -> Result<()> {
    publish::write_through(&folder.join("conference.toml"), text.as_bytes())
}

/// Writes the pause of a conference's schedule.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn write_pause(folder: &Path, text: &str) -> Result<()> {
    publish::write_through(&folder.join(PAUSE), text.as_bytes())
}

/// Takes it away; nothing where there is none.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn remove_pause(folder: &Path) -> Result<()> {
    remove_file(&folder.join(PAUSE))
}

/// Puts a template among a conference's own.
///
/// # Errors
/// The folder cannot be written.
#[cfg(feature = "desk")]
pub(crate) fn write_template(conference: &Path, name: &str, text: &str) -> Result<()> {
    let path = conference.join(OWN_TEMPLATES).join(name);
    let folder = path.parent().unwrap_or(conference);
    fs::create_dir_all(folder).explain(|| msg!("cannot-make", path = folder.display()))?;
    publish::write_through(&path, text.as_bytes())
}

/// Takes a template from a conference's own; nothing where there is none.
///
/// # Errors
/// The folder cannot be written.
#[cfg(feature = "desk")]
pub(crate) fn remove_template(conference: &Path, name: &str) -> Result<()> {
    remove_file(&conference.join(OWN_TEMPLATES).join(name))
}

/// Removes a file; nothing where there is none.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn remove_file(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).explain(|| msg!("cannot-write", path = path.display()))
        }
        _ => Ok(()),
    }
}
