//! A package that is changed: parts are read when they are asked for; those that stay are copied packed as they came.

use super::parts::Parts;
use super::{Unusable, zip_parts};
use crate::model::limits::Limits;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};

/// A package being changed.
pub(crate) struct Package<'b> {
    parts: Parts<'b>,
    /// Changed parts by place.
    changed: BTreeMap<usize, Vec<u8>>,
    /// New parts, in order.
    added: Vec<(String, Vec<u8>)>,
    /// Parts that were taken out, by place.
    removed: BTreeSet<usize>,
}

impl<'b> Package<'b> {
    pub(crate) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Package<'b>, Unusable> {
        let parts = Parts::open(bytes, limits)?;
        if parts.names().any(|name| name.starts_with("_xmlsignatures/")) {
            return Err(Unusable::Signed);
        }
        Ok(Package { parts, changed: BTreeMap::new(), added: Vec::new(), removed: BTreeSet::new() })
    }

    /// Names of the parts that came with it, in small letters, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.names()
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.parts.place(path).is_some() || self.added.iter().any(|(added, _)| added == path)
    }

    /// The text of a part as it is now; nothing where there is no such part.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, Unusable> {
        let added = self.added.iter().find(|(added, _)| added == path).map(|(_, bytes)| bytes);
        let changed = || self.parts.place(path).and_then(|place| self.changed.get(&place));
        match added.or_else(changed) {
            Some(bytes) => String::from_utf8(bytes.clone()).map(Some).map_err(|_| Unusable::NotUtf8),
            None => self.parts.text(path),
        }
    }

    /// The text of a part that has to be there.
    pub(crate) fn required(&mut self, path: &str) -> Result<String, Unusable> {
        self.text(path)?.ok_or(Unusable::PartMissing)
    }

    /// Puts a part in, or in place of the one that was there.
    pub(crate) fn put(&mut self, path: &str, text: String) {
        self.put_bytes(path, text.into_bytes());
    }

    /// The same of a part that is no text.
    pub(crate) fn put_bytes(&mut self, path: &str, text: Vec<u8>) {
        if let Some(place) = self.parts.place(path) {
            self.changed.insert(place, text);
        } else if let Some((_, added)) = self.added.iter_mut().find(|(added, _)| added == path) {
            *added = text;
        } else {
            self.added.push((path.to_owned(), text));
        }
    }

    /// Takes out a part that came with the package; nothing where there is none.
    pub(crate) fn remove(&mut self, path: &str) {
        self.removed.extend(self.parts.remove(path));
    }

    /// The first free name of the form `before` number `after`.
    pub(crate) fn free(&self, before: &str, after: &str) -> String {
        (1..).map(|n| format!("{before}{n}{after}")).find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The package: parts in the order they came, new ones behind them, packed the same way whenever it is done.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Unusable> {
        let mut out = zip_parts::copy(self.parts.archive(), &self.removed, |place, _| {
            let text = self.changed.remove(&place)?;
            Some(move |_: &mut dyn Read, out: &mut dyn Write| Ok::<_, Unusable>(out.write_all(&text)?))
        })?;
        for (name, text) in &self.added {
            out.start_file(name.as_str(), zip_parts::options())?;
            out.write_all(text)?;
        }
        Ok(out.finish()?.into_inner())
    }
}
