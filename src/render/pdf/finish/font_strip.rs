//! Takes out of a cut-down font what no PDF reader needs to draw it: hinting programs, which are half of its bytes,
//! and the names of glyphs.
//!
//! A font of another make comes back as it was.

use super::super::sfnt::{Sfnt, u16_at, u32_at};

/// Tables of the hinting machine.
const HINTING: [[u8; 4]; 3] = [*b"fpgm", *b"prep", *b"cvt "];

/// Makes a font smaller.
pub(super) fn strip_unused(font: Vec<u8>) -> Vec<u8> {
    rebuild(&font).unwrap_or(font)
}

fn rebuild(font: &[u8]) -> Option<Vec<u8>> {
    let mut sfnt = Sfnt::read(font)?;
    let mut head = sfnt.table(b"head")?.to_vec();
    let long = head.get(51).copied()? == 1;
    let (glyphs, places) = unhint(sfnt.table(b"glyf")?, sfnt.table(b"loca")?, long)?;
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
    let mut names = sfnt.table(b"post")?.get(..32)?.to_vec();
    // Version 3 has no names of glyphs.
    names.get_mut(..4)?.copy_from_slice(&[0, 3, 0, 0]);
    sfnt.tables.retain(|(tag, _)| !HINTING.contains(tag));
    sfnt.set(b"head", head);
    sfnt.set(b"glyf", glyphs);
    sfnt.set(b"loca", places);
    sfnt.set(b"post", names);
    Some(sfnt.write())
}

/// Outlines without their programs, and where each starts.
fn unhint(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let starts: Option<Vec<usize>> = if long {
        (0..loca.len() / 4).map(|n| u32_at(loca, 4 * n)).collect()
    } else {
        (0..loca.len() / 2).map(|n| Some(2 * usize::from(u16_at(loca, 2 * n)?))).collect()
    };
    let (mut glyphs, mut places) = (Vec::with_capacity(glyf.len()), Vec::with_capacity(2 * loca.len()));
    places.extend(0_u32.to_be_bytes());
    for pair in starts?.windows(2) {
        let &[start, end] = pair else { return None };
        outline(glyf.get(start..end)?, &mut glyphs)?;
        places.extend(u32::try_from(glyphs.len()).ok()?.to_be_bytes());
    }
    Some((glyphs, places))
}

/// Copies a glyph without its program.
fn outline(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = u16_at(glyph, 0)? as i16;
    if contours < 0 {
        return composite(glyph, out);
    }
    let program = 10 + 2 * usize::from(contours.unsigned_abs());
    let length = usize::from(u16_at(glyph, program)?);
    out.extend_from_slice(glyph.get(..program)?);
    out.extend([0, 0]);
    out.extend_from_slice(glyph.get(program + 2 + length..)?);
    Some(())
}

/// Copies the parts of a composite glyph; its program follows the last of them.
fn composite(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    const WORDS: u16 = 0x0001;
    const SCALE: u16 = 0x0008;
    const MORE: u16 = 0x0020;
    const TWO_SCALES: u16 = 0x0040;
    const MATRIX: u16 = 0x0080;
    const PROGRAM: u16 = 0x0100;
    out.extend_from_slice(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        let scale = match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        let next = at + 4 + if flags & WORDS != 0 { 4 } else { 2 } + scale;
        out.extend((flags & !PROGRAM).to_be_bytes());
        out.extend_from_slice(glyph.get(at + 2..next)?);
        at = next;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::Metrics;
    use super::*;

    #[test]
    fn outlines_and_widths_stay() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/fonts/LiberationSerif-Regular.ttf");
        let font = std::fs::read(path).unwrap();
        let slimmed = strip_unused(font.clone());
        assert!(slimmed.len() < font.len() * 2 / 3);
        assert_eq!(Metrics::read(&slimmed).unwrap(), Metrics::read(&font).unwrap());
        // Without programs there is nothing left to take.
        assert_eq!(strip_unused(slimmed.clone()).len(), slimmed.len());
    }

    #[test]
    fn what_is_not_a_font_comes_back() {
        assert_eq!(strip_unused(b"no font".to_vec()), b"no font");
    }
}
