//! Words into runs.
//!
//! In: inlines of the tree. Out: docx-rs paragraphs with one run each inline, with bookmarks, links and fields where words
//! lead somewhere. Must not: let a character through that XML forbids, or read text as a field or markup.

use super::bookmarks::Bookmarks;
use super::styles;
use crate::model::document::{Emphasis, Inline, Name, Note, Role};
use crate::model::figure::FigureKey;
use docx_rs::{BreakType, FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run};
use std::borrow::Cow;

/// Plain words of a style.
pub(super) fn plain(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(clean(text)))
}

/// Adds running text to a paragraph. Each figure in it has a bookmark of its own.
pub(super) fn running(paragraph: Paragraph, content: &[Inline], bookmarks: &mut Bookmarks) -> Paragraph {
    content.iter().fold(paragraph, |paragraph, inline| match inline {
        Inline::Figure { key, .. } => figure(paragraph, inline, key, bookmarks),
        _ => add(paragraph, inline, bookmarks),
    })
}

/// Adds what a cell says to a paragraph. A table has thousands of figures, which nobody looks up by a bookmark.
pub(super) fn cell(paragraph: Paragraph, content: &[Inline], bookmarks: &mut Bookmarks) -> Paragraph {
    content.iter().fold(paragraph, |paragraph, inline| add(paragraph, inline, bookmarks))
}

fn figure(paragraph: Paragraph, inline: &Inline, key: &FigureKey, bookmarks: &mut Bookmarks) -> Paragraph {
    let (number, name) = (bookmarks.number(), bookmarks.figure(key));
    add(paragraph.add_bookmark_start(number, name), inline, bookmarks).add_bookmark_end(number)
}

fn add(paragraph: Paragraph, inline: &Inline, bookmarks: &mut Bookmarks) -> Paragraph {
    match inline {
        Inline::Target { name, .. } => {
            let number = bookmarks.number();
            paragraph.add_bookmark_start(number, bookmarks.of(name)).add_run(run(inline)).add_bookmark_end(number)
        }
        Inline::Figure { source: Some(source), .. } => {
            paragraph.add_hyperlink(Hyperlink::new(bookmarks.of(source), HyperlinkType::Anchor).add_run(run(inline)))
        }
        Inline::Reference { target, .. } => reference(paragraph, target, run(inline), bookmarks),
        // `finish` makes a mark of the number.
        Inline::Note(note) => paragraph.add_run(note_mark(note.number)),
        Inline::Text { .. } | Inline::Figure { .. } | Inline::Break => paragraph.add_run(run(inline)),
    }
}

/// A field that repeats the words of a bookmark and leads there.
fn reference(paragraph: Paragraph, target: &Name, shown: Run, bookmarks: &mut Bookmarks) -> Paragraph {
    field(paragraph, InstrText::Unsupported(format!(r" REF {} \h ", bookmarks.of(target))), shown)
}

/// A field and what it shows until Word makes it anew, each in runs of its own as Word writes it.
pub(super) fn field(paragraph: Paragraph, instruction: InstrText, shown: Run) -> Paragraph {
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
        .add_run(shown)
        .add_run(Run::new().add_field_char(FieldCharType::End, false))
}

/// What a note says, with its mark.
pub(super) fn note(note: &Note, bookmarks: &mut Bookmarks) -> Paragraph {
    let paragraph = Paragraph::new().style(styles::id(Role::Footnote)).add_run(note_mark(note.number));
    running(paragraph.add_run(Run::new().add_text(" ")), &note.content, bookmarks)
}

fn note_mark(number: usize) -> Run {
    Run::new().style(styles::NOTE_MARK).add_text(number.to_string())
}

fn run(inline: &Inline) -> Run {
    match inline {
        Inline::Break => Run::new().add_break(BreakType::TextWrapping),
        _ => emphasised(Run::new().add_text(clean(inline.as_str())), inline.emphasis()),
    }
}

fn emphasised(run: Run, emphasis: Emphasis) -> Run {
    let run = if emphasis.bold { run.bold() } else { run };
    if emphasis.italic { run.italic() } else { run }
}

/// The text with U+FFFD for every character that may not stand in XML. Line ends count among them: the tree says where
/// lines end, and docx-rs would drop them.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if text.contains(forbidden) { text.replace(forbidden, "\u{FFFD}").into() } else { text.into() }
}
