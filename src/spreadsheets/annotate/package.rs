//! The package of a workbook: parts read as they are asked for, changed parts kept beside, the rest passed on packed as
//! it came.
//!
//! In: bytes of a `.xlsx` or `.xlsm`. Out: the text of parts; a package with the changed and the new ones. Must not:
//! unpack a part nobody asks for, or more than the limit.

use super::Refused;
use crate::model::limits::Limits;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A package being changed. Names of parts are equal whatever their case (ECMA-376, part 2).
pub(super) struct Package<'b> {
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
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Package<'b>, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > limits.parts {
            return Err(Refused("tệp có quá nhiều thành phần"));
        }
        let mut index = BTreeMap::new();
        for (place, name) in archive.file_names().enumerate() {
            let name = name.map_err(|_| Refused::broken())?.to_ascii_lowercase();
            if name.starts_with("_xmlsignatures/") {
                return Err(Refused("tệp có chữ ký số, thêm ghi chú sẽ làm chữ ký mất hiệu lực"));
            }
            if index.insert(name, place).is_some() {
                return Err(Refused("tệp có hai thành phần cùng tên"));
            }
        }
        Ok(Package { archive, index, changed: BTreeMap::new(), added: Vec::new(), left: limits.content() })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, path: &str) -> bool {
        self.index.contains_key(&path.to_ascii_lowercase()) || self.added.iter().any(|(added, _)| added == path)
    }

    /// The text of a part as it is now; nothing where there is no such part.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Refused> {
        if let Some((_, text)) = self.added.iter().find(|(added, _)| added == path) {
            return Ok(Some(text.clone()));
        }
        let Some(place) = self.index.get(&path.to_ascii_lowercase()).copied() else { return Ok(None) };
        if let Some(text) = self.changed.get(&place) {
            return Ok(Some(text.clone()));
        }
        let mut bytes = Vec::new();
        self.archive.by_index(place)?.take(self.left + 1).read_to_end(&mut bytes)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Refused("nội dung sau giải nén quá lớn"))?;
        let text = String::from_utf8(bytes).map_err(|_| Refused("thành phần XML của tệp không phải là UTF-8"))?;
        Ok(Some(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned)))
    }

    /// The text of a part that has to be there.
    pub(super) fn required(&mut self, path: &str) -> Result<String, Refused> {
        self.text(path)?.ok_or(Refused("tệp thiếu thành phần bắt buộc"))
    }

    /// Puts a part in, or in place of the one that was there.
    pub(super) fn put(&mut self, path: &str, text: String) {
        if let Some(place) = self.index.get(&path.to_ascii_lowercase()) {
            self.changed.insert(*place, text);
        } else if let Some((_, added)) = self.added.iter_mut().find(|(added, _)| added == path) {
            *added = text;
        } else {
            self.added.push((path.to_owned(), text));
        }
    }

    /// The first free name of the form `before` number `after`.
    pub(super) fn free(&self, before: &str, after: &str) -> String {
        let taken: BTreeSet<&str> = self.index.keys().map(String::as_str).collect();
        let added = |name: &str| self.added.iter().any(|(added, _)| added == name);
        let names = (1..).map(|n| format!("{before}{n}{after}"));
        let mut free = names.filter(|name| !taken.contains(&*name.to_ascii_lowercase()) && !added(name));
        free.next().unwrap_or_default()
    }

    /// The package: parts in the order they came, new ones behind them, packed the same way whenever it is done.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Refused> {
        let options = packed();
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..self.archive.len() {
            let part = self.archive.by_index_raw(place)?;
            match self.changed.get(&place) {
                None => out.raw_copy_file(part)?,
                Some(text) => {
                    let name = part.name().map_err(|_| Refused::broken())?.into_owned();
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

/// How a part is packed, the same whenever it is done.
pub(in crate::spreadsheets) fn packed() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}
