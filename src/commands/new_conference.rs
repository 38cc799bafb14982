//! `new`: the folder of a new conference, with the file a person would have written and a place for workbooks.

use crate::commands::settings::{
    GENERATE, Kind, Need, SETTINGS, Saved, SettingValue, literal, mistakes, suggested, value_of, wrong_values,
};
#[cfg(feature = "desk")]
use crate::localities::slug;
use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::project::new_conference as write;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// A conference to be made.
#[derive(Debug, Clone)]
pub struct NewOptions {
    /// The folder, which holds no conference yet.
    pub folder: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Values of settings by key.
    pub values: Vec<SettingValue>,
}

/// Makes the folder of a new conference. Settings that were not named and that follow from the others are filled in.
///
/// # Errors
/// There is a conference in the folder already, or it cannot be made. What is wrong in the values is the inner error.
pub fn new_conference(options: &NewOptions) -> Result<Saved<PathBuf>> {
    let NewOptions { folder, templates, values } = options;
    is_free(folder)?;
    let values = filled(values, templates)?;
    let missing = wrong_values(&values);
    if !missing.is_empty() {
        return Ok(Err(missing));
    }
    let text = written(&values);
    // Neighbours are looked for next to the folder, which need not be there yet.
    let full = std::path::absolute(folder).explain(|| msg!("cannot-open", path = folder.display()))?;
    let mistakes = mistakes(&text, &full, templates)?;
    if !mistakes.is_empty() {
        return Ok(Err(mistakes));
    }
    write(folder, &text)?;
    Ok(Ok(folder.clone()))
}

/// Whether a conference can be made in a folder.
///
/// # Errors
/// There is one.
pub fn is_free(folder: &Path) -> Result<()> {
    match folder.join("conference.toml").exists() {
        true => Err(fail(msg!("conference-exists", path = folder.display()))),
        false => Ok(()),
    }
}

/// A folder for a conference among others that none has: the day of the meeting and the pack.
#[cfg(feature = "desk")]
pub(crate) fn free_folder(root: &Path, values: &[SettingValue]) -> PathBuf {
    let day = literal(value_of(values, "date"), Kind::Day).unwrap_or_default();
    let id = format!("{day}-{}", slug(value_of(values, "pack")));
    let numbered = std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}-{number}")));
    let mut free = numbered.map(|id| root.join(id)).filter(|folder| !folder.exists());
    free.next().unwrap_or_else(|| root.join(&id))
}

/// The values with what follows from them.
fn filled(values: &[SettingValue], templates: &Path) -> Result<Vec<SettingValue>> {
    let mut filled: Vec<SettingValue> = values.iter().filter(|(_, value)| !value.trim().is_empty()).cloned().collect();
    for _ in 0..2 {
        // The form follows from the day that follows from the period.
        for setting in SETTINGS.iter().filter(|setting| setting.need == Need::Required) {
            if value_of(&filled, setting.key).is_empty()
                && let Some(value) = suggested(setting.key, &filled, templates)?
            {
                filled.push((setting.key, value));
            }
        }
    }
    Ok(filled)
}

/// The text of a new file.
fn written(values: &[SettingValue]) -> String {
    let mut text = String::new();
    for setting in SETTINGS.iter().filter(|setting| setting.key != GENERATE) {
        let value = value_of(values, setting.key);
        if let Some(literal) = literal(value, setting.kind).filter(|_| !value.is_empty()) {
            text.push_str(&format!("{} = {literal}\n", setting.key));
        }
    }
    let at = literal(value_of(values, GENERATE), Kind::Moment).unwrap_or_default();
    text.push_str(&format!("\n[[generate]]\nat = {at}\n"));
    text
}
