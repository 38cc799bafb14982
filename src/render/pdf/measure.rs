//! How wide and how high text is in the four faces.

use crate::model::style::{Faces, RoleStyle};
use anyhow::Context as _;
use genpdf::fonts::{Font, FontCache, FontData, FontFamily};
use std::cell::RefCell;
use std::collections::HashMap;

/// Points per millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// One of the four faces, in the order genpdf embeds them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    #[default]
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    pub(super) const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    pub(super) fn of(bold: bool, italic: bool) -> Face {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }

    /// The face of a role's own text.
    pub(super) fn role(role: &RoleStyle) -> Face {
        Face::of(role.bold, role.italic)
    }

    pub(super) fn is_bold(self) -> bool {
        matches!(self, Face::Bold | Face::BoldItalic)
    }

    pub(super) fn is_italic(self) -> bool {
        matches!(self, Face::Italic | Face::BoldItalic)
    }

    /// What its font's name ends with.
    pub(super) fn suffix(self) -> &'static str {
        ["Regular", "Bold", "Italic", "BoldItalic"][self as usize]
    }

    /// Its one out of four.
    pub(super) fn pick<T>(self, family: &FontFamily<T>) -> &T
    where
        T: Clone + std::fmt::Debug,
    {
        match self {
            Face::Regular => &family.regular,
            Face::Bold => &family.bold,
            Face::Italic => &family.italic,
            Face::BoldItalic => &family.bold_italic,
        }
    }
}

/// The four faces as genpdf wants them.
pub(super) fn family(faces: &Faces) -> anyhow::Result<FontFamily<FontData>> {
    Ok(FontFamily {
        regular: loaded(faces.regular.to_vec())?,
        bold: loaded(faces.bold.to_vec())?,
        italic: loaded(faces.italic.to_vec())?,
        bold_italic: loaded(faces.bold_italic.to_vec())?,
    })
}

/// One face.
fn loaded(bytes: Vec<u8>) -> anyhow::Result<FontData> {
    FontData::new(bytes, None).context("a bundled font cannot be read")
}

/// Measures text. Words come again and again in a book, so the width of each is kept.
pub(super) struct Measure<'a> {
    cache: &'a FontCache,
    fonts: FontFamily<Font>,
    words: RefCell<[HashMap<Box<str>, f64>; 4]>,
    #[cfg(test)]
    asked: std::cell::Cell<usize>,
}

impl<'a> Measure<'a> {
    pub(super) fn new(cache: &'a FontCache) -> Measure<'a> {
        Measure {
            cache,
            fonts: cache.default_font_family(),
            words: RefCell::default(),
            #[cfg(test)]
            asked: std::cell::Cell::default(),
        }
    }

    /// Width of a text, kerning included.
    pub(super) fn width(&self, face: Face, size: u8, text: &str) -> f64 {
        #[cfg(test)]
        self.asked.update(|count| count + 1);
        let mut words = self.words.borrow_mut();
        let known = &mut words[face as usize];
        let em = known.get(text).copied().unwrap_or_else(|| {
            let width: f64 = self.font(face).str_width(self.cache, text, 1).into();
            known.insert(text.into(), width * MM);
            width * MM
        });
        em * f64::from(size)
    }

    /// How many widths were asked for.
    #[cfg(test)]
    pub(super) fn asked(&self) -> usize {
        self.asked.get()
    }

    /// Natural height of a line.
    pub(super) fn line(&self, size: u8) -> f64 {
        let height: f64 = self.fonts.regular.get_line_height(size).into();
        height * MM
    }

    /// How far below the top of a line of the given height its baseline lies: letters stand in the middle.
    pub(super) fn baseline(&self, size: u8, height: f64) -> f64 {
        let metrics = self.cache.get_rt_font(self.fonts.regular).v_metrics_unscaled();
        let whole = f64::from(metrics.ascent - metrics.descent);
        let glyph: f64 = self.fonts.regular.glyph_height(size).into();
        let em = glyph * MM / whole;
        (height + em * f64::from(metrics.ascent + metrics.descent)) / 2.0
    }

    /// Glyph of a character in a face; 0 where it has none.
    pub(super) fn glyph(&self, face: Face, c: char) -> u16 {
        self.font(face).glyph_ids(self.cache, [c]).first().copied().unwrap_or(0)
    }

    fn font(&self, face: Face) -> Font {
        *face.pick(&self.fonts)
    }
}
