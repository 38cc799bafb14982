//! A conference's own wording: templates laid over those of its pack, checked before they are saved.

use crate::config::{OWN_TEMPLATES, TemplateFile};
use crate::messages::fail;
use crate::msg;
use crate::project::{Project, remove_template, write_template};
use crate::publish::sha256;
use anyhow::Result;
use std::path::Path;

/// A template of a conference.
pub(crate) struct Text {
    /// `documents/bao-cao-tong-hop.hbs`.
    pub(crate) name: String,
    pub(crate) text: String,
    /// Hash of the text.
    pub(crate) hash: String,
    /// It is the conference's own and not the pack's.
    pub(crate) is_own: bool,
    /// There is one document of it for each locality.
    pub(crate) is_of_place: bool,
}

/// All templates of a conference, by name.
///
/// # Errors
/// A declaration has mistakes.
pub(crate) fn texts(conference: &Path, templates: &Path) -> Result<Vec<Text>> {
    let project = Project::load(conference, templates)?;
    let own = conference.join(OWN_TEMPLATES);
    let text = |(name, text): (&str, &str)| Text {
        name: name.to_owned(),
        text: text.to_owned(),
        hash: sha256(text.as_bytes()),
        is_own: own.join(name).is_file(),
        is_of_place: text.contains("per = \"locality\""),
    };
    let mut texts: Vec<Text> = project.templates().map(text).collect();
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(texts)
}

/// Code and name of each locality of a conference.
///
/// # Errors
/// A declaration has mistakes.
pub(crate) fn localities(conference: &Path, templates: &Path) -> Result<Vec<(String, String)>> {
    let project = Project::load(conference, templates)?;
    let pair = |one: &std::sync::Arc<crate::model::locality::Locality>| (one.id.code.to_string(), one.name.to_string());
    Ok(project.map.localities().iter().map(pair).collect())
}

/// Saves a template as the conference's own.
///
/// # Errors
/// The folder cannot be written, or the name is none of a template.
pub(crate) fn save(conference: &Path, draft: &TemplateFile) -> Result<()> {
    if !is_name(&draft.name) {
        return Err(fail(msg!("desk-not-found-text")));
    }
    write_template(conference, &draft.name, &draft.text)
}

/// Takes the conference's own template away, so that the pack's stands again.
///
/// # Errors
/// The folder cannot be written, or the name is none of a template.
pub(crate) fn remove(conference: &Path, name: &str) -> Result<()> {
    if !is_name(name) {
        return Err(fail(msg!("desk-not-found-text")));
    }
    remove_template(conference, name)
}

/// Folders and a file with letters, digits and hyphens: no way out of the folder of templates.
fn is_name(name: &str) -> bool {
    let is_part =
        |part: &str| !part.starts_with('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    name.ends_with(".hbs")
        && name.split('/').count() <= 3
        && name.split('/').all(|part| !part.is_empty() && is_part(part))
}
