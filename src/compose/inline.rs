//! Words with emphasis and figures, from a line of Markdown.
//!
//! In: text handlebars made. Out: inlines. Must not: let inserted text act as markup; [`escape`] turns every character
//! that could into a numeric reference, which CommonMark never reads as structure.

use super::diagnostics::Wrong;
use super::{coverage, figures};
use crate::model::book::Consolidated;
use crate::model::document::{Emphasis, Inline, Note};
use anyhow::{Result, bail};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use std::fmt::Write;

/// Escape function of document templates: inserted text comes out of the Markdown parser letter by letter. A character
/// that would read as a figure's mark is replaced.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if figures::is_mark(c) {
            out.push(char::REPLACEMENT_CHARACTER);
        } else if c.is_ascii_punctuation() {
            // Writing to a string cannot fail.
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Reads one paragraph's worth of text.
pub(super) fn inline(text: &str, book: &Consolidated) -> Result<Vec<Inline>> {
    if text.contains("[^") {
        bail!(Wrong::new(
            format!("a note can be referred to from paragraphs and items of lists only: {text:?}"),
            format!("chỉ đoạn văn và mục của danh sách dẫn được ghi chú cuối trang: “{text}”"),
        ));
    }
    let mut content = Content::default();
    for event in TextMergeStream::new(Parser::new_ext(text.trim(), Options::empty())) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            event if content.take(&event, book)? => {}
            _ => bail!(Wrong::new(
                format!("only words can stand here, no heading, list or block: {text:?}"),
                format!("chỗ này chỉ ghi được chữ, không có đề mục, danh sách hay khối: “{text}”"),
            )),
        }
    }
    Ok(content.finish(book))
}

/// Inlines being collected.
#[derive(Default)]
pub(super) struct Content {
    inlines: Vec<Inline>,
    emphasis: Emphasis,
}

impl Content {
    /// Takes an event that belongs to running text; says whether it did.
    pub(super) fn take(&mut self, event: &Event<'_>, book: &Consolidated) -> Result<bool> {
        match event {
            Event::Text(text) => figures::resolve(text, book, self.emphasis, &mut self.inlines)?,
            Event::SoftBreak => figures::resolve(" ", book, self.emphasis, &mut self.inlines)?,
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
    pub(super) fn finish(&mut self, book: &Consolidated) -> Vec<Inline> {
        self.emphasis = Emphasis::default();
        let mut inlines = std::mem::take(&mut self.inlines);
        coverage::tell(&mut inlines, book);
        inlines
    }
}
