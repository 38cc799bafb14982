//! A document that does not know what it was generated as: a paragraph that says what today's says but for numbers gets today's
//! numbers; everything else stays.

use super::merge::Change;
use super::patch::{Elsewhere, Paragraph, patched};
use super::tokens::{self, Token};
use super::units::{self, Text, Unit};
use crate::model::edit::{RefreshNote, RefreshReport, RefreshWhy};
use crate::ooxml::Unusable;
use crate::ooxml::package::Package;
use crate::ooxml::xml_edits::Edits;
use crate::word_edits::align::{By, align};

/// Puts today's numbers into the body.
///
/// # Errors
/// The XML is broken.
pub(super) fn refresh(package: &mut Package<'_>, document: &str, now: &str) -> Result<RefreshReport, Unusable> {
    let edited = package.required(document)?;
    let (own, new) = (texts(&edited)?, texts(now)?);
    let items = |texts: &[Text]| texts.iter().map(|text| text.item(By::Nothing)).collect::<Vec<_>>();
    let mut report = RefreshReport::default();
    let mut edits = Edits::default();
    for (text, place) in own.iter().zip(align(&items(&own), &items(&new))) {
        let Some(today) = place.and_then(|place| new.get(place)) else { continue };
        let xml = edited.get(text.at.clone()).unwrap_or_default();
        let (one, other) = (text.words(), today.words());
        if one == other {
            continue;
        }
        let Some(changes) = numbers(text, today) else {
            let why = RefreshWhy::Unplaced;
            report.notes.push(RefreshNote {
                why,
                edited: super::context::quoted(&one),
                now: super::context::quoted(&other),
            });
            continue;
        };
        let now = Paragraph { xml: "", tokens: &today.tokens };
        let made = patched(Paragraph { xml, tokens: &text.tokens }, now, &changes, &mut Nowhere)?;
        report.figures += changes.len();
        edits.replace(text.at.clone(), made);
    }
    package.put(document, edits.apply(&edited));
    Ok(report)
}

/// Nothing is known of figures and notes.
struct Nowhere;

impl Elsewhere for Nowhere {
    fn figure(&self, _: usize) -> Option<usize> {
        None
    }

    fn note(&mut self, _: &str) -> Option<String> {
        None
    }
}

/// All paragraphs, those of cells too, that say something, without figures: every number is one.
fn texts(xml: &str) -> Result<Vec<Text>, Unusable> {
    let mut found = Vec::new();
    for unit in units::of_xml(xml)? {
        match unit {
            Unit::Paragraph(text) => found.push(text),
            Unit::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                found.extend(cells.flat_map(|cell| cell.paragraphs));
            }
        }
    }
    for text in &mut found {
        text.tokens = tokens::plain_of_xml(xml.get(text.at.clone()).unwrap_or_default())?;
    }
    found.retain(|text| !text.is_blank());
    Ok(found)
}

fn is_number(token: &Token) -> bool {
    token.text.starts_with(|c: char| c.is_ascii_digit())
}

/// The numbers that become others; none where other words differ too.
fn numbers(text: &Text, today: &Text) -> Option<Vec<Change>> {
    if text.tokens.len() != today.tokens.len() {
        return None;
    }
    let mut changes = Vec::new();
    for (n, (one, other)) in text.tokens.iter().zip(&today.tokens).enumerate() {
        let is_same = one.text == other.text || one.is_space() && other.is_space();
        match (is_same, is_number(one) && is_number(other)) {
            (true, _) => {}
            (false, true) => changes.push(Change::Words { edited: n..n + 1, now: n..n + 1 }),
            (false, false) => return None,
        }
    }
    Some(changes)
}
