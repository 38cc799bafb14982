//! `messages/<language>.ftl` of the templates folder: sentences as the secretariat words them.

use super::errors::DeclarationErrors;
use super::files::ReadFile;
use super::text_file::read_text_if_any;
use crate::messages::{Catalogue, Mistake, MistakeKind};
use crate::model::declared::Declared;
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use std::path::Path;
use std::sync::Arc;

/// The catalogue of a language; where the folder has none, the one the program was built with.
///
/// # Errors
/// The file is no catalogue: all mistakes, each with its line.
pub(super) fn read(templates: &Path, language: Language, files: &mut Vec<ReadFile>) -> Result<Arc<Catalogue>> {
    let name = format!("messages/{}.ftl", language.code());
    let path = templates.join(&name);
    let text = read_text_if_any(&path)?.unwrap_or_default();
    if !text.is_empty() {
        files.push(ReadFile { name, bytes: text.as_bytes().into() });
    }
    match Catalogue::edited(language, &text) {
        Ok(catalogue) => Ok(Arc::new(catalogue)),
        Err(mistakes) => {
            let mut errors = DeclarationErrors::default();
            for mistake in &mistakes {
                let at = Declared { file: path.display().to_string().into(), line: mistake.line, column: 1 };
                errors.push(at, told(mistake));
            }
            Err(errors.into())
        }
    }
}

fn told(mistake: &Mistake) -> Message {
    match &mistake.what {
        MistakeKind::Syntax(what) => Message::verbatim(what),
        MistakeKind::UnknownKey(key) => msg!("catalogue-unknown-key", key = key),
        MistakeKind::UnknownFact { key, fact } => msg!("catalogue-unknown-fact", key = key, fact = fact),
    }
}
