//! Contents as Word's own: a field that Word can rebuild, filled in already.
//!
//! The pages are those of our own PDF; Word finds its own when a reader asks it to update the field.

use super::clean::clean;
use super::{build, styles};
use crate::model::document::{Contents, Entry};
use crate::ooxml::xml_tree::Element;

/// Headings of level 1 and 2, as links, also of paragraphs with an outline level.
const FIELD: &str = r#" TOC \o "1-2" \h \z \u "#;

/// The block: its title, and a paragraph per entry.
pub(super) fn block<'a>(contents: &Contents, pages: &[usize], title: Element<'a>) -> Element<'a> {
    let gallery = Element::new("w:docPartObj").child(value("w:docPartGallery", "Table of Contents"));
    let properties = Element::new("w:sdtPr").child(gallery.child(Element::new("w:docPartUnique")));
    let last = contents.entries.len().saturating_sub(1);
    let entries = contents.entries.iter().enumerate().map(|(n, entry)| paragraph(entry, pages, n == 0, n == last));
    let content = Element::new("w:sdtContent").child(title).children(entries);
    Element::new("w:sdt").child(properties).child(content)
}

/// An entry; the field begins in the first one and ends in the last.
fn paragraph(entry: &Entry, pages: &[usize], first: bool, last: bool) -> Element<'static> {
    let style = value("w:pStyle", styles::id(Contents::role(entry)));
    let begin = first.then(|| [mark("begin"), instruction(FIELD), mark("separate")]);
    let end = last.then(|| mark("end"));
    Element::new("w:p")
        .child(Element::new("w:pPr").child(style))
        .children(begin.into_iter().flatten())
        .child(link(entry, pages))
        .children(end)
}

/// The words and the page, a link to the heading. The pages of an annex are its own: none is named.
fn link(entry: &Entry, pages: &[usize]) -> Element<'static> {
    let page = pages.get(entry.heading).map(usize::to_string).unwrap_or_default();
    let bookmark = build::bookmark(entry.heading);
    let link = Element::new("w:hyperlink").with("w:anchor", &bookmark).with("w:history", "1").child(words(&entry.text));
    if entry.annex {
        return link;
    }
    link.child(run(Element::new("w:tab")))
        .child(mark("begin"))
        .child(instruction(&format!(r" PAGEREF {bookmark} \h ")))
        .child(mark("separate"))
        .child(words(&page))
        .child(mark("end"))
}

fn words(text: &str) -> Element<'static> {
    run(Element::new("w:t").with("xml:space", "preserve").text(&clean(text)))
}

fn mark(kind: &str) -> Element<'static> {
    run(Element::new("w:fldChar").with("w:fldCharType", kind))
}

fn instruction(text: &str) -> Element<'static> {
    run(Element::new("w:instrText").with("xml:space", "preserve").text(text))
}

fn run(child: Element<'static>) -> Element<'static> {
    Element::new("w:r").child(child)
}

fn value(name: &'static str, value: &str) -> Element<'static> {
    Element::new(name).with("w:val", value)
}
