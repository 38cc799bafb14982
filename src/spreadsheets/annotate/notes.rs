//! Notes on cells: the part that holds their words and the drawing that holds their boxes.
//!
//! The drawing is VML, of which Excel itself writes some that is not XML; so it is searched as text, never parsed.

use super::book::Book;
use super::cells::{At, address, at};
use super::signature::{Signature, Signatures};
use crate::ooxml::Unusable;
use crate::ooxml::content_types;
use crate::ooxml::package::Package;
use crate::ooxml::relationships::{self, Relation};
use crate::ooxml::xml_edits::{self, Edits, Kind, Tag, Tags, escaped, plain};
use std::collections::{BTreeMap, BTreeSet};

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// Words of notes by cell.
pub(super) type Notes = BTreeMap<At, String>;

/// Where the notes of a sheet go.
pub(super) struct SheetNotes<'a> {
    pub(super) book: &'a Book,
    /// Part of the sheet.
    pub(super) sheet: &'a str,
    /// Which sheet of the workbook it is, from 1.
    pub(super) number: usize,
    /// What the sheet refers to.
    pub(super) related: &'a [Relation],
    pub(super) signatures: &'a Signatures,
}

impl SheetNotes<'_> {
    fn part(&self, word: &str) -> Option<String> {
        self.related.iter().find(|relation| relation.word == word).map(|relation| relation.part.clone())
    }

    /// Makes a part and relates the sheet to it; gives the relationship too.
    fn made(
        &self,
        package: &mut Package<'_>,
        word: &str,
        (before, after): (&str, &str),
        content_type: &str,
    ) -> Result<(String, String), Unusable> {
        let folder = self.book.part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let part = package.free(format!("{folder}/{before}").trim_start_matches('/'), after);
        content_types::add(package, &part, content_type)?;
        let id = relationships::add(package, self.sheet, &self.book.relationship(word), &part)?;
        Ok((part, id))
    }
}

/// Writes the notes. Gives the relationship to a drawing that has to be referred to in the sheet, where one was made.
pub(super) fn write(
    package: &mut Package<'_>,
    desk: &SheetNotes<'_>,
    drawing: Option<&str>,
    notes: &Notes,
) -> Result<Option<String>, Unusable> {
    let words = match desk.part("comments") {
        Some(part) => part,
        None if notes.is_empty() => return Ok(None),
        None => {
            let (part, _) = desk.made(package, "comments", ("comments", ".xml"), COMMENTS)?;
            let empty = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{}\"><authors></authors>\
                 <commentList></commentList></comments>",
                desk.book.space()
            );
            package.put(&part, empty);
            part
        }
    };
    let text = package.required(&words)?;
    let written = Words::of(&text, desk.signatures)?.write(&text, notes)?;
    package.put(&words, written.text);
    let related = desk.related.iter().find(|relation| Some(&*relation.id) == drawing);
    let (part, id) = match related {
        Some(relation) => (relation.part.clone(), None),
        None if written.new.is_empty() => return Ok(None),
        None => {
            let (part, id) = desk.made(package, "vmlDrawing", ("drawings/vmlDrawing", ".vml"), DRAWING)?;
            package.put(&part, empty_drawing(desk.number));
            (part, Some(id))
        }
    };
    let text = package.required(&part)?;
    let drawn = drawn(&text, &written.new, &written.gone)?;
    package.put(&part, drawn);
    Ok(id)
}

/// A note that was there.
struct Old {
    at: At,
    range: std::ops::Range<usize>,
    ours: bool,
    /// What was added to it when it was handed back before.
    added: Option<std::ops::Range<usize>>,
    /// Where words can be added.
    end: End,
}

/// Where an element can be added to.
enum End {
    /// Before this place.
    Before(usize),
    /// In an empty element, of this name.
    In(std::ops::Range<usize>, String),
}

impl End {
    /// The end of what is in an element, from its closing tag or the empty one.
    fn of(tag: &Tag<'_>) -> End {
        match tag.kind {
            Kind::Empty => End::In(tag.at.clone(), tag.name.to_owned()),
            Kind::Open | Kind::Close => End::Before(tag.at.start),
        }
    }

    /// Puts something there.
    fn fill(&self, edits: &mut Edits, content: &str) {
        match self {
            End::Before(at) => edits.insert(*at, content),
            End::In(at, name) => edits.replace(at.clone(), format!("<{name}>{content}</{name}>")),
        }
    }
}

