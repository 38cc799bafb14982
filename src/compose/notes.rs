//! Notes of a document: `[^x]` in running text, and a paragraph `[^x]: …` that stands at the foot of the page.

use super::diagnostics::{Diagnostic, Sources, TemplateError};
use super::report_context::ReportContext;
use crate::model::document::{Inline, Note};
use crate::msg;
use anyhow::{Result, bail};
use std::collections::BTreeMap;

/// What was read so far, each with the line of the template's text it was read from.
#[derive(Default)]
pub(super) struct Notes {
    marks: Vec<(String, String)>,
    words: BTreeMap<String, (String, Vec<Inline>)>,
}

/// The words of each note, by its number.
pub(super) type Words = BTreeMap<usize, Vec<Inline>>;

impl Notes {
    /// The mark of a note; its words come when all is read.
    pub(super) fn mark(&mut self, subject: &ReportContext, label: &str, line: &str) -> Result<Note> {
        if self.marks.iter().any(|(known, _)| known == label) {
            bail!(TemplateError::new(msg!("template-note-has-its-mark-already", label = label.to_string())));
        }
        self.marks.push((label.to_owned(), line.to_owned()));
        let number = self.marks.len();
        Ok(Note::numbered(number, subject.say(msg!("note-title", number = number.to_string())), Vec::new()))
    }

    /// The words of a note.
    pub(super) fn define(&mut self, label: &str, line: &str, content: Vec<Inline>) -> Result<()> {
        if content.iter().any(|inline| matches!(inline, Inline::Note(_))) {
            bail!(TemplateError::new(msg!("template-note-has-no-notes")));
        }
        if self.words.insert(label.to_owned(), (line.to_owned(), content)).is_some() {
            bail!(TemplateError::new(msg!(
                "template-note-written-twice-several-paragraphs",
                label = label.to_string()
            )));
        }
        Ok(())
    }

    /// The words of all notes.
    ///
    /// # Errors
    /// A mark has no words, or words have no mark: told at their line.
    pub(super) fn finish(mut self, template: &str, sources: &Sources) -> Result<Words, Diagnostic> {
        let mut words = Words::new();
        for (n, (label, line)) in self.marks.iter().enumerate() {
            let Some((_, content)) = self.words.remove(label) else {
                let wrong = TemplateError::new(msg!("template-no-paragraph-says-what-note", label = label.to_string()));
                return Err(sources.in_text(template, line, &wrong.into()));
            };
            words.insert(n + 1, content);
        }
        if let Some((label, (line, _))) = self.words.first_key_value() {
            let wrong = TemplateError::new(msg!("template-nothing-refers-to-note", label = label.to_string()));
            return Err(sources.in_text(template, line, &wrong.into()));
        }
        Ok(words)
    }
}
