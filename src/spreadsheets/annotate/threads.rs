//! Conversations on cells: a cell that has one gets what is noted as an answer in it, because Excel shows the
//! conversation in place of the note.

use super::book::Book;
use super::cells::at;
use super::notes::Notes;
use crate::ooxml::Unusable;
use crate::ooxml::package::Package;
use crate::ooxml::relationships::Relation;
use crate::ooxml::xml_edits::{Tags, appended, escaped};
use chrono::{DateTime, FixedOffset};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Adds answers to the conversations of a sheet, where there are any.
pub(super) fn answer(
    package: &mut Package<'_>,
    (book, author): (&Book, &str),
    related: &[Relation],
    notes: &Notes,
    now: DateTime<FixedOffset>,
) -> Result<(), Unusable> {
    let part = related.iter().find(|relation| relation.word == "threadedComment").map(|relation| &relation.part);
    let (Some(part), Some(persons)) = (part, &book.persons) else { return Ok(()) };
    let mut text = package.required(part)?;
    let person = identifier("person", "briefbook");
    let (mut answers, mut there) = (Vec::new(), BTreeSet::new());
    for tag in Tags::all(&text)?.iter().filter(|tag| tag.begins() && tag.local() == "threadedComment") {
        there.extend(tag.attribute("id"));
        let begins = tag.attribute("parentId").is_none();
        let cell = tag.attribute("ref").filter(|_| begins);
        let note = cell.as_deref().and_then(at).and_then(|at| notes.get(&at));
        if let (Some(cell), Some(note), Some(id)) = (cell, note, tag.attribute("id")) {
            answers.push((cell, note, id));
        }
    }
    let time = now.to_utc().format("%Y-%m-%dT%H:%M:%S.00");
    let answered = |p: &str| {
        let answer = |(cell, note, parent): &(String, &String, String)| {
            // The same answer is the same: what stands there already is not said again.
            let id = Some(identifier(parent, note)).filter(|id| !there.contains(id))?;
            Some(format!(
                "<{p}threadedComment ref=\"{cell}\" dT=\"{time}\" personId=\"{person}\" id=\"{id}\" parentId=\"{}\">\
                 <{p}text>{}</{p}text></{p}threadedComment>",
                escaped(parent),
                escaped(note)
            ))
        };
        answers.iter().filter_map(answer).collect()
    };
    if !answers.is_empty() {
        text = appended(&text, "ThreadedComments", answered)?;
    }
    package.put(part, text);
    let known = package.required(persons)?;
    if !answers.is_empty() && !known.contains(&person) {
        let known = appended(&known, "personList", |p| {
            let author = escaped(author);
            format!("<{p}person displayName=\"{author}\" id=\"{person}\" userId=\"briefbook\" providerId=\"None\"/>")
        })?;
        package.put(persons, known);
    }
    Ok(())
}

/// An identifier in the form of Windows, made from what it stands for.
fn identifier(of: &str, what: &str) -> String {
    let hex: String = Sha256::new()
        .chain_update(of)
        .chain_update([0])
        .chain_update(what)
        .finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| hex.get(range).unwrap_or_default());
    format!("{{{}}}", parts.join("-"))
}
