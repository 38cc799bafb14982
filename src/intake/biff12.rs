//! Records of `.xlsb` (MS-XLSB 2.1.4): a number, a length, data.

use crate::model::workbook::Area;

/// The records of a part; they end where the part is cut.
pub(super) struct Records<'p> {
    part: &'p [u8],
    at: usize,
}

impl<'p> Records<'p> {
    pub(super) fn of(part: &'p [u8]) -> Records<'p> {
        Records { part, at: 0 }
    }

    /// What no whole record could be made of.
    pub(super) fn rest(&self) -> &'p [u8] {
        self.part.get(self.at..).unwrap_or_default()
    }

    fn record(&self) -> Option<(u16, &'p [u8], usize)> {
        let mut at = self.at;
        let mut byte = || {
            let byte = *self.part.get(at)?;
            at += 1;
            Some(byte)
        };
        let first = byte()?;
        let kind = match first & 0x80 {
            0 => u16::from(first),
            _ => u16::from(first & 0x7F) | u16::from(byte()? & 0x7F) << 7,
        };
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let next = byte()?;
            length |= usize::from(next & 0x7F) << shift;
            if next & 0x80 == 0 {
                break;
            }
        }
        let data = self.part.get(at..at.checked_add(length)?)?;
        Some((kind, data, at + length))
    }
}

impl<'p> Iterator for Records<'p> {
    type Item = (u16, &'p [u8]);

    fn next(&mut self) -> Option<(u16, &'p [u8])> {
        let (kind, data, end) = self.record()?;
        self.at = end;
        Some((kind, data))
    }
}

/// Writes a record.
pub(super) fn write(out: &mut Vec<u8>, kind: u16, data: &[&[u8]]) {
    match kind {
        0..0x80 => out.push(kind as u8),
        _ => out.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]),
    }
    let mut length: usize = data.iter().map(|piece| piece.len()).sum();
    while length > 0x7F {
        out.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    data.iter().for_each(|piece| out.extend_from_slice(piece));
}

/// Two bytes of a record as a number.
pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// Four bytes of a record as a number.
pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// A text led by its length (XLWideString), and where it ends; no text for the length of none.
pub(super) fn text_at(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = u32_at(data, at)?;
    if length == u32::MAX {
        return Some((String::new(), at + 4));
    }
    let end = at + 4 + (length as usize).checked_mul(2)?;
    Some((utf16(data.get(at + 4..end)?), end))
}

/// A text in UTF-16; half a character is replaced.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Four numbers: first and last row, first and last column.
pub(super) fn area_at(data: &[u8], at: usize) -> Option<Area> {
    let number = |place| u32_at(data, at + place);
    Some(Area { top: number(0)?, bottom: number(4)?, left: number(8)?, right: number(12)? })
}
