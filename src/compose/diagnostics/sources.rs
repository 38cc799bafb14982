//! The templates of a pack as text: turns errors of whatever reads them into diagnostics with a place.

use super::nesting;
use super::origin;
use super::render_error;
use super::template_error::TemplateError;
use crate::compose::front_matter;
use crate::contracts::Diagnostic;
use crate::model::language::Language;
use crate::msg;
use anyhow::Error;
use handlebars::{RenderError, TemplateErrorReason};
use serde_json::Value;
use std::collections::BTreeMap;

/// Templates by name, as they stand in the pack.
#[derive(Debug, Clone, Default)]
pub(in crate::compose) struct Sources(pub(in crate::compose) BTreeMap<String, String>);

impl Sources {
    pub(in crate::compose) fn text(&self, file: &str) -> &str {
        self.0.get(file).map_or("", String::as_str)
    }

    /// The file behind a name that handlebars knows: a document, a field of its front matter, or a partial.
    fn file(&self, name: &str) -> String {
        let file = name.split('#').next().unwrap_or(name);
        if self.0.contains_key(file) { file.to_owned() } else { format!("partials/{file}.hbs") }
    }

    pub(in crate::compose) fn at(
        &self,
        file: &str,
        (line, column): (usize, usize),
        wrong: &TemplateError,
    ) -> Diagnostic {
        let excerpt = self.text(file).lines().nth(line.saturating_sub(1)).unwrap_or_default();
        Diagnostic {
            file: file.to_owned(),
            line,
            column,
            english: wrong.text(Language::En),
            vietnamese: wrong.text(Language::Vi),
            excerpt: excerpt.trim_end().to_owned(),
        }
    }

    /// A template that is no template.
    pub(in crate::compose) fn unparsed(&self, name: &str, error: &handlebars::TemplateError) -> Diagnostic {
        let place = self.in_file(name, error.pos().unwrap_or((1, 1)));
        let message = match error.reason() {
            TemplateErrorReason::MismatchingClosedHelper(opened, closing) => {
                msg!("template-block-mismatch", opened = opened, closing = closing)
            }
            _ => msg!("template-syntax"),
        };
        self.at(&self.file(name), place, &TemplateError::new(message))
    }

    /// A template that goes too deep, or round.
    pub(in crate::compose) fn nested(&self, name: &str, (place, wrong): &nesting::Placed) -> Diagnostic {
        self.at(&self.file(name), self.in_file(name, *place), wrong)
    }

    /// A template that cannot be filled; `context` is what it may name.
    pub(in crate::compose) fn unfilled(&self, error: &RenderError, context: &Value) -> Diagnostic {
        let name = error.template_name.as_deref().unwrap_or_default();
        let place = self.in_file(name, (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1)));
        self.at(&self.file(name), place, &render_error::translate(error.reason(), context))
    }

    /// Positions in a string of the front matter are reported as positions in the file.
    fn in_file(&self, name: &str, (line, column): (usize, usize)) -> (usize, usize) {
        let Some((file, field)) = name.split_once('#') else { return (line, column) };
        let source = self.text(file);
        let front = front_matter::split(source).ok();
        let fields = front.iter().flat_map(|(front, _)| front.fields());
        let text = fields.filter(|(known, _)| known == field).map(|(_, text)| text.to_owned()).next();
        text.map_or((1, 1), |text| origin::in_front(source, &text, line, column))
    }

    /// A string of the front matter that holds more than words.
    pub(in crate::compose) fn in_field(&self, name: &str, error: &Error) -> Diagnostic {
        self.at(&self.file(name), self.in_file(name, (1, 1)), &reported(error))
    }

    /// A string of TOML between the `+++` lines, or what stands instead of them.
    pub(in crate::compose) fn in_front_matter(&self, file: &str, line: usize, wrong: &TemplateError) -> Diagnostic {
        self.at(file, (line, 1), wrong)
    }

    /// Something in a block's body.
    pub(in crate::compose) fn in_block(&self, fence: (&str, usize), body: &str, error: &Error) -> Diagnostic {
        let wrong = reported(error);
        let line = wrong.line.unwrap_or(0);
        let place = origin::in_block(self.text(fence.0), fence.1, body, line, wrong.token.as_deref());
        self.at(fence.0, place, &wrong)
    }

    /// Something that shows when the document is whole: it is found by its words.
    pub(in crate::compose) fn in_document(&self, file: &str, error: &Error) -> Diagnostic {
        let wrong = reported(error);
        let place = wrong.token.as_deref().and_then(|token| origin::quoted(self.text(file), token));
        self.at(file, place.unwrap_or((1, 1)), &wrong)
    }

    /// Something in running text.
    pub(in crate::compose) fn in_text(&self, file: &str, filled: &str, error: &Error) -> Diagnostic {
        let line = origin::like(self.text(file), filled).unwrap_or(1);
        self.at(file, (line, 1), &reported(error))
    }
}

/// The error of a template behind an error, with what it was met in. What is none is a library's.
fn reported(error: &Error) -> TemplateError {
    let wrong = error.chain().position(|cause| cause.is::<TemplateError>());
    let outer: Vec<String> = error.chain().take(wrong.unwrap_or(0)).map(ToString::to_string).collect();
    match wrong.and_then(|at| error.chain().nth(at)?.downcast_ref::<TemplateError>()) {
        Some(wrong) if outer.is_empty() => wrong.clone(),
        Some(wrong) => {
            let message = msg!("template-in-context", context = outer.join(": "), message = wrong.message.clone());
            TemplateError { message, ..wrong.clone() }
        }
        None => TemplateError::foreign(format!("{error:#}").replace('\n', " ")),
    }
}
