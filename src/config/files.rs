//! Files under `templates/` and in a conference's folder: what is there, and what was read.

use super::text_file::read_text;
use super::toml_file::TomlFile;
use crate::messages::Explain as _;
use crate::model::conference::LocalityList;
use crate::msg;
use anyhow::Result;
use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// A handlebars file.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// `documents/bao-cao-tong-hop.hbs`, as templates and errors name it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A file whose content went into the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// Path from the templates or conference folder, with `/`.
    pub name: String,
    /// What it held.
    pub bytes: std::sync::Arc<[u8]>,
}

impl ReadFile {
    /// A file below the templates.
    pub(super) fn below(templates: &Path, file: TomlFile) -> ReadFile {
        ReadFile { name: file.relative_to(templates), bytes: file.text.into_bytes().into() }
    }

    /// A conference's own list of localities, which was read with it.
    pub fn of_list(list: &LocalityList) -> ReadFile {
        ReadFile { name: list.file.clone(), bytes: list.text.as_bytes().into() }
    }
}

/// What a folder holds, in the file system's order.
fn entries(folder: &Path) -> Result<Vec<DirEntry>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<_>>);
    entries.explain(|| msg!("cannot-list", path = folder.display()))
}

/// Folders in a folder, by name.
///
/// # Errors
/// The folder cannot be listed.
pub fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).explain(|| msg!("cannot-list", path = folder.display()))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.is_dir());
    paths.sort();
    Ok(paths)
}

/// How many folders in each other are looked into; what lies deeper is reported as a folder.
const DEPTH: usize = 8;

/// What lies below a folder, as paths from it, by name: files, and folders that are not looked into, which are links, hidden
/// ones and those too deep.
///
/// # Errors
/// A folder cannot be listed.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![(PathBuf::new(), DEPTH)];
    while let Some((within, depth)) = folders.pop() {
        for entry in entries(&folder.join(&within))? {
            let path = within.join(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if is_folder && depth > 0 && !is_hidden {
                folders.push((path, depth - 1));
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A pack's own file, or where it has none the one that all packs share, straight under `templates/`.
pub(super) fn own_or_shared(templates: &Path, root: &Path, name: &str) -> PathBuf {
    let own = root.join(name);
    if own.is_file() { own } else { Some(templates.join(name)).filter(|shared| shared.is_file()).unwrap_or(own) }
}

/// Where partials lie: of documents, and of pages in HTML.
const PARTIALS: [&str; 2] = ["partials", "partials/web"];

/// Pages straight in the pack's folder and templates under `documents/` and `partials/`, by name; a page or partial that
/// all packs share is replaced by a pack's own of the same name.
pub(super) fn hbs_files(templates: &Path, root: &Path, files: &mut Vec<ReadFile>) -> Result<Vec<TemplateFile>> {
    let pages = in_folder(templates, "hbs")?.into_iter().chain(in_folder(root, "hbs")?);
    let pages: BTreeSet<String> =
        pages.filter_map(|page| Some(page.file_name()?.to_string_lossy().into_owned())).collect();
    let mut found: Vec<PathBuf> = pages.iter().map(|page| own_or_shared(templates, root, page)).collect();
    for folder in PARTIALS {
        found.extend(in_folder(&templates.join(folder), "hbs")?);
    }
    for folder in ["documents"].into_iter().chain(PARTIALS) {
        found.extend(in_folder(&root.join(folder), "hbs")?);
    }
    found
        .into_iter()
        .map(|path| {
            let text = read_text(&path)?;
            let from = |folder: &Path| path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let name = if path.starts_with(root) { from(root) } else { from(templates) };
            files.push(ReadFile { name: from(templates), bytes: text.as_bytes().into() });
            Ok(TemplateFile { name, text })
        })
        .collect()
}

/// Files of a folder with an extension, by name, so that the file system's order reaches nothing.
///
/// # Errors
/// The folder exists but cannot be listed. An absent folder has no files.
pub fn in_folder(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<PathBuf> = entries(folder)?.iter().map(DirEntry::path).collect();
    let has_extension = |path: &Path| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
    paths.retain(|path| path.is_file() && has_extension(path));
    paths.sort();
    Ok(paths)
}

/// The files of the desk's pages below the templates folder, by the names they are called by: pages and what they are made
/// with in `desk/`, parts that they share with the book's page as `web/…`.
///
/// # Errors
/// A file cannot be read.
pub fn desk_files(templates: &Path) -> Result<Vec<TemplateFile>> {
    let mut found = Vec::new();
    for (folder, called) in [("desk", ""), ("desk/partials", "desk/"), ("partials/web", "web/")] {
        for path in in_folder(&templates.join(folder), "hbs")? {
            let text = read_text(&path)?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            found.push(TemplateFile { name: format!("{called}{stem}"), text });
        }
    }
    Ok(found)
}

/// A file that the desk's pages are made with and that is no template: its style sheet, its script.
///
/// # Errors
/// It cannot be read.
pub fn desk_asset(templates: &Path, name: &str) -> Result<String> {
    read_text(&templates.join("desk").join(name))
}
