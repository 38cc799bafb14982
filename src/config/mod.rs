//! Declarations in, checked declarations out: the conference, its pack's form, style, fonts and templates.
//!
//! In: `conference.toml` and `received.csv` of `input/<conference>/`, the files under `templates/`. Out: [`Conference`],
//! [`Receipts`] and [`Pack`].
//! Must not: open a workbook. Everything an official can mistype is an error here, with file and line, before any
//! workbook is read and before anything is written.

mod catalogue_file;
mod conference_file;
mod form_file;
mod law_file;
mod receipts_file;
mod relation_file;
mod schedule_file;
mod style_file;
mod target_file;
mod toml_file;

use crate::messages::Catalogue;
use crate::model::conference::{Conference, LocalityList};
use crate::model::form::Form;
use crate::model::language::Language;
use crate::model::law::Law;
use crate::model::receipts::Receipts;
use crate::model::style::Look;
use anyhow::{Context, Error, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml_file::TomlFile;

/// All that a folder under `templates/` declares for one conference.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The conference's form.
    pub form: Form,
    /// What is law when, for its rules.
    pub law: Law,
    /// The conference's style with its fonts.
    pub look: Look,
    /// Documents and the index page, by file name.
    pub templates: Vec<TemplateFile>,
    /// Sentences of the conference's language.
    pub catalogue: Arc<Catalogue>,
    /// Every file that was read, for the manifest.
    pub files: Vec<ReadFile>,
}

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
    fn below(templates: &Path, file: TomlFile) -> ReadFile {
        ReadFile { name: file.relative_to(templates), bytes: file.text.into_bytes().into() }
    }

    /// A conference's own list of localities, which was read with it.
    pub fn of_list(list: &LocalityList) -> ReadFile {
        ReadFile { name: list.file.clone(), bytes: list.text.as_bytes().into() }
    }
}

/// Reads `conference.toml`.
///
/// # Errors
/// The file is absent, is not TOML, has an unknown key or a value that does not fit; the message names file and line.
pub fn conference(folder: &Path) -> Result<(Conference, ReadFile)> {
    let file = TomlFile::read(&folder.join("conference.toml"))?;
    let folder = folder.canonicalize().with_context(|| format!("cannot open {}", folder.display()))?;
    let conference = conference_file::parse(&file, &folder)?;
    Ok((conference, ReadFile { name: "conference.toml".into(), bytes: file.text.into_bytes().into() }))
}

/// Reads the register of receipt, `received.csv`, where the conference has one.
///
/// # Errors
/// A line of it is not understood, or names a file that is not in `submissions/`; the message names file and line.
pub fn receipts(folder: &Path) -> Result<Option<(Receipts, ReadFile)>> {
    receipts_file::read(folder)
}

/// Reads the pack a conference names and checks it against itself.
///
/// # Errors
/// A declared file is absent or does not fit; the message names file and line.
pub fn pack(templates: &Path, conference: &Conference) -> Result<Pack> {
    let root = root(templates, conference)?;
    let (form, law, read) = declared(&root, conference)?;
    let style_text = TomlFile::read(&own_or_shared(templates, &root, &format!("styles/{}.toml", conference.style)))?;
    let style = style_file::parse(&style_text)?;
    let mut files: Vec<ReadFile> =
        read.into_iter().chain([style_text]).map(|file| ReadFile::below(templates, file)).collect();
    let faces = style_file::faces(templates, &style.pdf_font, &mut files)?;
    let catalogue = catalogue_file::read(templates, Language::Vi, &mut files)?;
    let templates = hbs_files(templates, &root, &mut files)?;
    Ok(Pack { form, law, catalogue, look: Look { style, faces }, templates, files })
}

/// The sentences of a language, as the templates folder words them.
///
/// # Errors
/// The catalogue there cannot be read, or has mistakes.
pub fn catalogue(templates: &Path, language: Language) -> Result<Arc<Catalogue>> {
    catalogue_file::read(templates, language, &mut Vec::new())
}

/// The form of a conference alone with the files it was read from, without looks and templates: for one that is only read.
///
/// # Errors
/// As for [`pack`].
pub fn form(templates: &Path, conference: &Conference) -> Result<(Form, Vec<ReadFile>)> {
    let (form, _, read) = declared(&root(templates, conference)?, conference)?;
    Ok((form, read.into_iter().map(|file| ReadFile::below(templates, file)).collect()))
}

