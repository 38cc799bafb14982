//! The small Markdown of templates: headings, paragraphs, lists, fenced blocks.
//!
//! In: the text handlebars made. Out: calls on the [`Writer`]. Must not: know what a fenced block means.

use super::blocks::Writer;
use super::inline::Content;
use super::mistakes::{self, Mistake, Sources, Wrong};
use crate::model::document::Inline;
use anyhow::{Error, Result, bail};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

/// Reads a filled template's whole text. What is wrong in it is told by the place in the templates.
pub(super) fn read(template: &str, text: &str, writer: &mut Writer<'_>, sources: &Sources) -> Result<(), Mistake> {
    let mut reader = Reader { writer, sources, content: Content::default(), list: None, block: None };
    let events = Parser::new_ext(text, Options::empty()).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(events) {
        reader.event(&event).map_err(|error| {
            let line = text.get(range.start..).unwrap_or_default().lines().next().unwrap_or_default();
            let placed = error.downcast::<Mistake>();
            placed.unwrap_or_else(|error| sources.in_text(template, line, &error))
        })?;
    }
    Ok(())
}

/// State while walking the events of a text.
struct Reader<'w, 's> {
    writer: &'w mut Writer<'s>,
    sources: &'w Sources,
    content: Content,
    list: Option<ListState>,
    block: Option<(String, String)>,
}

/// A list being read.
struct ListState {
    first: Option<u64>,
    items: Vec<Vec<Inline>>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: &Event<'_>) -> Result<()> {
        if let Some((_, body)) = &mut self.block {
            match event {
                Event::Text(text) => body.push_str(text),
                _ => self.close()?,
            }
            return Ok(());
        }
        if self.content.take(event, self.writer.book())? {
            return Ok(());
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Rule => bail!(Wrong::new(
                "a line of dashes means nothing here; for a new page write a ```page block",
                "dòng gạch ngang không có nghĩa; muốn sang trang thì viết khối ```page",
            )),
            other => Err(foreign(&format!("{other:?}"))),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<()> {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::Item => {}
            Tag::List(first) if self.list.is_none() => {
                self.list = Some(ListState { first: *first, items: Vec::new() });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(name)) => self.block = Some((name.to_string(), String::new())),
            other => return Err(foreign(&format!("{other:?}"))),
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        match self.block.take() {
            Some((fence, body)) => {
                let (name, place) = mistakes::parse(&fence);
                let located = |error: Error| match place {
                    Some(place) => self.sources.in_block(place, &body, &error).into(),
                    None => error,
                };
                self.writer.block(name, &body).map_err(located)
            }
            None => Ok(()),
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<()> {
        match tag {
            TagEnd::Paragraph if self.list.is_some() => {}
            TagEnd::Paragraph => {
                let content = self.content.finish(self.writer.book());
                self.writer.paragraph(content);
            }
            TagEnd::Heading(level) => {
                let content = self.content.finish(self.writer.book());
                self.writer.heading(level_number(level)?, content);
            }
            TagEnd::Item => {
                let content = self.content.finish(self.writer.book());
                if let Some(list) = &mut self.list {
                    list.items.push(content);
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
        _ => bail!(Wrong::new("headings have three levels: #, ##, ###", "đề mục chỉ có ba cấp: #, ##, ###")),
    }
}

/// Markdown that documents have no place for.
fn foreign(what: &str) -> Error {
    Wrong::new(format!("templates cannot hold this: {what}"), format!("mẫu không dùng được kiểu trình bày này: {what}"))
        .into()
}
