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

/// A `cmap` table of one format 4 subtable with a segment per character.
fn character_map(characters: &BTreeMap<u16, u16>) -> Vec<u8> {
    // The last segment must end at U+FFFF, which is no character.
    let segments = || characters.iter().map(|(code, glyph)| (*code, *glyph)).chain([(u16::MAX, 0)]);
    let count = characters.len() + 1;
    let power = count.ilog2();
    let range = 2 << power;
    let header = [4, 16 + 8 * count, 0, 2 * count, range, power as usize, 2 * count - range];
    let mut map = vec![0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12];
    map.extend(header.into_iter().flat_map(|number| (number as u16).to_be_bytes()));
    let codes = || segments().flat_map(|(code, _)| code.to_be_bytes());
    map.extend(codes());
    map.extend([0, 0]);
    map.extend(codes());
    map.extend(segments().flat_map(|(code, glyph)| glyph.wrapping_sub(code).to_be_bytes()));
    map.resize(map.len() + 2 * count, 0);
    map
}
