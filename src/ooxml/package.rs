//! A package that is changed: parts are read when they are asked for; those that stay are copied packed as they came.

use super::{Unusable, zip_parts};
use crate::model::limits::Limits;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter};

/// A package being changed. Names of parts are equal whatever their case (ECMA-376, part 2).
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Places by names in small letters.
    index: BTreeMap<String, usize>,
    /// Changed parts by place.
    changed: BTreeMap<usize, String>,
    /// New parts, in order.
    added: Vec<(String, String)>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    pub(crate) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Package<'b>, Unusable> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > limits.parts {
            return Err(Unusable::TooManyParts);
        }
        let mut index = BTreeMap::new();
        for (place, name) in archive.file_names().enumerate() {
            let name = name.map_err(|_| Unusable::Broken)?.to_ascii_lowercase();
            if name.starts_with("_xmlsignatures/") {
                return Err(Unusable::Signed);
            }
            if index.insert(name, place).is_some() {
                return Err(Unusable::TwoPartsOfOneName);
            }
        }
        Ok(Package { archive, index, changed: BTreeMap::new(), added: Vec::new(), left: limits.content() })
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.index.contains_key(&path.to_ascii_lowercase()) || self.added.iter().any(|(added, _)| added == path)
    }

    /// The text of a part as it is now; nothing where there is no such part.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, Unusable> {
        if let Some((_, text)) = self.added.iter().find(|(added, _)| added == path) {
            return Ok(Some(text.clone()));
        }
        let Some(place) = self.index.get(&path.to_ascii_lowercase()).copied() else { return Ok(None) };
        if let Some(text) = self.changed.get(&place) {
            return Ok(Some(text.clone()));
        }
        let mut bytes = Vec::new();
        self.archive.by_index(place)?.take(self.left + 1).read_to_end(&mut bytes)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Unusable::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| Unusable::NotUtf8)?;
        Ok(Some(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned)))
    }

    /// The text of a part that has to be there.
    pub(crate) fn required(&mut self, path: &str) -> Result<String, Unusable> {
        self.text(path)?.ok_or(Unusable::PartMissing)
    }

    /// Puts a part in, or in place of the one that was there.
    pub(crate) fn put(&mut self, path: &str, text: String) {
        if let Some(place) = self.index.get(&path.to_ascii_lowercase()) {
            self.changed.insert(*place, text);
        } else if let Some((_, added)) = self.added.iter_mut().find(|(added, _)| added == path) {
            *added = text;
        } else {
            self.added.push((path.to_owned(), text));
        }
    }

    /// The first free name of the form `before` number `after`.
    pub(crate) fn free(&self, before: &str, after: &str) -> String {
        let taken: BTreeSet<&str> = self.index.keys().map(String::as_str).collect();
        let added = |name: &str| self.added.iter().any(|(added, _)| added == name);
        let names = (1..).map(|n| format!("{before}{n}{after}"));
        let mut free = names.filter(|name| !taken.contains(&*name.to_ascii_lowercase()) && !added(name));
        free.next().unwrap_or_default()
    }

    /// The package: parts in the order they came, new ones behind them, packed the same way whenever it is done.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Unusable> {
        let options = zip_parts::options();
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..self.archive.len() {
            let part = self.archive.by_index_raw(place)?;
            match self.changed.get(&place) {
                None => out.raw_copy_file(part)?,
                Some(text) => {
                    let name = part.name().map_err(|_| Unusable::Broken)?.into_owned();
                    drop(part);
                    out.start_file(name, options)?;
                    out.write_all(text.as_bytes())?;
                }
            }
        }
        for (name, text) in &self.added {
            out.start_file(name.as_str(), options)?;
            out.write_all(text.as_bytes())?;
        }
        Ok(out.finish()?.into_inner())
    }
}
