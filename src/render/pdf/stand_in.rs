//! The face genpdf draws with: the letters of all four faces that some pages are written in, under numbers of its own, with
//! their widths and kerning but without outlines. printpdf asks each face it embeds for every character there is, so that
//! one small face in place of four saves a tenth of a book.
//!
//! In: the bundled faces, the letters of pages. Out: a face for genpdf, its writing, and back from its glyphs to the real
//! ones. Must not: reach a finished file; the finishing pass embeds the real faces.

use super::coverage::Alphabet;
use super::measure::{Face, loaded};
use super::paint::Paint;
use super::sfnt::{Sfnt, u16_at, u32_at};
use crate::model::style::Faces;
use anyhow::{Context as _, ensure};
use genpdf::fonts::{FontData, FontFamily};
use printpdf::BuiltinFont;
use std::collections::BTreeMap;

/// Its letters take the codes from here on: the private use area.
const FIRST: u16 = 0xE000;

/// Codes of the area.
const MOST: usize = 0xF900 - FIRST as usize;

/// Tables that are taken over from the regular face.
const KEPT: [[u8; 4]; 3] = [*b"head", *b"hhea", *b"maxp"];

/// A face made for some pages.
pub(super) struct StandIn {
    bytes: Vec<u8>,
    numbers: BTreeMap<(Face, char), u16>,
    /// By its own number, from 0; glyph 0 of the face is none of them.
    glyphs: Vec<(Face, u16)>,
}

impl StandIn {
    /// Makes the face for what these paints write.
    pub(super) fn of<'p>(
        faces: &Faces,
        alphabets: &[&Alphabet],
        paints: impl Iterator<Item = &'p Paint>,
    ) -> anyhow::Result<StandIn> {
        let (mut numbers, mut glyphs) = (BTreeMap::new(), Vec::new());
        for paint in paints {
            let Paint::Text { face, text, .. } = paint else { continue };
            for c in text.chars() {
                if numbers.contains_key(&(*face, c)) {
                    continue;
                }
                let glyph = alphabets.iter().find_map(|alphabet| alphabet.faces.get(*face as usize)?.get(&c));
                numbers.insert((*face, c), glyphs.len() as u16);
                glyphs.push((*face, *glyph.with_context(|| format!("{c:?} is written but not in the alphabet"))?));
            }
        }
        ensure!(glyphs.len() <= MOST, "{} letters are more than pages can be drawn with at once", glyphs.len());
        let bytes = face(faces, &glyphs).context("a bundled font is not a whole TrueType file")?;
        Ok(StandIn { bytes, numbers, glyphs })
    }

    /// As the family that genpdf asks for. The other three go by the name of a font that every reader of PDF has, for which
    /// nothing is embedded.
    pub(super) fn family(&self) -> anyhow::Result<FontFamily<FontData>> {
        let absent = FontData::new(self.bytes.clone(), Some(BuiltinFont::TimesRoman))?;
        Ok(FontFamily {
            regular: loaded(self.bytes.clone())?,
            bold: absent.clone(),
            italic: absent.clone(),
            bold_italic: absent,
        })
    }

    /// A text in its letters.
    pub(super) fn written(&self, face: Face, text: &str) -> String {
        let number = |c| self.numbers.get(&(face, c)).copied().unwrap_or_default();
        text.chars().filter_map(|c| char::from_u32(u32::from(FIRST + number(c)))).collect()
    }

    /// The face and the glyph that one of its glyphs stands for.
    pub(super) fn glyph(&self, id: u16) -> Option<(Face, u16)> {
        self.glyphs.get(usize::from(id.checked_sub(1)?)).copied()
    }
}

