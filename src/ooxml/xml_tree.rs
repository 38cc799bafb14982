//! A small XML tree, to rewrite parts of a package and to write new ones. quick-xml splits and escapes.

use super::xml_edits::Text;
use anyhow::{Context, bail};
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

/// An element with what it holds.
#[derive(Debug, Clone)]
pub(crate) struct Element<'a> {
    start: BytesStart<'a>,
    /// In document order.
    pub(crate) children: Vec<Node<'a>>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub(crate) enum Node<'a> {
    /// Another element.
    Element(Element<'a>),
    /// Text, references and whatever else is passed on as it stands.
    Other(Event<'a>),
}

impl<'a> Element<'a> {
    /// An element without attributes and content.
    pub(crate) fn new(name: &'a str) -> Element<'a> {
        Element { start: BytesStart::new(name), children: Vec::new() }
    }

    /// With one more attribute; the value is escaped.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Element<'a> {
        self.set(name, value);
        self
    }

    /// Adds an attribute; the value is escaped.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.start.push_attribute((name, value));
    }

    /// With one more element at its end.
    pub(crate) fn child(mut self, child: Element<'a>) -> Element<'a> {
        self.children.push(Node::Element(child));
        self
    }

    /// With more elements at its end.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Element<'a> {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// With text at its end; it is escaped.
    pub(crate) fn text(mut self, text: &str) -> Element<'a> {
        self.children.push(Node::Other(Event::Text(BytesText::new(text).into_owned())));
        self
    }

    /// Its name with the prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.name().into_inner()
    }

    /// The value of an attribute as it is written, for names and numbers that need no unescaping.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.start.try_get_attribute(name).ok().flatten().map(|found| found.value.into_owned())
    }

    /// Drops the attributes of these names.
    pub(crate) fn remove_attributes(&mut self, names: &[&str]) {
        let mut kept = BytesStart::new(self.name().to_owned());
        for attribute in self.start.attributes().flatten() {
            if !names.contains(&attribute.key.into_inner()) {
                kept.push_attribute(attribute);
            }
        }
        self.start = kept;
    }

    /// The elements in it, without text.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element<'a>> {
        self.children.iter().filter_map(Node::element)
    }

    /// The same, to change.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element<'a>> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Other(_) => None,
        })
    }

    /// The first element of a path of names below this one.
    pub(crate) fn find(&self, path: &[&str]) -> Option<&Element<'a>> {
        match path {
            [] => Some(self),
            [name, rest @ ..] => self.elements().find(|e| e.name() == *name)?.find(rest),
        }
    }

    /// Changes the first element of this name in it, made at its beginning where there is none.
    pub(crate) fn edit(&mut self, name: &'a str, change: impl FnOnce(&mut Element<'a>)) {
        if self.find(&[name]).is_none() {
            self.children.insert(0, Node::Element(Element::new(name)));
        }
        if let Some(element) = self.elements_mut().find(|e| e.name() == name) {
            change(element);
        }
    }

    /// Whether it has neither attributes nor content.
    pub(crate) fn is_bare(&self) -> bool {
        self.children.is_empty() && self.start.attributes_raw().trim().is_empty()
    }
}

impl<'a> Node<'a> {
    /// The element, where it is one.
    pub(crate) fn element(&self) -> Option<&Element<'a>> {
        match self {
            Node::Element(element) => Some(element),
            Node::Other(_) => None,
        }
    }

    /// The characters, where it is text.
    pub(crate) fn characters(&self) -> Option<String> {
        match self {
            Node::Other(Event::Text(text)) => Some(Text::Plain(text.clone()).characters()),
            Node::Other(Event::GeneralRef(reference)) => Some(Text::Reference(reference.clone()).characters()),
            Node::Element(_) | Node::Other(_) => None,
        }
    }
}

/// Reads a part.
pub(crate) fn parse(text: &str) -> anyhow::Result<Element<'_>> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element<'_>> = Vec::new();
    loop {
        let closed = match reader.read_event()? {
            Event::Start(start) => {
                open.push(Element { start, children: Vec::new() });
                continue;
            }
            Event::Empty(start) => Element { start, children: Vec::new() },
            Event::End(_) => open.pop().context("an end without a beginning")?,
            Event::Eof => bail!("the part ends inside an element"),
            event => {
                if let Some(parent) = open.last_mut() {
                    parent.children.push(Node::Other(event));
                }
                continue;
            }
        };
        match open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(closed)),
            None => return Ok(closed),
        }
    }
}

/// Writes a part with its declaration.
pub(crate) fn write(root: &Element<'_>) -> anyhow::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    write_element(&mut writer, root)?;
    Ok(writer.into_inner())
}

/// An element as it will stand in a part, to be passed on without being looked at again.
pub(crate) fn written(element: &Element<'_>) -> anyhow::Result<Node<'static>> {
    let mut writer = Writer::new(Vec::new());
    write_element(&mut writer, element)?;
    let markup = String::from_utf8(writer.into_inner())?;
    Ok(Node::Other(Event::Text(BytesText::from_escaped(markup))))
}

fn write_element(writer: &mut Writer<Vec<u8>>, element: &Element<'_>) -> std::io::Result<()> {
    if element.children.is_empty() {
        return writer.write_event(Event::Empty(element.start.borrow()));
    }
    writer.write_event(Event::Start(element.start.borrow()))?;
    for node in &element.children {
        match node {
            Node::Element(child) => write_element(writer, child)?,
            Node::Other(event) => writer.write_event(event.borrow())?,
        }
    }
    writer.write_event(Event::End(BytesEnd::new(element.name())))
}
