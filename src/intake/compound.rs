//! What a compound file must satisfy before a reader is let near it.
//!
//! In: bytes that begin like a compound file. Out: yes, it holds an `.xls` workbook, or the reason in Vietnamese.
//! Must not: follow a chain of sectors; a looping chain is the reader's risk and the worker's to survive.

use super::Reason;
use crate::msg;
use memchr::memmem;

/// Bytes of the header.
const HEADER: usize = 512;

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
    if named(bytes, "EncryptedPackage") {
        Err(msg!("reading-password"))
    } else if named(bytes, "Workbook") || named(bytes, "Book") {
        Ok(())
    } else if named(bytes, "WordDocument") {
        Err(msg!("reading-is-word"))
    } else {
        Err(msg!("reading-no-workbook"))
    }
}

/// Whether a stream of this name stands in the file: a directory entry is the name in UTF-16 closed by a zero.
fn named(bytes: &[u8], name: &str) -> bool {
    let entry: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    memmem::find(bytes, &entry).is_some()
}
