//! A part as tags with their places, and changes at such places: every other byte stays. No tree is built, because its depth
//! would be the file's to choose.

use super::Unusable;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, BytesText, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;
use std::ops::Range;

/// Whether a tag opens an element, is one, or closes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Open,
    Empty,
    Close,
}

/// A tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag<'t> {
    pub(crate) kind: Kind,
    /// Of the main namespace of spreadsheets, of either dialect.
    pub(crate) main: bool,
    /// Its name with the prefix.
    pub(crate) name: &'t str,
    /// Where it stands.
    pub(crate) at: Range<usize>,
    /// Elements around it.
    pub(crate) depth: usize,
    start: Option<BytesStart<'t>>,
    /// Value of the attribute `id` of the namespace of relationships.
    pub(crate) relation: Option<String>,
}

/// Main namespaces of spreadsheets: transitional and strict (ECMA-376).
pub(crate) const MAIN: [&str; 2] =
    ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"];

impl<'t> Tag<'t> {
    /// Its name without the prefix.
    pub(crate) fn local(&self) -> &'t str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// Its prefix with the colon, empty where there is none.
    pub(crate) fn prefix(&self) -> &'t str {
        self.name.get(..self.name.len() - self.local().len()).unwrap_or_default()
    }

    /// Whether it is an element of the main namespace with this name.
    pub(crate) fn is(&self, local: &str) -> bool {
        self.main && self.local() == local
    }

    /// Whether it begins an element.
    pub(crate) fn begins(&self) -> bool {
        self.kind != Kind::Close
    }

    /// The value of an attribute without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        value(self.start.as_ref()?, name)
    }

    /// The value of an attribute that is a whole number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The tag with other values of these attributes, or without them; every other attribute as it was.
    pub(crate) fn with(&self, changes: &[(&str, Option<&str>)]) -> String {
        let mut out = BytesStart::new(self.name);
        let mut left: Vec<&(&str, Option<&str>)> = changes.iter().collect();
        for attribute in self.start.iter().flat_map(attributes) {
            match left.iter().position(|(name, _)| *name == attribute.key.into_inner()) {
                Some(i) => {
                    if let (name, Some(value)) = left.remove(i) {
                        out.push_attribute((*name, *value));
                    }
                }
                // The value is passed on as it is written; only its quotes may differ.
                None => {
                    let value = attribute.value.replace('"', "&quot;").into();
                    out.push_attribute(Attribute { key: attribute.key, value });
                }
            }
        }
        for (name, value) in left {
            if let Some(value) = value {
                out.push_attribute((*name, *value));
            }
        }
        let end = if self.kind == Kind::Empty { "/>" } else { ">" };
        format!("<{}{end}", &*out)
    }

    /// The element of an empty tag with this in it.
    pub(crate) fn around(&self, content: &str) -> String {
        let empty = self.with(&[]);
        let open = empty.strip_suffix("/>").unwrap_or(&empty);
        format!("{open}>{content}</{}>", self.name)
    }
}

/// Attributes in their order; what is not one is left out.
fn attributes<'s>(start: &'s BytesStart<'_>) -> impl Iterator<Item = Attribute<'s>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten()
}

fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = attributes(start).find(|a| a.key.into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The tags of a part.
pub(crate) struct Tags<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    depth: usize,
    /// Whether namespaces are looked up.
    resolves: bool,
}

