//! `words.toml`: words that templates avoid.

use super::errors::DeclarationErrors;
use super::toml_file::TomlFile;
use crate::model::avoided_word::AvoidedWord;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    avoid: Vec<AvoidedWord>,
}

/// Reads the words.
pub(super) fn parse(file: &TomlFile) -> Result<Vec<AvoidedWord>, DeclarationErrors> {
    let words = file.parse().map(|raw: WordsFile| raw.avoid);
    file.finish(words)
}
