//! Words into runs.

use super::bookmarks::{Bookmarks, TOP};
use super::clean::clean;
use super::styles;
use crate::model::document::{Emphasis, Inline, Name, Note, Role};
use crate::model::figure::FigureKey;
use docx_rs::{
    BookmarkEnd, BookmarkStart, BreakType, FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph,
    ParagraphChild, ParagraphStyle, Run, RunChild, Text,
};

/// A paragraph of a style without words. Paragraphs are filled where they stand: docx-rs's own way hands two kilobytes on
/// with every word.
pub(super) fn styled(style: &str) -> Paragraph {
    let mut paragraph = Paragraph::new();
    paragraph.property.style = Some(ParagraphStyle::new(Some(style)));
    paragraph
}

/// Plain words of a style.
pub(super) fn plain(style: &str, text: &str) -> Paragraph {
    let mut paragraph = styled(style);
    put(&mut paragraph, words(text));
    paragraph
}

/// A run of plain words.
pub(super) fn words(text: &str) -> Run {
    let mut run = Run::new();
    run.children.push(RunChild::Text(Text::new(clean(text))));
    run
}

pub(super) fn put(paragraph: &mut Paragraph, run: Run) {
    paragraph.children.push(ParagraphChild::Run(Box::new(run)));
}

/// Adds something under a bookmark.
pub(super) fn under((number, name): (usize, String), paragraph: &mut Paragraph, inside: impl FnOnce(&mut Paragraph)) {
    paragraph.children.push(ParagraphChild::BookmarkStart(BookmarkStart::new(number, name)));
    inside(paragraph);
    paragraph.children.push(ParagraphChild::BookmarkEnd(BookmarkEnd::new(number)));
}

/// Adds running text to a paragraph. Each figure in it has a bookmark of its own.
pub(super) fn running(paragraph: &mut Paragraph, content: &[Inline], bookmarks: &mut Bookmarks) {
    for inline in content {
        match inline {
            Inline::Figure { key, .. } => {
                let (number, own) = (bookmarks.number(), bookmarks.figure(key));
                under((number, own.clone()), paragraph, |paragraph| add(paragraph, inline, &own, bookmarks));
            }
            Inline::Text { .. }
            | Inline::Target { .. }
            | Inline::Reference { .. }
            | Inline::Note(_)
            | Inline::Break => add(paragraph, inline, TOP, bookmarks),
        }
    }
}

/// Adds what a cell says to a paragraph. A table has thousands of figures, which nobody looks up by a bookmark.
pub(super) fn cell(paragraph: &mut Paragraph, content: &[Inline], bookmarks: &mut Bookmarks) {
    content.iter().for_each(|inline| add(paragraph, inline, TOP, bookmarks));
}

/// Adds a figure that leads to a bookmark.
pub(super) fn figure(
    paragraph: &mut Paragraph,
    (key, text): (&FigureKey, &str),
    leads_to: &str,
    run: Run,
    bookmarks: &mut Bookmarks,
) {
    let link = Hyperlink::new(bookmarks.carrier(key, text, leads_to), HyperlinkType::Anchor).add_run(run);
    paragraph.children.push(ParagraphChild::Hyperlink(link));
}

/// A figure without a source leads to the bookmark `own`.
fn add(paragraph: &mut Paragraph, inline: &Inline, own: &str, bookmarks: &mut Bookmarks) {
    match inline {
        Inline::Target { name, .. } => {
            let bookmark = (bookmarks.number(), bookmarks.of(name));
            under(bookmark, paragraph, |paragraph| put(paragraph, run(inline)));
        }
        Inline::Figure { key, text, source, .. } => {
            let source = source.as_ref().map(|source| bookmarks.of(source));
            let leads_to = source.as_deref().unwrap_or(own);
            figure(paragraph, (key, text), leads_to, run(inline), bookmarks);
        }
        Inline::Reference { target, .. } => reference(paragraph, target, run(inline), bookmarks),
        // `finish` makes a mark of the number.
        Inline::Note(note) => put(paragraph, note_mark(note.number)),
        Inline::Text { .. } | Inline::Break => put(paragraph, run(inline)),
    }
}

/// A field that repeats the words of a bookmark and leads there.
fn reference(paragraph: &mut Paragraph, target: &Name, shown: Run, bookmarks: &mut Bookmarks) {
    field(paragraph, InstrText::Unsupported(format!(r" REF {} \h ", bookmarks.of(target))), shown);
}

/// A field and what it shows until Word rebuilds it, each in runs of its own as Word writes it.
pub(super) fn field(paragraph: &mut Paragraph, instruction: InstrText, shown: Run) {
    let mark = |kind| Run::new().add_field_char(kind, false);
    put(paragraph, mark(FieldCharType::Begin));
    put(paragraph, Run::new().add_instr_text(instruction));
    put(paragraph, mark(FieldCharType::Separate));
    put(paragraph, shown);
    put(paragraph, mark(FieldCharType::End));
}

/// What a note says, with its mark.
pub(super) fn note(note: &Note, bookmarks: &mut Bookmarks) -> Paragraph {
    let mut paragraph = styled(styles::id(Role::Footnote));
    put(&mut paragraph, note_mark(note.number));
    put(&mut paragraph, words(" "));
    running(&mut paragraph, &note.content, bookmarks);
    paragraph
}

fn note_mark(number: usize) -> Run {
    words(&number.to_string()).style(styles::NOTE_MARK)
}

fn run(inline: &Inline) -> Run {
    match inline {
        Inline::Break => Run::new().add_break(BreakType::TextWrapping),
        Inline::Text { .. }
        | Inline::Figure { .. }
        | Inline::Target { .. }
        | Inline::Reference { .. }
        | Inline::Note(_) => emphasised(words(inline.as_str()), inline.emphasis()),
    }
}

fn emphasised(run: Run, emphasis: Emphasis) -> Run {
    let run = if emphasis.bold { run.bold() } else { run };
    if emphasis.italic { run.italic() } else { run }
}