impl<'t> Tags<'t> {
    pub(crate) fn of(text: &'t str) -> Tags<'t> {
        Tags { text, reader: NsReader::from_str(text), depth: 0, resolves: true }
    }

    /// Tags that are told apart by the prefix that every program writes; the cost of a lookup would be the file's to choose.
    pub(crate) fn by_prefix(text: &'t str) -> Tags<'t> {
        Tags { resolves: false, ..Tags::of(text) }
    }

    /// The next tag, or nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Tag<'t>>, Unusable> {
        loop {
            match self.piece()? {
                Some(Piece::Tag(tag)) => return Ok(Some(tag)),
                Some(Piece::Text(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// The next tag or stretch of text, or nothing at the end.
    pub(crate) fn piece(&mut self) -> Result<Option<Piece<'t>>, Unusable> {
        loop {
            let before = self.reader.buffer_position() as usize;
            let event = self.reader.read_event()?;
            let at = before..self.reader.buffer_position() as usize;
            let tag = match event {
                Event::Start(start) => {
                    self.depth += 1;
                    self.begun(Kind::Open, start, at, self.depth - 1)
                }
                Event::Empty(start) => self.begun(Kind::Empty, start, at, self.depth),
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = self.text.get(at.start + 2..at.start + 2 + end.name().0.len()).unwrap_or_default();
                    let main = self.is_main(end.name());
                    Tag { kind: Kind::Close, main, name, at, depth: self.depth, start: None, relation: None }
                }
                Event::Text(text) => return Ok(Some(Piece::Text(Text::Plain(text)))),
                Event::GeneralRef(reference) => return Ok(Some(Piece::Text(Text::Reference(reference)))),
                Event::DocType(_) => return Err(Unusable::DocumentType),
                Event::Eof if self.depth > 0 => return Err(Unusable::Broken),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(Piece::Tag(tag)));
        }
    }

    /// All tags.
    pub(crate) fn all(text: &'t str) -> Result<Vec<Tag<'t>>, Unusable> {
        let (mut tags, mut all) = (Tags::of(text), Vec::new());
        while let Some(tag) = tags.next()? {
            all.push(tag);
        }
        Ok(all)
    }

    fn begun(&self, kind: Kind, start: BytesStart<'t>, at: Range<usize>, depth: usize) -> Tag<'t> {
        let name = self.text.get(at.start + 1..at.start + 1 + start.name().0.len()).unwrap_or_default();
        let main = self.is_main(start.name());
        let relation = self.resolves.then(|| self.relation(&start)).flatten();
        Tag { kind, main, name, at, depth, start: Some(start), relation }
    }

    fn relation(&self, start: &BytesStart<'_>) -> Option<String> {
        let mut ids = attributes(start).filter(|a| a.key.local_name().into_inner() == "id");
        let related = |attribute: &Attribute<'_>| {
            let (space, _) = self.reader.resolver().resolve_attribute(attribute.key);
            matches!(space, ResolveResult::Bound(space) if space.0.ends_with("/relationships"))
        };
        ids.find(related).map(|attribute| attribute.value.into_owned())
    }

    fn is_main(&self, name: QName<'_>) -> bool {
        if !self.resolves {
            return false;
        }
        let (space, _) = self.reader.resolver().resolve_element(name);
        matches!(space, ResolveResult::Bound(space) if MAIN.contains(&space.0))
    }
}

/// What a part consists of.
pub(crate) enum Piece<'t> {
    Tag(Tag<'t>),
    Text(Text<'t>),
}

/// Text between tags, as far as one reference to a character or as the next.
pub(crate) enum Text<'t> {
    Plain(BytesText<'t>),
    Reference(BytesRef<'t>),
}

impl Text<'_> {
    /// Its characters. A reference to what no part declares stays as it is written.
    pub(crate) fn characters(&self) -> String {
        match self {
            Text::Plain(text) => text.xml10_content().into_owned(),
            Text::Reference(reference) => {
                let written = format!("&{};", reference.xml10_content());
                quick_xml::escape::unescape(&written).map(Cow::into_owned).unwrap_or(written.clone())
            }
        }
    }
}

/// Changes to a text, at places of the text as it was.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts something in, before what is replaced from the same place on; what is put in at one place stands in the order of the
    /// calls.
    pub(crate) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at..at, text.into()));
    }

    /// Puts something in place of a stretch.
    pub(crate) fn replace(&mut self, at: Range<usize>, text: impl Into<String>) {
        self.0.push((at, text.into()));
    }

    /// Whether there are no changes.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with all changes made.
    pub(crate) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let more: usize = self.0.iter().map(|(_, new)| new.len()).sum();
        let mut out = String::with_capacity(text.len() + more);
        let mut done = 0;
        for (at, new) in self.0 {
            out.push_str(text.get(done..at.start).unwrap_or_default());
            out.push_str(&new);
            done = at.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// Text as content of an element; what XML forbids is shown as U+FFFD.
pub(crate) fn escaped(text: &str) -> String {
    let allowed =
        |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let clean: String = text.chars().map(|c| if allowed(c) { c } else { '\u{fffd}' }).collect();
    quick_xml::escape::escape(clean).into_owned()
}

/// Text of a stretch of a part without its tags.
pub(crate) fn plain(xml: &str) -> String {
    let mut words = String::new();
    for (n, piece) in xml.split('<').enumerate() {
        let text = if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        words.push_str(&quick_xml::escape::unescape(text).unwrap_or(text.into()));
    }
    words
}

/// An element of text. White space at an end is only kept where that is said.
pub(crate) fn words(prefix: &str, text: &str) -> String {
    let kept = if text.trim() == text { "" } else { " xml:space=\"preserve\"" };
    format!("<{prefix}t{kept}>{}</{prefix}t>", escaped(&literal(text)))
}

/// Text in which nothing reads as a character by its number: `_x0041_` would be shown as `A` (ECMA-376, part 1, 22.9.2.19).
fn literal(text: &str) -> Cow<'_, str> {
    let is_number = |at: usize| {
        let digits = text.get(at + 2..at + 6).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        digits && text.get(at + 6..).is_some_and(|rest| rest.starts_with('_'))
    };
    let (mut out, mut done) = (String::new(), 0);
    for (at, _) in text.match_indices("_x").filter(|(at, _)| is_number(*at)) {
        out.push_str(text.get(done..at).unwrap_or_default());
        out.push_str("_x005F");
        done = at;
    }
    if done == 0 && out.is_empty() { text.into() } else { (out + text.get(done..).unwrap_or_default()).into() }
}

/// A part without the empty elements that are picked: relationships, types of parts.
///
/// # Errors
/// The XML is broken.
pub(crate) fn without(text: &str, is_picked: impl Fn(&Tag<'_>) -> bool) -> Result<String, Unusable> {
    let mut edits = Edits::default();
    let tags = Tags::all(text)?;
    for tag in tags.iter().filter(|tag| tag.kind == Kind::Empty && is_picked(tag)) {
        edits.replace(tag.at.clone(), "");
    }
    Ok(edits.apply(text))
}

/// A text with an element more at the end of its outermost one.
pub(crate) fn appended(text: &str, root: &str, element: impl Fn(&str) -> String) -> Result<String, Unusable> {
    let tags = Tags::all(text)?;
    let last = tags.last().filter(|tag| tag.depth == 0 && tag.local() == root).ok_or(Unusable::Broken)?;
    let mut edits = Edits::default();
    match last.kind {
        Kind::Empty => edits.replace(last.at.clone(), last.around(&element(last.prefix()))),
        _ => edits.insert(last.at.start, element(last.prefix())),
    }
    Ok(edits.apply(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_know_their_places_and_namespaces() {
        let text = "<?xml version='1.0'?><x:a xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" q='\"'>\
                    t&amp;<x:b r=\"1\"/><b/></x:a>";
        let tags = Tags::all(text).unwrap();
        let seen: Vec<_> = tags.iter().map(|tag| (&text[tag.at.clone()], tag.local(), tag.main, tag.depth)).collect();
        assert_eq!(seen[1..], [("<x:b r=\"1\"/>", "b", true, 1), ("<b/>", "b", false, 1), ("</x:a>", "a", true, 0)]);
        assert_eq!(tags[1].with(&[("s", Some("<2>")), ("r", None)]), "<x:b s=\"&lt;2&gt;\"/>");
        assert!(tags[0].with(&[]).ends_with("q=\"&quot;\">"));
        assert!(Tags::all("<a><b></b>").is_err() && Tags::all("<!DOCTYPE a><a/>").is_err());
    }

    #[test]
    fn words_read_as_they_are_written() {
        assert_eq!(words("", "_x0041_ < _x41_ _xyz"), "<t>_x005F_x0041_ &lt; _x41_ _xyz</t>");
        assert_eq!(words("x:", "_x0041_x0042_ "), "<x:t xml:space=\"preserve\">_x005F_x0041_x005F_x0042_ </x:t>");
    }

    #[test]
    fn edits_leave_the_rest_alone() {
        let mut edits = Edits::default();
        edits.insert(2, "x");
        edits.replace(3..4, "");
        edits.insert(2, "y");
        edits.insert(3, "z");
        assert_eq!(edits.apply("abcde"), "abxycze");
    }
}