/// The part of words as it was.
struct Words<'s> {
    signatures: &'s Signatures,
    prefix: String,
    authors: Vec<String>,
    authors_end: End,
    list_end: End,
    notes: Vec<Old>,
}

/// The part of words as it is now, and which cells have a note now that had none, and the other way round.
struct Written {
    text: String,
    new: BTreeSet<At>,
    gone: BTreeSet<At>,
}

impl Words<'_> {
    fn of<'s>(text: &str, signatures: &'s Signatures) -> Result<Words<'s>, Unusable> {
        let tags = Tags::all(text)?;
        let end = |name: &str| {
            let tag = tags.iter().find(|tag| tag.is(name) && tag.depth == 1 && tag.kind != Kind::Open);
            tag.map(End::of).ok_or(Unusable::Broken)
        };
        let (authors_end, list_end) = (end("authors")?, end("commentList")?);
        let prefix = tags.first().map_or("", Tag::prefix).to_owned();
        let mut words = Words { signatures, prefix, authors: Vec::new(), authors_end, list_end, notes: Vec::new() };
        for (i, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.begins() && tag.depth == 2) {
            let inside: Vec<&Tag<'_>> = match tag.kind {
                Kind::Open => tags.iter().skip(i + 1).take_while(|inner| inner.depth > 2).collect(),
                _ => Vec::new(),
            };
            let close = tags.get(i + inside.len() + 1).filter(|_| tag.kind == Kind::Open).unwrap_or(tag);
            if tag.is("author") {
                let within = text.get(tag.at.end..close.at.start).unwrap_or_default();
                words.authors.push(plain(within));
            } else if tag.is("comment") {
                words.notes.extend(words.old(text, tag, &inside, close));
            }
        }
        Ok(words)
    }

    fn old(&self, text: &str, tag: &Tag<'_>, inside: &[&Tag<'_>], close: &Tag<'_>) -> Option<Old> {
        let at = tag.attribute("ref").as_deref().and_then(at)?;
        let author = tag.number("authorId").and_then(|n| self.authors.get(n as usize));
        let element = inside.iter().find(|tag| tag.is("text") && tag.kind != Kind::Close)?;
        let phonetic = |tag: &&&Tag<'_>| tag.begins() && (tag.is("rPh") || tag.is("phoneticPr"));
        let last = inside.iter().find(|tag| tag.is("text") && tag.kind == Kind::Close);
        let end = End::of(inside.iter().find(phonetic).or(last).unwrap_or(element));
        let within = element.at.end..last.map_or(element.at.end, |last| last.at.start);
        let words = text.get(within.clone()).map(plain).unwrap_or_default();
        let ours = author.is_some_and(|author| self.signatures.any_of(author, &words));
        let added = self.signatures.all().find_map(|signature| added(text, within.clone(), signature));
        Some(Old { at, range: tag.at.start..close.at.end, ours, added, end })
    }

    fn write(&self, text: &str, notes: &Notes) -> Result<Written, Unusable> {
        let mut edits = Edits::default();
        let p = &self.prefix;
        let Signature { author: name, last } = &self.signatures.own;
        let author = self.authors.iter().position(|author| author == name).unwrap_or(self.authors.len());
        if author == self.authors.len() {
            self.authors_end.fill(&mut edits, &format!("<{p}author>{}</{p}author>", escaped(name)));
        }
        let (mut foreign, mut gone) = (BTreeSet::new(), BTreeSet::new());
        for old in &self.notes {
            if old.ours {
                edits.replace(old.range.clone(), "");
                gone.insert(old.at);
                continue;
            }
            foreign.insert(old.at);
            let note = notes.get(&old.at).map(|note| format!("\n\n{name}:\n{note}\n{last}"));
            let before = old.added.clone().and_then(|range| text.get(range));
            if before.map(plain).as_deref().map(str::trim) == note.as_deref().map(str::trim) {
                continue;
            }
            if let Some(range) = &old.added {
                edits.replace(range.clone(), "");
            }
            if let Some(note) = note {
                old.end.fill(&mut edits, &self.run(&note));
            }
        }
        let mut new = BTreeSet::new();
        let mut added = String::new();
        for (at, note) in notes.iter().filter(|(at, _)| !foreign.contains(*at)) {
            // Ours that stays has its box already.
            if !gone.remove(at) {
                new.insert(*at);
            }
            let run = self.run(&format!("{note}\n{last}"));
            let cell = address(*at);
            added.push_str(&format!(
                "<{p}comment ref=\"{cell}\" authorId=\"{author}\"><{p}text>{run}</{p}text></{p}comment>"
            ));
        }
        self.list_end.fill(&mut edits, &added);
        Ok(Written { text: edits.apply(text), new, gone })
    }

    fn run(&self, words: &str) -> String {
        let p = &self.prefix;
        format!("<{p}r>{}</{p}r>", xml_edits::words(p, words))
    }
}

