//! The parts of a package, to read: each is unpacked when it is asked for.

use super::Unusable;
use crate::model::limits::Limits;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The parts of a package. Their names are equal whatever their case (ECMA-376, part 2).
pub(crate) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Places by names in small letters.
    index: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Parts<'b> {
    pub(crate) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Parts<'b>, Unusable> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > limits.parts {
            return Err(Unusable::TooManyParts);
        }
        let mut index = BTreeMap::new();
        for (place, name) in archive.file_names().enumerate() {
            let name = name.map_err(|_| Unusable::Broken)?.to_ascii_lowercase();
            if index.insert(name, place).is_some() {
                return Err(Unusable::TwoPartsOfOneName);
            }
        }
        Ok(Parts { archive, index, left: limits.content() })
    }

    /// Names of all parts in small letters, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// The place of a part among all.
    pub(crate) fn place(&self, path: &str) -> Option<usize> {
        self.index.get(&path.to_ascii_lowercase()).copied()
    }

    /// Forgets a part and gives its place.
    pub(super) fn remove(&mut self, path: &str) -> Option<usize> {
        self.index.remove(&path.to_ascii_lowercase())
    }

    /// The text of a part; nothing where there is no such part.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, Unusable> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| Unusable::NotUtf8)?;
        Ok(Some(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned)))
    }

    /// What a part holds; nothing where there is no such part.
    pub(crate) fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Unusable> {
        let Some(place) = self.place(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        self.archive.by_index(place)?.take(self.left + 1).read_to_end(&mut bytes)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Unusable::TooLarge)?;
        Ok(Some(bytes))
    }

    /// The text of a part that has to be there.
    pub(crate) fn required(&mut self, path: &str) -> Result<String, Unusable> {
        self.text(path)?.ok_or(Unusable::PartMissing)
    }

    /// The archive they lie in.
    pub(super) fn archive(&mut self) -> &mut ZipArchive<Cursor<&'b [u8]>> {
        &mut self.archive
    }
}
