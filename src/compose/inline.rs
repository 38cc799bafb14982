//! Words with emphasis and figures, from a line of Markdown.

use super::diagnostics::TemplateError;
use super::report_context::ReportContext;
use super::{coverage_notes, figures};
use crate::model::document::{Emphasis, Inline, Note};
use crate::msg;
use anyhow::{Result, bail};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

/// Reads one paragraph's worth of text.
pub(super) fn inline(text: &str, subject: &ReportContext) -> Result<Vec<Inline>> {
    if text.contains("[^") {
        bail!(TemplateError::new(msg!("template-note-can-be-referred-to", text = text.to_string())));
    }
    let mut content = Content::default();
    for event in TextMergeStream::new(Parser::new_ext(text.trim(), Options::empty())) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            event if content.take(&event, subject)? => {}
            _ => bail!(TemplateError::new(msg!("template-only-words-can-stand-here", text = text.to_string()))),
        }
    }
    Ok(content.finish(subject))
}

/// Inlines being collected.
#[derive(Default)]
pub(super) struct Content {
    inlines: Vec<Inline>,
    emphasis: Emphasis,
}

impl Content {
    /// Takes an event that belongs to running text; says whether it did.
    pub(super) fn take(&mut self, event: &Event<'_>, subject: &ReportContext) -> Result<bool> {
        match event {
            Event::Text(text) => figures::resolve(text, subject, self.emphasis, &mut self.inlines)?,
            Event::SoftBreak => figures::resolve(" ", subject, self.emphasis, &mut self.inlines)?,
            Event::HardBreak => self.inlines.push(Inline::Break),
            Event::Start(Tag::Strong) => self.emphasis.bold = true,
            Event::End(TagEnd::Strong) => self.emphasis.bold = false,
            Event::Start(Tag::Emphasis) => self.emphasis.italic = true,
            Event::End(TagEnd::Emphasis) => self.emphasis.italic = false,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Adds the mark of a note.
    pub(super) fn note(&mut self, note: Note) {
        self.inlines.push(Inline::Note(note));
    }

    /// What was collected; the next words start plain.
    pub(super) fn finish(&mut self, subject: &ReportContext) -> Vec<Inline> {
        let mut inlines = self.taken();
        coverage_notes::state(&mut inlines, subject);
        inlines
    }

    /// The same as an item of a list, which says what the book covers once.
    pub(super) fn finish_item(&mut self, subject: &ReportContext, stated: &mut bool) -> Vec<Inline> {
        let mut inlines = self.taken();
        coverage_notes::state_once(&mut inlines, subject, stated);
        inlines
    }

    fn taken(&mut self) -> Vec<Inline> {
        self.emphasis = Emphasis::default();
        std::mem::take(&mut self.inlines)
    }
}
