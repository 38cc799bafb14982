//! `[[question]]` of a form.

use super::known::Known;
use super::toml_file::Name;
use crate::model::question::{Occasion, Question};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionFile {
    line: Name,
    on: Occasion,
    ask: String,
}

pub(super) fn questions(known: &Known<'_>, raw: Vec<QuestionFile>) -> Vec<Question> {
    raw.into_iter().map(|raw| Question { line: known.line(&raw.line), on: raw.on, ask: raw.ask }).collect()
}