/// Errors of the declarations a conference uses, each file by itself: form, thresholds, style.
pub fn declarations(templates: &Path, conference: &Conference) -> Vec<Error> {
    let style = || -> Result<()> {
        let root = root(templates, conference)?;
        let style = TomlFile::read(&own_or_shared(templates, &root, &format!("styles/{}.toml", conference.style)))?;
        style_file::faces(templates, &style_file::parse(&style)?.pdf_font, &mut Vec::new()).map(|_| ())
    };
    [form(templates, conference).map(|_| ()), style()].into_iter().filter_map(Result::err).collect()
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
            found.extend(styles.iter().map(|style| conference_file::stand_in(&stem(&root), &stem(&form), style)));
        }
    }
    Ok(found)
}

/// Name of a file without its extension `toml`; of a folder its whole name.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.strip_suffix(".toml").map_or(name.clone(), str::to_owned)
}

/// Every form of every pack: the pack's name, the file as people find it, the form, its law.
///
/// # Errors
/// A declaration is wrong.
pub fn forms(templates: &Path) -> Result<Vec<(String, String, Form, Law)>> {
    let mut forms = Vec::new();
    for root in folders(templates)? {
        let pack = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let law = law(&root)?.map_or_else(Law::default, |(law, _)| law);
        for path in in_folder(&root.join("forms"), "toml")? {
            let file = TomlFile::read(&path)?;
            let shown = format!("templates/{}", file.relative_to(templates));
            forms.push((pack.clone(), shown, form_file::parse(&file, &law)?, law.clone()));
        }
    }
    Ok(forms)
}

/// The pack's dated table, where it has one.
fn law(root: &Path) -> Result<Option<(Law, TomlFile)>> {
    let path = root.join("thresholds.toml");
    if !path.is_file() {
        return Ok(None);
    }
    let file = TomlFile::read(&path)?;
    Ok(Some((law_file::parse(&file)?, file)))
}

fn root(templates: &Path, conference: &Conference) -> Result<PathBuf> {
    let root = templates.join(&conference.pack);
    if !root.is_dir() {
        bail!("there is no pack {:?} under {}: conference.toml names it", conference.pack, templates.display());
    }
    Ok(root)
}

/// Form and law, and the files they were read from.
fn declared(root: &Path, conference: &Conference) -> Result<(Form, Law, Vec<TomlFile>)> {
    let (law, law_text) = law(root)?.unzip();
    let law = law.unwrap_or_default();
    let form_path = root.join("forms").join(format!("{}.toml", conference.form));
    let form_text = TomlFile::read(&form_path)?;
    let form = form_file::parse(&form_text, &law)?;
    if form.id != conference.form {
        bail!("{}: id is {:?} but the file is named after {:?}", form_path.display(), form.id, conference.form);
    }
    target_file::fits(&conference.targets, &form)?;
    conference_file::carries(conference, &form)?;
    Ok((form, law, std::iter::once(form_text).chain(law_text).collect()))
}

/// Folders in a folder, by name.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.is_dir());
    paths.sort();
    Ok(paths)
}

/// A pack's own file, or where it has none the one that all packs share, straight under `templates/`.
fn own_or_shared(templates: &Path, root: &Path, name: &str) -> PathBuf {
    let own = root.join(name);
    if own.is_file() { own } else { Some(templates.join(name)).filter(|shared| shared.is_file()).unwrap_or(own) }
}

/// Pages straight in the pack's folder and templates under `documents/` and `partials/`, by name; a page or partial that
/// all packs share is replaced by a pack's own of the same name.
fn hbs_files(templates: &Path, root: &Path, files: &mut Vec<ReadFile>) -> Result<Vec<TemplateFile>> {
    let pages = in_folder(templates, "hbs")?.into_iter().chain(in_folder(root, "hbs")?);
    let pages: BTreeSet<String> =
        pages.filter_map(|page| Some(page.file_name()?.to_string_lossy().into_owned())).collect();
    let mut found: Vec<PathBuf> = pages.iter().map(|page| own_or_shared(templates, root, page)).collect();
    found.extend(in_folder(&templates.join("partials"), "hbs")?);
    for folder in ["documents", "partials"] {
        found.extend(in_folder(&root.join(folder), "hbs")?);
    }
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
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
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        if path.is_file() && path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
