//! What does not fit in a template, with the nearest name that would.

use crate::messages::{Catalogue, TomlError, with_nearest};
use crate::model::form::{Form, Line};
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use handlebars::{RenderError, RenderErrorReason};
use std::fmt;

/// Something that does not fit; where it stands is added by whoever reads the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compose) struct TemplateError {
    pub(super) message: Message,
    /// Line of a block's body, from 1, where it is known.
    pub(super) line: Option<usize>,
    /// What is wrong as it stands in the template, to find it there.
    pub(super) token: Option<String>,
    /// A name that the helper which met it cannot compare with the known ones.
    pub(super) is_name: bool,
}

impl TemplateError {
    /// An error that no name would repair.
    pub(in crate::compose) fn new(message: Message) -> TemplateError {
        TemplateError { message, line: None, token: None, is_name: false }
    }

    /// Words of a library, which are English.
    pub(super) fn foreign(words: impl Into<String>) -> TemplateError {
        TemplateError::new(msg!("template-other", words = words.into()))
    }

    /// A name of the context, the known ones of which the helper that met it cannot see.
    pub(in crate::compose) fn name(token: &str) -> TemplateError {
        let error = TemplateError::new(msg!("template-unknown-name", name = token));
        TemplateError { token: Some(token.to_owned()), is_name: true, ..error }
    }

    /// A line of the form; the error names the nearest.
    pub(in crate::compose) fn line<'f>(form: &'f Form, code: &str) -> Result<&'f Line, TemplateError> {
        form.line(code).ok_or_else(|| {
            let message = msg!("template-no-line", code = code);
            let nearest = form.lines.iter().min_by_key(|known| strsim::levenshtein(&known.code, code));
            let message = match nearest {
                Some(near) => {
                    msg!("template-nearest-line", message = message, code = &near.code, name = near.short.as_str())
                }
                None => message,
            };
            TemplateError { token: Some(code.to_owned()), ..TemplateError::new(message) }
        })
    }

    /// A column rows do not have.
    pub(in crate::compose) fn column(column: &str) -> TemplateError {
        TemplateError::new(msg!("template-no-column", column = column))
    }

    /// Something that has nothing of this name to show, and what it can show.
    pub(in crate::compose) fn show<'k>(
        thing: Message,
        what: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> TemplateError {
        TemplateError::new(msg!("template-cannot-show", thing = thing, what = what)).unknown(what, known)
    }

    /// Line of the text it was found in, the first where it is not known.
    pub(in crate::compose) fn line_number(&self) -> usize {
        self.line.unwrap_or(1)
    }

    /// What the TOML reader says, with the line of the text it read.
    pub(in crate::compose) fn toml(text: &str, error: &toml::de::Error) -> TemplateError {
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let TomlError { message, unknown } = TomlError::shape(error).unwrap_or_else(|| TomlError::syntax(error));
        TemplateError { line: Some(line), token: unknown, ..TemplateError::new(message) }
    }

    /// A name that does not exist, with the nearest of those that do.
    pub(in crate::compose) fn unknown<'k>(
        self,
        token: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> TemplateError {
        let message = with_nearest(self.message, token, known);
        TemplateError { message, token: Some(token.to_owned()), ..self }
    }

    /// In words of a language.
    pub(super) fn text(&self, language: Language) -> String {
        Catalogue::embedded(language).text(&self.message)
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for TemplateError {}

/// Through handlebars and out again.
impl From<TemplateError> for RenderError {
    fn from(wrong: TemplateError) -> RenderError {
        RenderErrorReason::NestedError(Box::new(wrong)).into()
    }
}
