//! Catalogues as text: those the program was built with, how they are parsed, and what may be wrong in one.

use crate::model::language::Language;
use fluent_bundle::FluentResource;

/// What is wrong in an edited catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Line, from 1. Of what the parser does not understand, Fluent often names the line after.
    pub line: usize,
    /// What is wrong.
    pub what: MistakeKind,
}

/// A kind of mistake in a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MistakeKind {
    /// Not Fluent; the parser's own words, which are English.
    Syntax(String),
    /// A key the program has no message for.
    UnknownKey(String),
    /// A message names a fact that the program does not state with it.
    UnknownFact {
        /// The message.
        key: String,
        /// The fact.
        fact: String,
    },
}

/// The text of the catalogue the program was built with.
pub(super) fn source(language: Language) -> &'static str {
    match language {
        Language::Vi => include_str!("../../templates/messages/vi.ftl"),
        Language::En => include_str!("../../templates/messages/en.ftl"),
    }
}

/// What could be read of a catalogue, and what could not: byte offset and the parser's words.
pub(super) fn resource(text: &str) -> (FluentResource, Vec<(usize, String)>) {
    // `\r` would stand in the texts.
    match FluentResource::try_new(text.replace('\r', "")) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => {
            let errors = errors.into_iter().map(|error| (error.pos.start, error.kind.to_string()));
            (resource, errors.collect())
        }
    }
}
