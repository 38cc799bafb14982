//! Takes out of a cut-down font what no PDF reader needs to draw it: hinting programs, which are half of its bytes,
//! and the names of glyphs.
//!
//! In: a TrueType file from the subsetter. Out: a smaller one with the same outlines, widths and glyph numbers. Must
//! not: change an outline. A font of another make comes back as it was.

/// Tables of the hinting machine.
const HINTING: [[u8; 4]; 3] = [*b"fpgm", *b"prep", *b"cvt "];

/// Makes a font smaller.
pub(super) fn slim(font: Vec<u8>) -> Vec<u8> {
    rebuild(&font).unwrap_or(font)
}

fn rebuild(font: &[u8]) -> Option<Vec<u8>> {
    let mut tables: Vec<([u8; 4], Vec<u8>)> = directory(font)?;
    let long = table(&tables, b"head")?.get(51).copied()? == 1;
    let (glyphs, places) = unhint(table(&tables, b"glyf")?, table(&tables, b"loca")?, long)?;
    tables.retain(|(tag, _)| !HINTING.contains(tag));
    for (tag, bytes) in &mut tables {
        match &*tag {
            b"glyf" => bytes.clone_from(&glyphs),
            b"loca" => bytes.clone_from(&places),
            b"head" => bytes.get_mut(50..52)?.copy_from_slice(&[0, 1]),
            // Version 3 has no names of glyphs.
            b"post" => {
                bytes.truncate(32);
                bytes.get_mut(..4)?.copy_from_slice(&[0, 3, 0, 0]);
            }
            _ => {}
        }
    }
    Some(write(&tables))
}

fn directory(font: &[u8]) -> Option<Vec<([u8; 4], Vec<u8>)>> {
    let count = usize::from(u16_at(font, 4)?);
    let entry = |n: usize| {
        let at = 12 + 16 * n;
        let (start, length) = (u32_at(font, at + 8)?, u32_at(font, at + 12)?);
        let tag = font.get(at..at + 4)?.try_into().ok()?;
        Some((tag, font.get(start..start.checked_add(length)?)?.to_vec()))
    };
    (0..count).map(entry).collect()
}

fn table<'a>(tables: &'a [([u8; 4], Vec<u8>)], tag: &[u8; 4]) -> Option<&'a [u8]> {
    tables.iter().find(|(name, _)| name == tag).map(|(_, bytes)| bytes.as_slice())
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

/// Writes tables in the order they have, each on a multiple of four.
fn write(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len().max(1);
    let power = count.ilog2();
    let range = 16 * (1 << power);
    let numbers = [count, range, power as usize, 16 * count - range];
    let mut font = vec![0, 1, 0, 0];
    font.extend(numbers.into_iter().flat_map(|number| (number as u16).to_be_bytes()));
    let mut data = Vec::new();
    for (tag, bytes) in tables {
        let start = 12 + 16 * tables.len() + data.len();
        font.extend(tag);
        font.extend(checksum(bytes).to_be_bytes());
        font.extend((start as u32).to_be_bytes());
        font.extend((bytes.len() as u32).to_be_bytes());
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    font.extend(data);
    font
}

/// Sum of a table's words, the last one filled up with zeros.
fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}
