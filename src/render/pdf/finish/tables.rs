//! The few numbers a PDF must repeat from a TrueType file.

use super::super::sfnt::{Sfnt, u16_at};
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
        metrics(font).context("a bundled font is not a whole TrueType file")
    }

    /// Advance width of a glyph.
    pub(super) fn advance(&self, glyph: u16) -> i64 {
        self.advances.get(usize::from(glyph)).or(self.advances.last()).copied().unwrap_or(0)
    }
}

fn metrics(font: &[u8]) -> Option<Metrics> {
    let sfnt = Sfnt::read(font)?;
    let (head, hhea, os2, post) =
        (sfnt.table(b"head")?, sfnt.table(b"hhea")?, sfnt.table(b"OS/2")?, sfnt.table(b"post")?);
    let em = u16_at(head, 18)?.max(1);
    let scaled = |table: &[u8], at: usize| Some(thousandths(signed(table, at)?, em));
    let hmtx = sfnt.table(b"hmtx")?;
    let count = usize::from(u16_at(hhea, 34)?);
    let advance = |n: usize| Some(thousandths(i64::from(u16_at(hmtx, 4 * n)?), em));
    Some(Metrics {
        ascent: scaled(hhea, 4)?,
        descent: scaled(hhea, 6)?,
        cap_height: scaled(os2, 88)?,
        italic_angle: signed(post, 4)?,
        bounds: [scaled(head, 36)?, scaled(head, 38)?, scaled(head, 40)?, scaled(head, 42)?],
        advances: (0..count).map(advance).collect::<Option<_>>()?,
    })
}

fn signed(table: &[u8], at: usize) -> Option<i64> {
    u16_at(table, at).map(|bits| i64::from(bits as i16))
}

fn thousandths(units: i64, em: u16) -> i64 {
    (units as f64 * 1000.0 / f64::from(em)).round() as i64
}
