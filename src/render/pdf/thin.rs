//! Faces with widths, kerning and the characters of one batch, but without outlines: all that genpdf needs to draw,
//! and a tenth of what it would take to embed.
//!
//! In: the bundled faces and the characters used. Out: faces with the same glyph numbers and widths. Must not: reach a
//! finished file; the finishing pass embeds the real ones.

use super::coverage::Alphabet;
use super::measure::{Face, loaded};
use super::sfnt::Sfnt;
use crate::model::style::Faces;
use anyhow::Context as _;
use genpdf::fonts::{FontData, FontFamily};
use std::collections::BTreeMap;

/// Tables that are kept or emptied; the rest goes.
const KEPT: [[u8; 4]; 8] = [*b"cmap", *b"glyf", *b"head", *b"hhea", *b"hmtx", *b"kern", *b"loca", *b"maxp"];

/// The four faces for genpdf.
pub(super) fn family(faces: &Faces, alphabets: &[&Alphabet]) -> anyhow::Result<FontFamily<FontData>> {
    let face = |bytes: &[u8], face: Face| {
        let used = alphabets.iter().filter_map(|alphabet| alphabet.faces.get(face as usize));
        let characters: BTreeMap<u16, u16> = used.flatten().filter_map(code_and_glyph).collect();
        loaded(thin(bytes, &characters).context("a bundled font is not a whole TrueType file")?)
    };
    Ok(FontFamily {
        regular: face(&faces.regular, Face::Regular)?,
        bold: face(&faces.bold, Face::Bold)?,
        italic: face(&faces.italic, Face::Italic)?,
        bold_italic: face(&faces.bold_italic, Face::BoldItalic)?,
    })
}

/// Formats that genpdf reads fast end at U+FFFF.
fn code_and_glyph((c, glyph): (&char, &u16)) -> Option<(u16, u16)> {
    Some((u16::try_from(u32::from(*c)).ok()?, *glyph))
}

fn thin(font: &[u8], characters: &BTreeMap<u16, u16>) -> Option<Vec<u8>> {
    let mut sfnt = Sfnt::read(font)?;
    sfnt.tables.retain(|(tag, _)| KEPT.contains(tag));
    let places = sfnt.table(b"loca")?.len();
    sfnt.replace(b"loca", vec![0; places]);
    sfnt.replace(b"glyf", vec![0; 4]);
    sfnt.replace(b"cmap", character_map(characters));
    Some(sfnt.write())
}

/// A `cmap` table of one format 6 subtable: a glyph for every code from the first character to the last, so that finding one
/// takes a step. printpdf looks up every character there is.
fn character_map(characters: &BTreeMap<u16, u16>) -> Vec<u8> {
    let first = characters.keys().next().copied().unwrap_or(0);
    let last = characters.keys().next_back().copied().unwrap_or(0);
    let glyphs = (first..=last).map(|code| characters.get(&code).copied().unwrap_or(0));
    let count = usize::from(last - first) + 1;
    // The length of a long table does not fit its field; genpdf goes by the count.
    let header = [6, 10 + 2 * count, 0, usize::from(first), count];
    let mut map = vec![0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12];
    map.extend(header.into_iter().flat_map(|number| (number as u16).to_be_bytes()));
    map.extend(glyphs.flat_map(u16::to_be_bytes));
    map
}
