//! Embeds of each face only the glyphs a document uses.

use super::super::measure::Face;
use super::content::Drawn;
use super::font_strip::strip_unused;
use super::tables::Metrics;
use crate::model::style::Look;
use anyhow::{Context as _, ensure};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;
use subsetter::GlyphRemapper;

/// The four bundled faces.
pub(super) struct Faces {
    family: String,
    faces: [(Arc<[u8]>, Metrics); 4],
}

/// A face as one document embeds it.
pub(super) struct Font {
    name: String,
    metrics: Metrics,
    program: Vec<u8>,
    remapper: GlyphRemapper,
    unicode: BTreeMap<u16, char>,
}

impl Faces {
    pub(super) fn read(look: &Look) -> anyhow::Result<Faces> {
        let face = |bytes: &Arc<[u8]>| Ok::<_, anyhow::Error>((Arc::clone(bytes), Metrics::read(bytes)?));
        let faces = &look.faces;
        let faces = [face(&faces.regular)?, face(&faces.bold)?, face(&faces.italic)?, face(&faces.bold_italic)?];
        Ok(Faces { family: look.style.pdf_font.clone(), faces })
    }

    /// The faces that pages use, cut down to their glyphs.
    pub(super) fn subset<'p>(
        &self,
        pages: impl IntoIterator<Item = &'p Drawn>,
        alphabet: &[BTreeMap<char, u16>; 4],
    ) -> anyhow::Result<[Option<Font>; 4]> {
        let mut used: [BTreeSet<u16>; 4] = Default::default();
        for one in pages {
            if let Drawn::Text { face, glyphs, .. } = one {
                let set = used.get_mut(*face).context("genpdf used a face that was not given to it")?;
                ensure!(glyphs.iter().all(|glyph| glyph.id != 0), "genpdf drew a letter the font has no glyph for");
                set.extend(glyphs.iter().map(|glyph| glyph.id));
            }
        }
        let mut fonts = [None, None, None, None];
        for (((face, glyphs), characters), font) in Face::ALL.into_iter().zip(used).zip(alphabet).zip(&mut fonts) {
            if !glyphs.is_empty() {
                *font = Some(self.font(face, &glyphs, characters)?);
            }
        }
        Ok(fonts)
    }

    fn font(&self, face: Face, glyphs: &BTreeSet<u16>, alphabet: &BTreeMap<char, u16>) -> anyhow::Result<Font> {
        let (bytes, metrics) = &self.faces[face as usize];
        let glyphs: Vec<u16> = glyphs.iter().copied().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let program = subsetter::subset(bytes, 0, &remapper).context("a bundled font cannot be cut down")?;
        let program = strip_unused(program);
        // Where characters share a glyph, as hyphens may, the first of them is copied out: later entries win.
        let unicode = alphabet.iter().rev().filter_map(|(c, glyph)| Some((remapper.get(*glyph)?, *c)));
        Ok(Font {
            name: format!("{}+{}-{}", tag(&program), self.family, face.suffix()),
            metrics: metrics.clone(),
            program,
            unicode: unicode.collect(),
            remapper,
        })
    }
}

/// Six capitals that name a subset: the same for the same glyphs.
fn tag(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

impl Font {
    /// Number of a glyph in the embedded font.
    pub(super) fn cid(&self, glyph: u16) -> anyhow::Result<u16> {
        self.remapper.get(glyph).with_context(|| format!("glyph {glyph} is missing from the cut-down font"))
    }

    /// Advance width in thousandths.
    pub(super) fn width(&self, glyph: u16) -> i64 {
        self.metrics.advance(glyph)
    }

    /// Adds the font's objects to a file.
    pub(super) fn embed(&self, file: &mut Document) -> ObjectId {
        let name = || Object::Name(self.name.clone().into_bytes());
        let descriptor = self.descriptor(file);
        let widths = self.remapper.remapped_gids().map(|glyph| Object::Integer(self.width(glyph))).collect();
        let descendant = file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => name(),
            "CIDSystemInfo" => system_info(),
            "CIDToGIDMap" => "Identity",
            "DW" => 0,
            "W" => vec![Object::Integer(0), Object::Array(widths)],
            "FontDescriptor" => descriptor,
        });
        let to_unicode = file.add_object(Stream::new(Dictionary::new(), self.to_unicode().into_bytes()));
        file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name(),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(descendant)],
            "ToUnicode" => to_unicode,
        })
    }

    fn descriptor(&self, file: &mut Document) -> ObjectId {
        const SERIF_SYMBOLIC: i64 = 2 + 4;
        const ITALIC: i64 = 64;
        let length = self.program.len() as i64;
        let program = file.add_object(Stream::new(dictionary! { "Length1" => length }, self.program.clone()));
        let metrics = &self.metrics;
        let bold = self.name.contains("-Bold");
        file.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => Object::Name(self.name.clone().into_bytes()),
            "Flags" => SERIF_SYMBOLIC + if metrics.italic_angle != 0 { ITALIC } else { 0 },
            "FontBBox" => metrics.bounds.map(Object::Integer).to_vec(),
            "ItalicAngle" => metrics.italic_angle,
            "Ascent" => metrics.ascent,
            "Descent" => metrics.descent,
            "CapHeight" => metrics.cap_height,
            "StemV" => if bold { 140 } else { 80 },
            "FontFile2" => program,
        })
    }

    /// Characters of codes that follow each other, with the first of the codes; a run keeps to one high byte, as the format
    /// wants it.
    fn runs(&self) -> Vec<(u16, Vec<char>)> {
        let mut runs: Vec<(u16, Vec<char>)> = Vec::new();
        for (cid, c) in &self.unicode {
            let follows = |(first, run): &&mut (u16, Vec<char>)| {
                usize::from(*first) + run.len() == usize::from(*cid) && first >> 8 == cid >> 8
            };
            match runs.last_mut().filter(follows) {
                Some((_, run)) => run.push(*c),
                None => runs.push((*cid, vec![*c])),
            }
        }
        runs
    }

    /// The map by which text is copied out.
    fn to_unicode(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo \
             <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n\
             /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let runs = self.runs();
        // The format allows a hundred runs in a block.
        for block in runs.chunks(100) {
            // Writing to a string cannot fail.
            let _ = writeln!(map, "{} beginbfrange", block.len());
            for (first, characters) in block {
                let last = usize::from(*first) + characters.len() - 1;
                let _ = write!(map, "<{first:04X}> <{last:04X}> [");
                for c in characters {
                    let units =
                        c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect::<String>();
                    let _ = write!(map, "<{units}>");
                }
                map.push_str("]\n");
            }
            map.push_str("endbfrange\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

fn system_info() -> Dictionary {
    dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    }
}
