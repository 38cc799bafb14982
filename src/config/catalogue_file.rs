//! `messages/<language>.ftl` of the templates folder: sentences as the secretariat words them.

use super::files::ReadFile;
use crate::messages::{Catalogue, Mistake, MistakeKind};
use crate::model::language::Language;
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// The catalogue of a language; where the folder has none, the one the program was built with.
///
/// # Errors
/// The file is no catalogue: all mistakes, each with its line.
pub(super) fn read(templates: &Path, language: Language, files: &mut Vec<ReadFile>) -> Result<Arc<Catalogue>> {
    let name = format!("messages/{}.ftl", language.code());
    let path = templates.join(&name);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    if !text.is_empty() {
        files.push(ReadFile { name, bytes: text.as_bytes().into() });
    }
    match Catalogue::edited(language, &text) {
        Ok(catalogue) => Ok(Arc::new(catalogue)),
        Err(mistakes) => {
            let told: Vec<String> = mistakes.iter().map(|mistake| told(&path, mistake)).collect();
            bail!("{}", told.join("\n"))
        }
    }
}

fn told(path: &Path, mistake: &Mistake) -> String {
    let what = match &mistake.what {
        MistakeKind::Syntax(what) => what.clone(),
        MistakeKind::UnknownKey(key) => format!("there is no message {key:?}"),
        MistakeKind::UnknownFact { key, fact } => format!("{key:?} states no {fact:?}"),
    };
    format!("{}:{}: {what}", path.display(), mistake.line)
}
