//! Zips that came in a letter: one level after the other, within limits. Names without a mark of their encoding are UTF-8
//! where they can be, else those of old Vietnamese Windows.

use super::decode;
use super::kind::Kind;
use super::parcel::Item;
use crate::msg;
use std::io::{Cursor, Read};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;
use zip::result::ZipError;

/// What may still be unpacked of a parcel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// Archives within archives.
    pub(super) depth: usize,
    /// Entries.
    pub(super) entries: usize,
    /// Bytes.
    pub(super) bytes: u64,
}

impl Default for Budget {
    /// Of what provincial offices send the largest has a tenth of it.
    fn default() -> Budget {
        Budget { depth: 3, entries: 500, bytes: 200 << 20 }
    }
}

/// An item, or what lies in it where it is a zip. What cannot be unpacked stays as it is, and says why.
pub(super) fn unpacked(item: Item, budget: &mut Budget) -> Vec<Item> {
    if item.kind != Kind::Zip {
        return vec![item];
    }
    let Some(depth) = budget.depth.checked_sub(1) else {
        return vec![item.troubled(msg!("receive-archive-too-large"))];
    };
    let read = match entries(&item, budget) {
        Ok(read) => read,
        Err(Trouble::Locked) => return vec![item.troubled(msg!("receive-archive-locked"))],
        Err(Trouble::TooLarge) => return vec![item.troubled(msg!("receive-archive-too-large"))],
        Err(Trouble::Broken) => return vec![item.troubled(msg!("receive-archive-broken"))],
    };
    budget.depth = depth;
    let items = read.into_iter().flat_map(|item| unpacked(item, budget)).collect();
    budget.depth = depth + 1;
    items
}

enum Trouble {
    Locked,
    TooLarge,
    Broken,
}

impl From<ZipError> for Trouble {
    fn from(error: ZipError) -> Trouble {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Trouble::Locked,
            _ => Trouble::Broken,
        }
    }
}

fn entries(item: &Item, budget: &mut Budget) -> Result<Vec<Item>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(&*item.bytes))?;
    budget.entries = budget.entries.checked_sub(archive.len()).ok_or(Trouble::TooLarge)?;
    let mut items = Vec::new();
    for place in 0..archive.len() {
        let entry = archive.by_index(place)?;
        if entry.is_dir() {
            continue;
        }
        let name: String = decode::bytes(entry.name_raw(), None).nfc().collect();
        let mut bytes = Vec::new();
        let limit = budget.bytes + 1;
        entry.take(limit).read_to_end(&mut bytes).map_err(|_| Trouble::Broken)?;
        budget.bytes = budget.bytes.checked_sub(bytes.len() as u64).ok_or(Trouble::TooLarge)?;
        items.push(Item::new(&name, bytes));
    }
    Ok(items)
}
