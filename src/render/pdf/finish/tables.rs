//! The few numbers a PDF must repeat from a TrueType file.
//!
//! In: the bytes of a face. Out: [`Metrics`] in thousandths of the em. Must not: read past the end of a table.

use anyhow::Context as _;

/// Measures of a face.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Metrics {
    pub(super) ascent: i64,
    pub(super) descent: i64,
    pub(super) cap_height: i64,
    pub(super) italic_angle: i64,
    pub(super) bounds: [i64; 4],
    /// By glyph; the last holds for all that follow.
    advances: Vec<i64>,
}

impl Metrics {
    /// Reads a face.
    pub(super) fn read(font: &[u8]) -> anyhow::Result<Metrics> {
        Tables { font }.metrics().context("a bundled font is not a whole TrueType file")
    }

    /// Advance width of a glyph.
    pub(super) fn advance(&self, glyph: u16) -> i64 {
        self.advances.get(usize::from(glyph)).or(self.advances.last()).copied().unwrap_or(0)
    }
}

struct Tables<'a> {
    font: &'a [u8],
}

impl Tables<'_> {
    fn metrics(&self) -> Option<Metrics> {
        let (head, hhea, os2, post) = (self.at(b"head")?, self.at(b"hhea")?, self.at(b"OS/2")?, self.at(b"post")?);
        let em = i64::from(self.unsigned(head + 18)?).max(1);
        let scaled = |at: usize| Some(thousandths(i64::from(self.signed(at)?), em));
        let hmtx = self.at(b"hmtx")?;
        let count = usize::from(self.unsigned(hhea + 34)?);
        let advance = |n: usize| Some(thousandths(i64::from(self.unsigned(hmtx + 4 * n)?), em));
        Some(Metrics {
            ascent: scaled(hhea + 4)?,
            descent: scaled(hhea + 6)?,
            cap_height: scaled(os2 + 88)?,
            italic_angle: i64::from(self.signed(post + 4)?),
            bounds: [scaled(head + 36)?, scaled(head + 38)?, scaled(head + 40)?, scaled(head + 42)?],
            advances: (0..count).map(advance).collect::<Option<_>>()?,
        })
    }

    /// Where a table starts.
    fn at(&self, tag: &[u8; 4]) -> Option<usize> {
        let count = usize::from(self.unsigned(4)?);
        let entry = (0..count).map(|n| 12 + 16 * n).find(|at| self.font.get(*at..at + 4) == Some(tag.as_slice()))?;
        let offset = self.font.get(entry + 8..entry + 12)?;
        usize::try_from(u32::from_be_bytes(offset.try_into().ok()?)).ok()
    }

    fn unsigned(&self, at: usize) -> Option<u16> {
        Some(u16::from_be_bytes(self.font.get(at..at + 2)?.try_into().ok()?))
    }

    fn signed(&self, at: usize) -> Option<i16> {
        Some(i16::from_be_bytes(self.font.get(at..at + 2)?.try_into().ok()?))
    }
}

fn thousandths(units: i64, em: i64) -> i64 {
    (units as f64 * 1000.0 / em as f64).round() as i64
}
