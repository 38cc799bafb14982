//! Checks, before anything is drawn, that the font has a glyph for every character of a document.

use super::lines::NO_BREAK_SPACE;
use super::measure::{Face, Measure};
use crate::model::document::{Block, Document, Inline, MapTile, Row};
use anyhow::bail;
use std::collections::{BTreeMap, BTreeSet};

/// The characters of one document with their glyph in each face.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Alphabet {
    pub(super) faces: [BTreeMap<char, u16>; 4],
}

/// What a renderer writes of its own: page numbers, dashes, leaders of contents, what parts the words of a legend.
const OWN: &str = "0123456789/-.; ";

/// The fonts genpdf draws with have no characters beyond the basic plane.
const LAST: u32 = 0xFFFF;

/// How many characters of context an error quotes on each side.
const CONTEXT: usize = 20;

/// Finds the glyphs of a document.
pub(super) fn alphabet(document: &Document, measure: &Measure<'_>) -> anyhow::Result<Alphabet> {
    let texts = texts(document);
    let used: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).filter(|c| *c != NO_BREAK_SPACE).collect();
    let mut alphabet = Alphabet::default();
    for c in used {
        for face in Face::ALL {
            let glyph = measure.glyph(face, c);
            if glyph == 0 || c.is_control() || u32::from(c) > LAST {
                bail!(missing(document, &texts, c, face));
            }
            if let Some(known) = alphabet.faces.get_mut(face as usize) {
                known.insert(c, glyph);
            }
        }
    }
    Ok(alphabet)
}

fn missing(document: &Document, texts: &[String], c: char, face: Face) -> String {
    let around = texts.iter().find_map(|text| around(text, c)).unwrap_or_default();
    let (code, style) = (u32::from(c), face.suffix());
    format!("document \"{}\": the font ({style}) has no glyph for U+{code:04X} in \"{around}\"", document.path)
}

/// The words around the first occurrence of a character; a control character shows as its code.
fn around(text: &str, c: char) -> Option<String> {
    let at = text.chars().position(|other| other == c)?;
    let words = text.chars().skip(at.saturating_sub(CONTEXT)).take(2 * CONTEXT + 1);
    Some(words.flat_map(|c| if c.is_control() { c.escape_unicode().collect() } else { vec![c] }).collect())
}

/// Everything a document prints.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![OWN.to_owned(), document.footer.clone()];
    texts.extend(document.legend.iter().map(|meaning| meaning.words.clone()));
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        block_texts(block, &mut texts);
        texts.extend(block.notes().map(|note| words(&note.content)));
    }
    texts
}

fn block_texts(block: &Block, texts: &mut Vec<String>) {
    match block {
        Block::Masthead(head) => {
            texts.extend(head.motto.iter().cloned());
            let boxes = [&head.agency, &head.number, &head.draft, &head.about, &head.place_date, &head.kind];
            texts.extend(boxes.into_iter().chain([&head.summary]).cloned());
        }
        Block::TitleBlock(title) => texts.extend([&title.over, &title.name, &title.beside].into_iter().cloned()),
        Block::Heading(heading) => {
            texts.push(heading.number.clone());
            texts.push(words(&heading.content));
        }
        Block::Contents(contents) => {
            texts.push(contents.title.clone());
            texts.extend(contents.entries.iter().map(|entry| entry.text.clone()));
        }
        Block::Paragraph(paragraph) => texts.push(words(&paragraph.content)),
        Block::List(list) => {
            texts.extend(list.marks.iter().cloned());
            texts.extend(list.items.iter().map(|item: &Vec<Inline>| words(item)));
        }
        Block::Table(table) => {
            texts.push(words(&table.caption));
            let cells = |row: &Row| row.cells.iter().map(|cell| words(&cell.content)).collect::<Vec<_>>();
            texts.extend(table.header.iter().chain(&table.rows).flat_map(cells));
        }
        Block::Chart(chart) => {
            texts.extend([words(&chart.caption), chart.unit.clone()]);
            texts.extend(chart.categories.iter().chain(&chart.remarks).cloned());
            texts.extend(chart.series.iter().map(|series| series.name.clone()));
            let points = chart.series.iter().flat_map(|series| series.points.iter().flatten());
            texts.extend(points.map(|point| point.text.clone()));
        }
        Block::TileMap(map) => {
            texts.extend([words(&map.caption), map.unit_title.clone()]);
            texts.extend(map.legend.iter().map(|entry| entry.text.clone()));
            let words = |tile: &MapTile| [Some(tile.name.clone()), tile.below().map(str::to_owned)];
            texts.extend(map.tiles.iter().flat_map(words).flatten());
        }
        Block::Strips(strips) => {
            texts.push(words(&strips.caption));
            texts.extend(strips.ends.iter().chain(&strips.heads).cloned());
            for strip in &strips.strips {
                texts.push(strip.name.clone());
                texts.extend(strip.figures.iter().map(|figure| figure.text.clone()));
            }
        }
        Block::PageBreak => {}
        Block::Closing(closing) => {
            texts.push(closing.title.clone());
            texts.extend(closing.recipients.iter().chain(&closing.signer).cloned());
        }
    }
}

/// The words of inlines. A set line break prints nothing; one inside a text is a character without a glyph.
fn words(content: &[Inline]) -> String {
    content.iter().filter(|inline| **inline != Inline::Break).map(Inline::as_str).collect()
}