/// Where in somebody else's note our words stand: from our name to our last line, in one run, and the space before.
fn added(text: &str, within: std::ops::Range<usize>, signature: &Signature) -> Option<std::ops::Range<usize>> {
    let inside = text.get(within.clone())?;
    let last = escaped(&signature.last);
    let (before, _) = inside.rsplit_once(&*last)?;
    let (kept, ours) = before.rsplit_once(&format!("{}:", escaped(&signature.author)))?;
    let kept = kept.trim_end();
    (!ours.contains('<')).then(|| within.start + kept.len()..within.start + before.len() + last.len())
}

fn empty_drawing(number: usize) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
         data=\"{number}\"/></o:shapelayout></xml>"
    )
}

/// First number of a shape in the block of numbers that a drawing names as its own.
fn first_shape(drawing: &str) -> u32 {
    let block = drawing.split("data=\"").nth(1).and_then(|rest| rest.split(['"', ',']).next());
    block.and_then(|block| block.trim().parse::<u32>().ok()).filter(|block| *block < 1 << 16).unwrap_or(1) * 1024 + 1
}

/// The drawing with boxes for new notes and without those of notes that are gone.
fn drawn(drawing: &str, new: &BTreeSet<At>, gone: &BTreeSet<At>) -> Result<String, Unusable> {
    let kept = without(drawing, gone);
    if new.is_empty() {
        return Ok(kept);
    }
    let end = kept.rfind("</xml>").ok_or(Unusable::BrokenDrawing)?;
    let numbers = kept.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits: String = rest.chars().take(9).take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    });
    let first = numbers.max().map_or_else(|| first_shape(&kept), |largest| largest + 1);
    let spaces = NAMESPACES.map(|(prefix, space)| match kept.contains(&format!("xmlns:{prefix}=\"{space}\"")) {
        true => String::new(),
        false => format!(" xmlns:{prefix}=\"{space}\""),
    });
    let spaces = spaces.concat();
    let mut out = kept.get(..end).unwrap_or_default().to_owned();
    if !kept.contains("_x0000_t202\"") && !kept.contains("_x0000_t202'") {
        out.push_str(&format!(
            "<v:shapetype{spaces} id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
             path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
             o:connecttype=\"rect\"/></v:shapetype>"
        ));
    }
    for (number, at) in (first..).zip(new) {
        out.push_str(&shape(number, *at, &spaces));
    }
    out.push_str(kept.get(end..).unwrap_or_default());
    Ok(out)
}

const NAMESPACES: [(&str, &str); 3] = [
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
];

/// The box of a note, right of its cell, shown when the pointer is on the cell.
fn shape(number: u32, (row, col): At, spaces: &str) -> String {
    let (left, top) = (col + 1, row.saturating_sub(1));
    format!(
        "<v:shape{spaces} id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;\
         margin-top:2pt;width:260pt;height:130pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" \
         o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
         <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\">\
         </div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, \
         {top}, 4, {}, 15, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{col}</x:Column>\
         </x:ClientData></v:shape>",
        left + 5,
        top + 9
    )
}

/// A drawing without the boxes of these cells.
fn without(drawing: &str, gone: &BTreeSet<At>) -> String {
    if gone.is_empty() {
        return drawing.to_owned();
    }
    let mut edits = Edits::default();
    let begins = drawing.match_indices("<v:shape ").map(|(at, _)| at);
    for begin in begins {
        let rest = drawing.get(begin..).unwrap_or_default();
        let Some(length) = rest.find("</v:shape>").map(|end| end + "</v:shape>".len()) else { continue };
        let shape = rest.get(..length).unwrap_or_default();
        let number = |name: &str| {
            let (_, behind) = shape.split_once(&format!("<x:{name}>"))?;
            behind.split('<').next()?.trim().parse::<u32>().ok()
        };
        if let (Some(row), Some(col)) = (number("Row"), number("Column"))
            && gone.contains(&(row, col))
        {
            edits.replace(begin..begin + length, "");
        }
    }
    edits.apply(drawing)
}
