//! The small Markdown of templates: headings, paragraphs, lists, notes, fenced blocks.

use super::blocks::Writer;
use super::diagnostics::{self, Diagnostic, Sources, TemplateError};
use super::inline::Content;
use super::notes::Notes;
use crate::model::document::Inline;
use crate::msg;
use anyhow::{Error, Result, bail};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

/// Reads a filled template's whole text. What is wrong in it is told by the place in the templates.
pub(super) fn read(template: &str, text: &str, writer: &mut Writer<'_>, sources: &Sources) -> Result<(), Diagnostic> {
    let (content, notes) = (Content::default(), Notes::default());
    let mut reader = Reader { writer, sources, content, notes, note: None, list: None, block: None };
    // By the older syntax a mark is one whether or not it has words, so that one without is found.
    let events = Parser::new_ext(text, Options::ENABLE_OLD_FOOTNOTES).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(events) {
        let line = text.get(range.start..).unwrap_or_default().lines().next().unwrap_or_default();
        reader.event(&event, line).map_err(|error| {
            let placed = error.downcast::<Diagnostic>();
            placed.unwrap_or_else(|error| sources.in_text(template, line, &error))
        })?;
    }
    let words = reader.notes.finish(template, sources)?;
    reader.writer.fill_notes(words);
    Ok(())
}

/// State while walking the events of a text.
struct Reader<'w, 's> {
    writer: &'w mut Writer<'s>,
    sources: &'w Sources,
    content: Content,
    notes: Notes,
    /// Label of the note whose words are being read.
    note: Option<String>,
    list: Option<ListState>,
    block: Option<(String, String)>,
}

/// A list being read.
struct ListState {
    first: Option<u64>,
    items: Vec<Vec<Inline>>,
    /// An item has said what the book covers.
    stated: bool,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: &Event<'_>, line: &str) -> Result<()> {
        if let Some((_, body)) = &mut self.block {
            match event {
                Event::Text(text) => body.push_str(text),
                _ => self.close()?,
            }
            return Ok(());
        }
        if self.content.take(event, self.writer.subject())? {
            return Ok(());
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag, line),
            Event::FootnoteReference(label) => {
                let note = self.notes.mark(self.writer.subject(), label, line)?;
                self.content.note(note);
                Ok(())
            }
            Event::Rule => bail!(TemplateError::new(msg!("template-line-dashes-means-nothing-here"))),
            other => Err(foreign(&format!("{other:?}"))),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<()> {
        match tag {
            Tag::Paragraph => {}
            Tag::FootnoteDefinition(label) if self.note.is_none() && self.list.is_none() => {
                self.note = Some(label.to_string());
            }
            _ if self.note.is_some() => bail!(TemplateError::new(msg!("template-note-one-paragraph-without-lists"))),
            Tag::Heading { .. } | Tag::Item => {}
            Tag::List(first) if self.list.is_none() => {
                self.list = Some(ListState { first: *first, items: Vec::new(), stated: false });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(name)) => self.block = Some((name.to_string(), String::new())),
            other => return Err(foreign(&format!("{other:?}"))),
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        match self.block.take() {
            Some((fence, body)) => {
                let (name, place) = diagnostics::parse(&fence);
                let located = |error: Error| match place {
                    Some(place) => self.sources.in_block(place, &body, &error).into(),
                    None => error,
                };
                self.writer.block(name, &body).map_err(located)
            }
            None => Ok(()),
        }
    }

    fn end(&mut self, tag: TagEnd, line: &str) -> Result<()> {
        match tag {
            TagEnd::Paragraph if self.list.is_some() => {}
            TagEnd::Paragraph => {
                let content = self.content.finish(self.writer.subject());
                match &self.note {
                    Some(label) => self.notes.define(label, line, content)?,
                    None => self.writer.paragraph(content),
                }
            }
            TagEnd::FootnoteDefinition => self.note = None,
            TagEnd::Heading(level) => {
                let content = self.content.finish(self.writer.subject());
                if content.iter().any(|inline| matches!(inline, Inline::Note(_))) {
                    bail!(TemplateError::new(msg!("template-heading-has-no-notes")));
                }
                self.writer.heading(level_number(level)?, content);
            }
            TagEnd::Item => {
                if let Some(list) = &mut self.list {
                    list.items.push(self.content.finish_item(self.writer.subject(), &mut list.stated));
                }
            }
            TagEnd::List(_) => {
                if let Some(list) = self.list.take() {
                    self.writer.list(list.first, list.items);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn level_number(level: HeadingLevel) -> Result<u8> {
    match level {
        HeadingLevel::H1 => Ok(1),
        HeadingLevel::H2 => Ok(2),
        HeadingLevel::H3 => Ok(3),
        _ => bail!(TemplateError::new(msg!("template-headings-have-three-levels"))),
    }
}

/// Markdown that documents have no place for.
fn foreign(what: &str) -> Error {
    TemplateError::new(msg!("template-templates-cannot-hold", what = what.to_string())).into()
}
