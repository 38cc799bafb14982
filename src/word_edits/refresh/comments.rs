//! Comments by which the program marks what a person has to look at, beside those of people.

use crate::ooxml::package::Package;
use crate::ooxml::relationships::{self, OFFICE};
use crate::ooxml::xml_edits::{Edits, Kind, Tags, appended, escaped};
use crate::ooxml::{Unusable, content_types};
use std::collections::BTreeSet;

/// Who the comments are by.
const AUTHOR: &str = "Briefbook";
const INITIALS: &str = "BB";

const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const EMPTY: &str =
    "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:comments>";

/// The comments of a document.
pub(super) struct Comments {
    part: String,
    is_new: bool,
    text: String,
    next: u32,
    /// Identifiers of comments that the program made before.
    own: BTreeSet<String>,
    /// Those that gave way.
    gone: BTreeSet<String>,
    /// Moment of the edition, as comments have it.
    date: String,
}

impl Comments {
    /// Reads the comments of a document; `date` is the moment that new ones bear.
    ///
    /// # Errors
    /// The part is broken.
    pub(super) fn of(package: &mut Package<'_>, document: &str, date: &str) -> Result<Comments, Unusable> {
        let relations = relationships::of(package, document)?;
        let known = relations.into_iter().find(|relation| relation.word == "comments").map(|relation| relation.part);
        let text = known.as_ref().map(|part| package.required(part)).transpose()?;
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        let part = known.unwrap_or_else(|| format!("{folder}/comments.xml"));
        let is_new = text.is_none();
        let text = text.unwrap_or_else(|| EMPTY.to_owned());
        let (mut next, mut own) = (0, BTreeSet::new());
        for tag in Tags::all(&text)?.iter().filter(|tag| tag.begins() && tag.local() == "comment") {
            next = next.max(tag.number("w:id").map_or(0, |id| id.saturating_add(1)));
            if tag.attribute("w:author").as_deref() == Some(AUTHOR) {
                own.extend(tag.attribute("w:id"));
            }
        }
        Ok(Comments { part, is_new, text, next, own, gone: BTreeSet::new(), date: date.to_owned() })
    }

    /// Marks the first paragraph of some XML with a comment; one that the program put there before gives way. XML without a
    /// paragraph stays.
    ///
    /// # Errors
    /// The XML is broken.
    pub(super) fn mark(&mut self, xml: &str, words: &str) -> Result<String, Unusable> {
        let without = self.without_own(xml)?;
        let tags = Tags::all(&without)?;
        let Some(first) = tags.iter().position(|tag| tag.name == "w:p" && tag.kind == Kind::Open) else {
            return Ok(without);
        };
        let depth = tags.get(first).map_or(0, |tag| tag.depth);
        let inside = || tags.iter().skip(first + 1);
        let end = inside().find(|tag| tag.depth == depth && tag.kind == Kind::Close).map(|tag| tag.at.start);
        let properties = inside().find(|tag| tag.depth == depth + 1).filter(|tag| tag.name == "w:pPr");
        let open = tags.get(first).map(|tag| tag.at.end);
        let begin = match properties.map(|tag| tag.kind) {
            Some(Kind::Empty) => properties.map(|tag| tag.at.end),
            Some(_) => {
                let closed = |tag: &&crate::ooxml::xml_edits::Tag<'_>| {
                    tag.depth == depth + 1 && tag.kind == Kind::Close && tag.name == "w:pPr"
                };
                inside().find(closed).map(|tag| tag.at.end)
            }
            None => open,
        };
        let (Some(begin), Some(end)) = (begin, end) else { return Ok(without) };
        let id = self.add(words)?;
        let mut edits = Edits::default();
        edits.insert(begin, format!("<w:commentRangeStart w:id=\"{id}\"/>"));
        edits.insert(end, format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"));
        Ok(edits.apply(&without))
    }

    fn add(&mut self, words: &str) -> Result<u32, Unusable> {
        let id = self.next;
        self.next += 1;
        let paragraphs: String = words
            .lines()
            .map(|line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line)))
            .collect();
        let date = escaped(&self.date);
        self.text = appended(&self.text, "comments", |prefix| {
            format!(
                "<{prefix}comment {prefix}id=\"{id}\" {prefix}author=\"{AUTHOR}\" {prefix}date=\"{date}\" \
                 {prefix}initials=\"{INITIALS}\">{paragraphs}</{prefix}comment>"
            )
        })?;
        Ok(id)
    }

    /// The XML without comments that the program made before.
    fn without_own(&mut self, xml: &str) -> Result<String, Unusable> {
        let mut edits = Edits::default();
        for tag in Tags::all(xml)?.iter().filter(|tag| tag.name.starts_with("w:comment")) {
            if let Some(id) = tag.attribute("w:id").filter(|id| self.own.contains(id)) {
                edits.replace(tag.at.clone(), "");
                self.gone.insert(id);
            }
        }
        Ok(edits.apply(xml))
    }

    /// Puts the comments back into their document.
    ///
    /// # Errors
    /// The package is broken.
    pub(super) fn finish(self, package: &mut Package<'_>, document: &str) -> Result<(), Unusable> {
        let Comments { part, is_new, text, gone, .. } = self;
        let tags = Tags::all(&text)?;
        let has_any = tags.iter().any(|tag| tag.begins() && tag.local() == "comment");
        if is_new && !has_any {
            return Ok(());
        }
        let mut edits = Edits::default();
        let mut open = None;
        for tag in tags.iter().filter(|tag| tag.local() == "comment") {
            match tag.kind {
                Kind::Open => open = tag.attribute("w:id").filter(|id| gone.contains(id)).map(|_| tag.at.start),
                Kind::Close => open.take().into_iter().for_each(|start| edits.replace(start..tag.at.end, "")),
                Kind::Empty => {}
            }
        }
        let text = edits.apply(&text);
        package.put(&part, text);
        if is_new {
            content_types::add(package, &part, CONTENT_TYPE)?;
            relationships::add(package, document, &format!("{}/comments", OFFICE[0]), &part)?;
        }
        Ok(())
    }
}
