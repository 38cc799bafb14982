//! The faces genpdf draws with: the letters that some pages are written in, under codes of their own, with the widths and the
//! kerning of the bundled faces but without outlines. printpdf asks each face it embeds for every character there is, a
//! million questions; for a font that every reader of PDF has it asks none, so the stand-ins go by the names of such fonts.

use super::coverage::Alphabet;
use super::display_list::Paint;
use super::measure::Face;
use super::sfnt::{Sfnt, u16_at, u32_at};
use crate::model::style::Faces;
use anyhow::{Context as _, ensure};
use genpdf::fonts::{FontData, FontFamily};
use printpdf::BuiltinFont;
use std::collections::{BTreeMap, HashMap};

/// Codes of Windows-1252, in which genpdf writes with a font that every reader has: those that are the numbers of their
/// characters.
const BYTES: [u16; 188] = {
    let (mut bytes, mut n, mut byte) = ([0; 188], 0, 0x21);
    while n < bytes.len() {
        if byte <= 0x7E || (byte >= 0xA1 && byte != 0xAD) {
            bytes[n] = byte;
            n += 1;
        }
        byte += 1;
    }
    bytes
};

/// Where pages have more letters in a face, its letters take the codes from here on, the private use area, and it is embedded.
const PRIVATE: u16 = 0xE000;

/// Codes of the area.
const MOST: usize = 0xF900 - PRIVATE as usize;

/// Tables that are taken over from the regular face.
const KEPT: [[u8; 4]; 3] = [*b"head", *b"hhea", *b"maxp"];

/// Faces made for some pages, in the order of [`Face::ALL`].
pub(super) struct PlaceholderFont([Letters; 4]);

/// The letters of one face.
#[derive(Default)]
struct Letters {
    font: Vec<u8>,
    /// By character: which letter it is.
    numbers: HashMap<char, usize>,
    /// The glyph of the bundled face, by letter.
    glyphs: Vec<u16>,
}

impl PlaceholderFont {
    /// Makes the faces for what these paints write.
    pub(super) fn of<'p>(
        faces: &Faces,
        alphabets: &[&Alphabet],
        paints: impl Iterator<Item = &'p Paint>,
    ) -> anyhow::Result<PlaceholderFont> {
        let mut placeholder = PlaceholderFont(Default::default());
        for paint in paints {
            let Paint::Text { face, text, .. } = paint else { continue };
            let known = alphabets.iter().filter_map(|alphabet| alphabet.faces.get(*face as usize));
            for c in text.chars() {
                placeholder.0[*face as usize].add(c, || known.clone().find_map(|glyphs| glyphs.get(&c).copied()))?;
            }
        }
        placeholder.cast(faces).context("a bundled font is not a whole TrueType file")?;
        Ok(placeholder)
    }

    /// Without font files, for glyphs of one face.
    #[cfg(test)]
    pub(super) fn standing_for(face: Face, glyphs: &[u16]) -> PlaceholderFont {
        let mut placeholder = PlaceholderFont(Default::default());
        placeholder.0[face as usize].glyphs = glyphs.to_vec();
        placeholder
    }

    /// Makes the font files.
    fn cast(&mut self, faces: &Faces) -> Option<()> {
        let four = [&faces.regular, &faces.bold, &faces.italic, &faces.bold_italic].map(|bytes| Sfnt::read(bytes));
        let [Some(regular), Some(bold), Some(italic), Some(bold_italic)] = &four else { return None };
        let em = u16_at(regular.table(b"head")?, 18)?;
        for (letters, face) in self.0.iter_mut().zip([regular, bold, italic, bold_italic]) {
            letters.font = letters.cast(regular, &Measures::of(face, em)?)?;
        }
        Some(())
    }

    /// As the family that genpdf asks for.
    pub(super) fn family(&self) -> anyhow::Result<FontFamily<FontData>> {
        let face = |face: Face| {
            let letters = &self.0[face as usize];
            let name = letters.are_bytes().then_some(builtin(face));
            FontData::new(letters.font.clone(), name).context("a bundled font cannot be read")
        };
        Ok(FontFamily {
            regular: face(Face::Regular)?,
            bold: face(Face::Bold)?,
            italic: face(Face::Italic)?,
            bold_italic: face(Face::BoldItalic)?,
        })
    }

    /// A text in the letters of a face.
    pub(super) fn written(&self, face: Face, text: &str) -> String {
        let letters = &self.0[face as usize];
        let code = |c| letters.numbers.get(&c).and_then(|n| char::from_u32(letters.code(*n).into()));
        text.chars().filter_map(code).collect()
    }

    /// The face behind the name of a font in printpdf's file.
    pub(super) fn face(&self, name: &[u8]) -> Option<Face> {
        Face::ALL.into_iter().find(|face| {
            let builtin: &str = builtin(*face).into();
            let embedded = [b'F', b'0' + *face as u8];
            name == if self.0[*face as usize].are_bytes() { builtin.as_bytes() } else { &embedded }
        })
    }

    /// The glyph that is meant where one of a face is drawn.
    pub(super) fn glyph(&self, face: Face, drawn: u16) -> Option<u16> {
        let letters = &self.0[face as usize];
        let number =
            if letters.are_bytes() { BYTES.binary_search(&drawn).ok() } else { usize::from(drawn).checked_sub(1) };
        letters.glyphs.get(number?).copied()
    }
}

