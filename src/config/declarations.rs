//! The declarations of a conference, and stand-ins for them.

pub use super::decisions_file::{KINDS as DECISION_KINDS, NAME as DECISIONS};
use super::errors::DeclarationErrors;
use super::files::{ReadFile, folders, in_folder};
pub use super::receipts_file::RECEIPTS;
use super::toml_file::TomlFile;
use super::{conference_file, decisions_file, receipts_file};
use crate::localities::LocalityMap;
use crate::messages::Explain as _;
use crate::model::conference::Conference;
use crate::model::decision::Decisions;
use crate::model::form::Form;
use crate::model::receipts::Receipts;
use crate::msg;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Reads `conference.toml`.
///
/// # Errors
/// The file is absent, is not TOML, has an unknown key or a value that does not fit; the message names file and line.
pub fn conference(folder: &Path) -> Result<(Conference, ReadFile)> {
    let file = TomlFile::read(&folder.join("conference.toml"))?;
    let folder = dunce::canonicalize(folder).explain(|| msg!("cannot-open", path = folder.display()))?;
    let conference = conference_file::parse(&file, &folder)?;
    Ok((conference, ReadFile { name: "conference.toml".into(), bytes: file.text.into_bytes().into() }))
}

/// The conferences in a folder, each by the name of its own folder, the last by name first.
///
/// # Errors
/// The folder cannot be listed.
pub fn conferences(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let folders = folders(folder)?.into_iter().rev();
    let conferences = folders.filter(|folder| folder.join("conference.toml").is_file());
    Ok(conferences.filter_map(|folder| Some((folder.file_name()?.to_str()?.to_owned(), folder))).collect())
}

/// The conference that a text is, as it would stand in `conference.toml` of a folder, which need not be there.
///
/// # Errors
/// Every mistake in it.
pub fn conference_of(text: &str, folder: &Path) -> Result<Conference> {
    conference_file::parse(&TomlFile::of(&folder.join("conference.toml"), text.to_owned()), folder)
}

/// Reads the register of receipt, `received.csv`, where the conference has one.
///
/// # Errors
/// A line of it is not understood, or names a file that is not in `submissions/`; the message names file and line.
pub fn receipts(folder: &Path) -> Result<Option<(Receipts, ReadFile)>> {
    receipts_file::read(folder)
}

/// Reads the decisions of the secretariat, `decisions.toml`, where the conference has any.
///
/// # Errors
/// The file cannot be read, or has mistakes: [`DeclarationErrors`] with every one.
pub fn decisions(folder: &Path, map: &LocalityMap, form: &Form) -> Result<Option<(Decisions, ReadFile)>> {
    let path = folder.join(DECISIONS);
    if !path.exists() {
        return Ok(None);
    }
    let file = TomlFile::read(&path)?;
    let decisions = decisions_file::parse(&file, map, form)?;
    Ok(Some((decisions, ReadFile { name: DECISIONS.into(), bytes: file.text.into_bytes().into() })))
}

/// The decisions that a text is, as it would stand in the file at a path.
///
/// # Errors
/// Every mistake in it.
pub fn decisions_of(text: &str, path: &Path, map: &LocalityMap, form: &Form) -> Result<Decisions, DeclarationErrors> {
    decisions_file::parse(&TomlFile::of(path, text.to_owned()), map, form)
}

/// A conference that stands in for real ones, for every form and style of a pack, or of all packs: what templates are
/// tried with while there is no conference.
///
/// # Errors
/// The folder cannot be listed.
pub fn stand_ins(templates: &Path, pack: Option<&Path>) -> Result<Vec<Conference>> {
    let mut found = Vec::new();
    for root in folders(templates)?.into_iter().filter(|root| root.join("forms").is_dir()) {
        if pack.is_some_and(|pack| pack.file_name() != root.file_name()) {
            continue;
        }
        for form in in_folder(&root.join("forms"), "toml")? {
            let styles = in_folder(&templates.join("styles"), "toml")?
                .into_iter()
                .chain(in_folder(&root.join("styles"), "toml")?);
            let styles: BTreeSet<String> = styles.map(|style| stem(&style)).collect();
            found.extend(styles.iter().map(|style| conference_file::placeholder(&stem(&root), &stem(&form), style)));
        }
    }
    Ok(found)
}

/// Name of a file without its extension `toml`; of a folder its whole name.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.strip_suffix(".toml").map_or(name.clone(), str::to_owned)
}
