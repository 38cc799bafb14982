//! How parts are packed: deflated, dated 1980-01-01, the same bytes whenever it is done.

use anyhow::Context;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The best of deflate: documents go round by mail.
const LEVEL: i64 = 9;

/// Options of every part.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// A package of these parts, in this order.
pub(crate) fn pack<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> anyhow::Result<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        out.start_file(path, options()).with_context(|| format!("packing {path}"))?;
        out.write_all(bytes)?;
    }
    Ok(out.finish()?.into_inner())
}

/// A package with some parts written again, in the order they come; the others are copied packed as they are, those at the
/// places `without` left out. `rewrite` gives
/// what writes a part of a place and a name from what it held.
pub(crate) fn copy<W, E>(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    without: &BTreeSet<usize>,
    mut rewrite: impl FnMut(usize, &str) -> Option<W>,
) -> Result<ZipWriter<Cursor<Vec<u8>>>, E>
where
    W: FnOnce(&mut dyn Read, &mut dyn Write) -> Result<(), E>,
    E: From<ZipError>,
{
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for place in (0..archive.len()).filter(|place| !without.contains(place)) {
        let part = archive.by_index_raw(place)?;
        let name = part.name()?.into_owned();
        match rewrite(place, &name) {
            None => out.raw_copy_file(part)?,
            Some(write) => {
                drop(part);
                out.start_file(name, options())?;
                write(&mut archive.by_index(place)?, &mut out)?;
            }
        }
    }
    Ok(out)
}