/// The face as a font file.
fn face(faces: &Faces, glyphs: &[(Face, u16)]) -> Option<Vec<u8>> {
    let four = [&faces.regular, &faces.bold, &faces.italic, &faces.bold_italic].map(|bytes| Sfnt::read(bytes));
    let [Some(regular), Some(bold), Some(italic), Some(bold_italic)] = four else { return None };
    let em = u16_at(regular.table(b"head")?, 18)?;
    let kept = regular.tables.iter().filter(|(tag, _)| KEPT.contains(tag)).cloned();
    let mut sfnt = Sfnt { tables: kept.collect() };
    let four = [regular, bold, italic, bold_italic];
    let measures = four.iter().map(|face| Measures::of(face, em)).collect::<Option<Vec<_>>>()?;
    let count = (glyphs.len() + 1) as u16;
    sfnt.set(b"hhea", with(sfnt.table(b"hhea")?, 34, count)?);
    sfnt.set(b"maxp", with(sfnt.table(b"maxp")?, 4, count)?);
    let advance = |(face, glyph): &(Face, u16)| measures.get(*face as usize).map_or(0, |its| its.advance(*glyph));
    let advances = std::iter::once(0).chain(glyphs.iter().map(advance));
    sfnt.set(b"hmtx", advances.flat_map(|advance| [advance, 0]).flat_map(u16::to_be_bytes).collect());
    sfnt.set(b"kern", kerning(&measures, glyphs));
    sfnt.set(b"cmap", character_map(glyphs.len()));
    // Offsets of two or of four bytes: enough for either.
    sfnt.set(b"loca", vec![0; 4 * (usize::from(count) + 1)]);
    sfnt.set(b"glyf", vec![0; 4]);
    Some(sfnt.write())
}

/// A table with another number at a place.
fn with(table: &[u8], at: usize, number: u16) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    table.get_mut(at..at + 2)?.copy_from_slice(&number.to_be_bytes());
    Some(table)
}

/// Widths and kerning of a face, in the units of the one that stands for it.
struct Measures<'a> {
    metrics: &'a [u8],
    count: u16,
    kern: &'a [u8],
    /// Its own units of an em, and those wanted.
    em: (u16, u16),
}

impl<'a> Measures<'a> {
    fn of(face: &'a Sfnt<'_>, em: u16) -> Option<Measures<'a>> {
        let own = u16_at(face.table(b"head")?, 18)?.max(1);
        let count = u16_at(face.table(b"hhea")?, 34)?;
        let kern = face.table(b"kern").unwrap_or_default();
        Some(Measures { metrics: face.table(b"hmtx")?, count, kern, em: (own, em) })
    }

    fn scaled(&self, units: i32) -> i32 {
        units * i32::from(self.em.1) / i32::from(self.em.0)
    }

    fn advance(&self, glyph: u16) -> u16 {
        let at = 4 * usize::from(glyph.min(self.count.saturating_sub(1)));
        self.scaled(u16_at(self.metrics, at).unwrap_or_default().into()) as u16
    }

    /// Pairs of glyphs that are moved, by how much: the first subtable, horizontal and of format 0, is all that genpdf reads.
    fn pairs(&self) -> impl Iterator<Item = ((u16, u16), u16)> {
        let header = (u16_at(self.kern, 8), u16_at(self.kern, 10));
        let count = if let (Some(1), Some(count)) = header { count } else { 0 };
        (0..usize::from(count)).filter_map(|n| {
            let at = 18 + 6 * n;
            let pair = u32_at(self.kern, at)?;
            let moved = self.scaled(u16_at(self.kern, at + 4)?.cast_signed().into()) as i16;
            Some((((pair >> 16) as u16, pair as u16), moved.cast_unsigned()))
        })
    }
}

/// A `kern` table of one subtable of format 0, with the pairs of each face under the new numbers.
fn kerning(measures: &[Measures<'_>], glyphs: &[(Face, u16)]) -> Vec<u8> {
    let mut own: BTreeMap<(Face, u16), Vec<u16>> = BTreeMap::new();
    for (glyph, n) in glyphs.iter().zip(1..) {
        own.entry(*glyph).or_default().push(n);
    }
    let mut pairs = BTreeMap::new();
    for (face, measures) in Face::ALL.into_iter().zip(measures) {
        for ((left, right), moved) in measures.pairs() {
            let (Some(lefts), Some(rights)) = (own.get(&(face, left)), own.get(&(face, right))) else { continue };
            pairs.extend(lefts.iter().flat_map(|left| rights.iter().map(move |right| ((*left, *right), moved))));
        }
    }
    // Of the rest of the header genpdf reads nothing; a long table's length would not fit its field.
    let header = [0, 1, 0, 0, 1, pairs.len() as u16, 0, 0, 0];
    let pairs = pairs.into_iter().flat_map(|((left, right), moved)| [left, right, moved]);
    header.into_iter().chain(pairs).flat_map(u16::to_be_bytes).collect()
}

/// A `cmap` table of one format 6 subtable: the glyphs in their order from the first code on, so that finding one takes a
/// step.
fn character_map(count: usize) -> Vec<u8> {
    let mut map = vec![0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12];
    let header = [6, (10 + 2 * count) as u16, 0, FIRST, count as u16];
    map.extend(header.into_iter().chain((1..).take(count)).flat_map(u16::to_be_bytes));
    map
}
