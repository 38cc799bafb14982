//! The container of TrueType fonts: tables by tag.

use std::borrow::Cow;

/// Tables in the order of the file.
pub(super) struct Sfnt<'a> {
    pub(super) tables: Vec<([u8; 4], Cow<'a, [u8]>)>,
}

impl<'a> Sfnt<'a> {
    pub(super) fn read(font: &'a [u8]) -> Option<Sfnt<'a>> {
        let count = usize::from(u16_at(font, 4)?);
        let entry = |n: usize| {
            let at = 12 + 16 * n;
            let (start, length) = (u32_at(font, at + 8)?, u32_at(font, at + 12)?);
            let tag = font.get(at..at + 4)?.try_into().ok()?;
            Some((tag, Cow::Borrowed(font.get(start..start.checked_add(length)?)?)))
        };
        Some(Sfnt { tables: (0..count).map(entry).collect::<Option<_>>()? })
    }

    pub(super) fn table(&self, tag: &[u8; 4]) -> Option<&[u8]> {
        self.tables.iter().find(|(name, _)| name == tag).map(|(_, bytes)| bytes.as_ref())
    }

    /// Puts a table in place of the one of its name, or behind all.
    pub(super) fn set(&mut self, tag: &[u8; 4], bytes: Vec<u8>) {
        match self.tables.iter_mut().find(|(name, _)| name == tag) {
            Some((_, old)) => *old = Cow::Owned(bytes),
            None => self.tables.push((*tag, Cow::Owned(bytes))),
        }
    }

    /// Writes tables in the order they have, each on a multiple of four.
    pub(super) fn write(&self) -> Vec<u8> {
        let count = self.tables.len().max(1);
        let power = count.ilog2();
        let range = 16 * (1 << power);
        let numbers = [count, range, power as usize, 16 * count - range];
        let mut font = vec![0, 1, 0, 0];
        font.extend(numbers.into_iter().flat_map(|number| (number as u16).to_be_bytes()));
        let mut data = Vec::new();
        for (tag, bytes) in &self.tables {
            let start = 12 + 16 * self.tables.len() + data.len();
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

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}
