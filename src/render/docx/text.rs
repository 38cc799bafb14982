//! Words into runs.
//!
//! In: inlines of the tree. Out: docx-rs paragraphs with one run each inline, so that a figure can later carry a
//! bookmark. Must not: let a character through that XML forbids, or read text as a field or markup.

use crate::model::document::{Emphasis, Inline};
use docx_rs::{BreakType, Paragraph, Run};
use std::borrow::Cow;

/// What a paragraph of this style says.
pub(super) fn paragraph(style: &str, content: &[Inline]) -> Paragraph {
    add(Paragraph::new().style(style), content)
}

/// The same for plain words.
pub(super) fn plain(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(clean(text)))
}

/// Adds words to a paragraph.
pub(super) fn add(paragraph: Paragraph, content: &[Inline]) -> Paragraph {
    content.iter().map(run).fold(paragraph, Paragraph::add_run)
}

fn run(inline: &Inline) -> Run {
    match inline {
        Inline::Text { text, emphasis } | Inline::Figure { text, emphasis, .. } => {
            emphasised(Run::new().add_text(clean(text)), *emphasis)
        }
        Inline::Break => Run::new().add_break(BreakType::TextWrapping),
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
