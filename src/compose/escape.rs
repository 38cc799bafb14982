//! What becomes of inserted text in each medium: the Markdown of documents, HTML, a Markdown file.

use super::figure_mark::is_mark;
use handlebars::html_escape;
use std::fmt::Write;

/// Escape function of document templates: inserted text comes out of the Markdown parser letter by letter. A character
/// that would read as a figure's mark is replaced.
pub(super) fn document(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if is_mark(c) {
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

/// Text of a document in which each letter stands for itself.
pub fn escaped(text: &str) -> String {
    document(text)
}

/// Text in HTML, in which nothing acts as markup.
pub(super) fn html(text: &str) -> String {
    html_escape(text)
}

/// What a page does to inserted text.
pub(super) fn page(page: &str) -> fn(&str) -> String {
    if is_html(page) { html_escape } else { markdown_escape }
}

/// Whether a page is HTML.
pub(super) fn is_html(page: &str) -> bool {
    page.ends_with(".html.hbs")
}

/// Text on one line, in which nothing acts as markup.
fn markdown_escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
