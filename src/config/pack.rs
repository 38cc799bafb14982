//! A pack: the folder under `templates/` with form, law, style and templates, checked against each other.

use super::errors::both;
use super::files::{ReadFile, TemplateFile, folders, hbs_files, in_folder, own_or_shared};
use super::form_file;
use super::known::Beside;
use super::toml_file::TomlFile;
use super::{catalogue_file, conclusion_file, conference_file, law_file, style_file, target_file, words_file};
use crate::messages::{Catalogue, Catalogues, fail};
use crate::model::avoided_word::AvoidedWord;
use crate::model::conclusion::ConclusionRules;
use crate::model::conference::Conference;
use crate::model::form::Form;
use crate::model::language::Language;
use crate::model::law::Law;
use crate::model::rule::Rule;
use crate::model::style::Look;
use crate::msg;
use anyhow::{Error, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All that a folder under `templates/` declares for one conference.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The conference's form.
    pub form: Form,
    /// What is law when, for its rules.
    pub law: Law,
    /// The conference's style with its fonts.
    pub look: Look,
    /// How its conclusions are made; it makes none where absent.
    pub conclusion: Option<Arc<ConclusionRules>>,
    /// Words that its documents avoid.
    pub words: Vec<AvoidedWord>,
    /// Documents and the index page, by file name.
    pub templates: Vec<TemplateFile>,
    /// Sentences of the conference's language.
    pub catalogue: Arc<Catalogue>,
    /// Sentences of every language a document may be in.
    pub catalogues: Catalogues,
    /// Every file that was read, for the manifest.
    pub files: Vec<ReadFile>,
}

/// Reads the pack a conference names and checks it against itself. `built_in` are the rules of the program and of reading.
///
/// # Errors
/// A declared file is absent or does not fit: [`crate::config::DeclarationErrors`] with every mistake of form and law.
pub fn pack(templates: &Path, conference: &Conference, built_in: &[Rule]) -> Result<Pack> {
    let root = root(templates, conference)?;
    let (form, law, read) = declared(templates, &root, conference, built_in)?;
    let style_text = TomlFile::read(&own_or_shared(templates, &root, &format!("styles/{}.toml", conference.style)))?;
    let style = style_file::parse(&style_text)?;
    let mut files: Vec<ReadFile> =
        read.into_iter().chain([style_text]).map(|file| ReadFile::below(templates, file)).collect();
    let conclusion_file = root.join("conclusion.toml");
    let conclusion_file = conclusion_file.is_file().then(|| TomlFile::read(&conclusion_file)).transpose()?;
    let conclusion = conclusion_file.as_ref().map(|file| conclusion_file::parse(file, &form)).transpose()?;
    conclusion_file::fits(conference, conclusion.as_ref(), &form).unless_any(())?;
    files.extend(conclusion_file.map(|file| ReadFile::below(templates, file)));
    let mut words = Vec::new();
    for path in [templates.join("words.toml"), root.join("words.toml")].into_iter().filter(|path| path.is_file()) {
        let file = TomlFile::read(&path)?;
        words.extend(words_file::parse(&file)?);
        files.push(ReadFile::below(templates, file));
    }
    let faces = style_file::faces(templates, &style.pdf_font, &mut files)?;
    let catalogues = Catalogues::read(|language| catalogue_file::read(templates, language, &mut files))?;
    let catalogue = Arc::clone(catalogues.of(Language::Vi));
    let templates = hbs_files(templates, &root, &mut files)?;
    let conclusion = conclusion.map(Arc::new);
    Ok(Pack { form, law, conclusion, words, catalogue, catalogues, look: Look { style, faces }, templates, files })
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
pub fn form(templates: &Path, conference: &Conference, built_in: &[Rule]) -> Result<(Form, Vec<ReadFile>)> {
    let (form, _, read) = declared(templates, &root(templates, conference)?, conference, built_in)?;
    Ok((form, read.into_iter().map(|file| ReadFile::below(templates, file)).collect()))
}

/// Errors of the declarations a conference uses: form and thresholds, then the style.
pub fn declarations(templates: &Path, conference: &Conference, built_in: &[Rule]) -> Vec<Error> {
    let style = || -> Result<()> {
        let root = root(templates, conference)?;
        let style = TomlFile::read(&own_or_shared(templates, &root, &format!("styles/{}.toml", conference.style)))?;
        style_file::faces(templates, &style_file::parse(&style)?.pdf_font, &mut Vec::new()).map(|_| ())
    };
    [form(templates, conference, built_in).map(|_| ()), style()].into_iter().filter_map(Result::err).collect()
}

/// Every form of every pack: the pack's name, and the form.
///
/// # Errors
/// A declaration is wrong.
pub fn forms(templates: &Path, built_in: &[Rule]) -> Result<Vec<(String, Form)>> {
    let mut forms = Vec::new();
    for root in folders(templates)? {
        let pack = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for path in in_folder(&root.join("forms"), "toml")? {
            let (form, ..) = form_and_law(templates, &root, &path, built_in)?;
            forms.push((pack.clone(), form));
        }
    }
    Ok(forms)
}

fn root(templates: &Path, conference: &Conference) -> Result<PathBuf> {
    let root = templates.join(&conference.pack);
    if !root.is_dir() {
        let path = templates.display();
        return Err(fail(msg!("pack-of-conference-missing", pack = &conference.pack, path = path)));
    }
    Ok(root)
}

/// A form with the pack's law, where it has one, and the files of both.
fn form_and_law(templates: &Path, root: &Path, path: &Path, built_in: &[Rule]) -> Result<(Form, Law, Vec<TomlFile>)> {
    let law_path = root.join("thresholds.toml");
    let law_file = law_path.is_file().then(|| TomlFile::read(&law_path)).transpose()?;
    let law = law_file.as_ref().map_or_else(|| Ok(Law::default()), law_file::parse);
    let form_file = TomlFile::read(path)?;
    let shown = format!("templates/{}", form_file.relative_to(templates));
    let form = form_file::parse(&form_file, Beside { law: law.as_ref().ok(), built_in, path: &shown });
    let (form, law) = both(form, law)?;
    Ok((form, law, std::iter::once(form_file).chain(law_file).collect()))
}

/// Form and law of a conference, and the files they were read from.
fn declared(
    templates: &Path,
    root: &Path,
    conference: &Conference,
    built_in: &[Rule],
) -> Result<(Form, Law, Vec<TomlFile>)> {
    let path = root.join("forms").join(format!("{}.toml", conference.form));
    let (form, law, files) = form_and_law(templates, root, &path, built_in)?;
    if form.id != conference.form {
        let path = path.display();
        return Err(fail(msg!("form-named-otherwise", path = path, id = &form.id, name = &conference.form)));
    }
    let mut errors = conference_file::fits(conference, &form);
    errors.append(target_file::fits(&conference.targets, &form));
    errors.unless_any(())?;
    Ok((form, law, files))
}
