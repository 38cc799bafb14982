//! Compound files (MS-CFB): what one must satisfy before a reader is let near it, and the stream of the workbook in it.

use super::Reason;
use super::active_content::ActiveContent;
use super::biff12::{u16_at, u32_at, utf16};
use crate::msg;
use memchr::memmem;
use std::ops::Range;

/// Bytes of the header.
const HEADER: usize = 512;

/// Streams that hold a workbook: of Excel 97, of Excel 5. Some programs write them in capitals.
const WORKBOOK: [&str; 2] = ["Workbook", "Book"];

/// Checks the counts of the header against the size of the file, and which streams are named.
pub(super) fn check(bytes: &[u8]) -> Result<(), Reason> {
    let header = bytes.get(..HEADER).ok_or(msg!("reading-xls-cut"))?;
    let shift = u16::from_le_bytes([header[30], header[31]]);
    if !matches!(shift, 9 | 12) {
        return Err(msg!("reading-xls-header"));
    }
    // Sectors of allocation tables: each count stands at its place in the header.
    let sectors = (bytes.len() >> shift) as u32;
    for at in [44, 64, 72] {
        let count = u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        if count > sectors {
            return Err(msg!("reading-xls-size"));
        }
    }
    if is_named(bytes, "EncryptedPackage") {
        Err(msg!("reading-password"))
    } else if WORKBOOK.iter().any(|name| is_named(bytes, name) || is_named(bytes, &name.to_uppercase())) {
        Ok(())
    } else if is_named(bytes, "WordDocument") {
        Err(msg!("reading-is-word"))
    } else {
        Err(msg!("reading-no-workbook"))
    }
}

/// Whether a stream or storage of this name stands in the file: a directory entry is the name in UTF-16 closed by a zero.
fn is_named(bytes: &[u8], name: &str) -> bool {
    let entry: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    memmem::find(bytes, &entry).is_some()
}

/// Whether the name of a stream or storage begins so; an entry begins every 128 bytes of a sector.
fn is_begun(bytes: &[u8], name: &str) -> bool {
    let begin: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entries = bytes.chunks_exact(ENTRY);
    // The byte at 66 tells what an entry is: 1 a storage, 2 a stream.
    entries.filter(|entry| matches!(entry[66], 1 | 2)).any(|entry| entry.starts_with(&begin))
}

/// What of a workbook runs once somebody opens it: its VBA project, the objects in it (MS-XLS 2.1.7).
pub(super) fn active(bytes: &[u8]) -> Vec<ActiveContent> {
    let macros = is_named(bytes, "_VBA_PROJECT_CUR").then_some(ActiveContent::Macros);
    let objects = is_begun(bytes, "MBD").then_some(ActiveContent::Objects);
    macros.into_iter().chain(objects).collect()
}

/// Where the stream of the workbook lies in the file, piece by piece.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<Range<usize>>, Reason> {
    Compound::open(bytes).and_then(|compound| compound.workbook()).ok_or(msg!("reading-not-xls"))
}

/// The bytes of pieces of a file.
pub(super) fn joined(bytes: &[u8], pieces: &[Range<usize>]) -> Vec<u8> {
    pieces.iter().filter_map(|piece| bytes.get(piece.clone())).flatten().copied().collect()
}

/// Puts a stream back into its pieces.
pub(super) fn put_back(bytes: &mut [u8], pieces: &[Range<usize>], stream: &[u8]) {
    let mut rest = stream;
    for piece in pieces {
        if let (Some(old), Some((new, behind))) = (bytes.get_mut(piece.clone()), rest.split_at_checked(piece.len())) {
            old.copy_from_slice(new);
            rest = behind;
        }
    }
}

/// Sectors that end a chain, are free, or hold tables (MS-CFB 2.1).
const RESERVED: u32 = 0xFFFF_FFFA;
/// Bytes of a sector of the small streams.
const SMALL: usize = 64;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// The tables of a compound file.
struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector after each.
    next: Vec<u32>,
}

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Option<Compound<'b>> {
        let mut compound = Compound { bytes, sector: 1 << u16_at(bytes, 30)?.min(16), next: Vec::new() };
        let mut tables: Vec<u32> = (76..HEADER).step_by(4).filter_map(|at| u32_at(bytes, at)).collect();
        let (mut more, sectors) = (u32_at(bytes, 68)?, bytes.len() / compound.sector);
        for _ in 0..sectors {
            if more >= RESERVED {
                break;
            }
            let mut numbers = compound.numbers(more)?;
            more = numbers.pop()?;
            tables.extend(numbers);
        }
        for table in tables.into_iter().filter(|table| *table < RESERVED).take(sectors) {
            let numbers = compound.numbers(table)?;
            compound.next.extend(numbers);
        }
        Some(compound)
    }

    /// Where a sector lies; the header takes the place of one.
    fn place(&self, sector: u32) -> Option<Range<usize>> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector may be cut where the stream ends in it.
        (start < self.bytes.len()).then(|| start..(start + self.sector).min(self.bytes.len()))
    }

    fn numbers(&self, sector: u32) -> Option<Vec<u32>> {
        let sector = self.bytes.get(self.place(sector)?)?;
        Some(sector.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect())
    }

    /// The sectors of a chain; one that loops ends where it would have all there are.
    fn chain(next: &[u32], first: u32) -> Vec<u32> {
        let after = |sector: &u32| next.get(*sector as usize).copied().filter(|next| *next < RESERVED);
        std::iter::successors((first < RESERVED).then_some(first), after).take(next.len()).collect()
    }

    fn pieces(&self, first: u32) -> Option<Vec<Range<usize>>> {
        Compound::chain(&self.next, first).into_iter().map(|sector| self.place(sector)).collect()
    }

    fn workbook(&self) -> Option<Vec<Range<usize>>> {
        let directory = joined(self.bytes, &self.pieces(u32_at(self.bytes, 48)?)?);
        let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        let is = |entry: &&&[u8], name: &str| text(entry).eq_ignore_ascii_case(name) && entry.get(66) == Some(&2);
        let entry = WORKBOOK.iter().find_map(|name| entries.iter().find(|entry| is(entry, name)))?;
        let (first, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        if size >= u32_at(self.bytes, 56)? as usize {
            return Some(cut(self.pieces(first)?, size));
        }
        let root = entries.first()?;
        let store = self.pieces(u32_at(root, 116)?)?;
        let table: Vec<u32> = Compound::chain(&self.next, u32_at(self.bytes, 60)?)
            .into_iter()
            .filter_map(|sector| self.numbers(sector))
            .flatten()
            .collect();
        let small = |sector: u32| {
            let at = (sector as usize).checked_mul(SMALL)?;
            let piece = store.get(at / self.sector)?;
            let start = piece.start + at % self.sector;
            (start + SMALL <= piece.end).then_some(start..start + SMALL)
        };
        Some(cut(Compound::chain(&table, first).into_iter().map(small).collect::<Option<_>>()?, size))
    }
}

/// The name of an entry: so many bytes of UTF-16, a zero at their end.
fn text(entry: &[u8]) -> String {
    let length = usize::from(u16_at(entry, 64).unwrap_or_default()).clamp(2, 64) - 2;
    utf16(entry.get(..length).unwrap_or_default())
}

/// As much of pieces as a stream is long.
fn cut(pieces: Vec<Range<usize>>, size: usize) -> Vec<Range<usize>> {
    let mut left = size;
    let cut = pieces.into_iter().map(|piece| {
        let length = piece.len().min(left);
        left -= length;
        piece.start..piece.start + length
    });
    cut.filter(|piece| !piece.is_empty()).collect()
}