/// The font of every reader that a face goes by.
fn builtin(face: Face) -> BuiltinFont {
    match face {
        Face::Regular => BuiltinFont::TimesRoman,
        Face::Bold => BuiltinFont::TimesBold,
        Face::Italic => BuiltinFont::TimesItalic,
        Face::BoldItalic => BuiltinFont::TimesBoldItalic,
    }
}

impl Letters {
    fn add(&mut self, c: char, glyph: impl FnOnce() -> Option<u16>) -> anyhow::Result<()> {
        if !self.numbers.contains_key(&c) {
            self.numbers.insert(c, self.glyphs.len());
            self.glyphs.push(glyph().with_context(|| format!("{c:?} is written but not in the alphabet"))?);
            ensure!(self.glyphs.len() <= MOST, "{MOST} letters are more than pages can be drawn with at once");
        }
        Ok(())
    }

    /// Whether bytes are enough for its codes.
    fn are_bytes(&self) -> bool {
        self.glyphs.len() <= BYTES.len()
    }

    /// The code of a letter.
    fn code(&self, number: usize) -> u16 {
        match BYTES.get(number) {
            Some(byte) if self.are_bytes() => *byte,
            _ => PRIVATE + number as u16,
        }
    }

    /// The face as a font file: the letters in their order behind glyph 0, with what the regular face says of height.
    fn cast(&self, regular: &Sfnt<'_>, measures: &Measures<'_>) -> Option<Vec<u8>> {
        let kept = regular.tables.iter().filter(|(tag, _)| KEPT.contains(tag)).cloned();
        let mut sfnt = Sfnt { tables: kept.collect() };
        let count = (self.glyphs.len() + 1) as u16;
        sfnt.set(b"hhea", with(sfnt.table(b"hhea")?, 34, count)?);
        sfnt.set(b"maxp", with(sfnt.table(b"maxp")?, 4, count)?);
        let advances = std::iter::once(0).chain(self.glyphs.iter().map(|glyph| measures.advance(*glyph)));
        sfnt.set(b"hmtx", advances.flat_map(|advance| [advance, 0]).flat_map(u16::to_be_bytes).collect());
        sfnt.set(b"kern", self.kerning(measures));
        sfnt.set(b"cmap", self.character_map());
        // Offsets of two or of four bytes: enough for either.
        sfnt.set(b"loca", vec![0; 4 * (usize::from(count) + 1)]);
        sfnt.set(b"glyf", vec![0; 4]);
        Some(sfnt.write())
    }

    /// A `kern` table of one subtable of format 0, with the pairs of the bundled face under the new numbers.
    fn kerning(&self, measures: &Measures<'_>) -> Vec<u8> {
        let mut own: HashMap<u16, Vec<u16>> = HashMap::new();
        for (glyph, n) in self.glyphs.iter().zip(1..) {
            own.entry(*glyph).or_default().push(n);
        }
        let mut pairs = BTreeMap::new();
        for ((left, right), moved) in measures.pairs() {
            let (Some(lefts), Some(rights)) = (own.get(&left), own.get(&right)) else { continue };
            pairs.extend(lefts.iter().flat_map(|left| rights.iter().map(move |right| ((*left, *right), moved))));
        }
        // Of the rest of the header genpdf reads nothing; a long table's length would not fit its field.
        let header = [0, 1, 0, 0, 1, pairs.len() as u16, 0, 0, 0];
        let pairs = pairs.into_iter().flat_map(|((left, right), moved)| [left, right, moved]);
        header.into_iter().chain(pairs).flat_map(u16::to_be_bytes).collect()
    }

    /// A `cmap` table of one format 6 subtable, from the first code to the last, so that finding a glyph takes a step.
    fn character_map(&self) -> Vec<u8> {
        let (first, count) = (self.code(0), self.glyphs.len());
        let last = self.code(count.saturating_sub(1));
        let mut glyphs = vec![0; usize::from(last - first) + 1];
        for (n, glyph) in (0..count).zip(1..) {
            if let Some(its) = glyphs.get_mut(usize::from(self.code(n) - first)) {
                *its = glyph;
            }
        }
        let mut map = vec![0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12];
        let header = [6, (10 + 2 * glyphs.len()) as u16, 0, first, glyphs.len() as u16];
        map.extend(header.into_iter().chain(glyphs).flat_map(u16::to_be_bytes));
        map
    }
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
