//! How parts are packed: deflated, dated 1980-01-01, the same bytes whenever and on whatever system it is done.

use anyhow::Context;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// The best of deflate: documents go round by mail.
const LEVEL: i64 = 9;

/// What entries say they were packed on, wherever they were; by itself the library names the system it runs on.
const SYSTEM: System = System::Unix;

/// Options of every part.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(SYSTEM)
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

/// A package that another library packed, with the system that ours name: the only byte of an entry in which it differs from
/// system to system.
pub(crate) fn on_one_system(mut package: Vec<u8>) -> Result<Vec<u8>, ZipError> {
    /// Upper byte of "version made by" in an entry of the central directory (APPNOTE.TXT, 4.3.12 and 4.4.2).
    const MADE_ON: usize = 5;
    let mut archive = ZipArchive::new(Cursor::new(package.as_slice()))?;
    let headers = (0..archive.len()).map(|place| Ok(archive.by_index_raw(place)?.central_header_start() as usize));
    for header in headers.collect::<Result<Vec<_>, ZipError>>()? {
        package.get_mut(header + MADE_ON).into_iter().for_each(|byte| *byte = SYSTEM as u8);
    }
    Ok(package)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed_on(system: System) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for part in ["xl/workbook.xml", "xl/sheet.xml"] {
            out.start_file(part, options().system(system)).unwrap();
            out.write_all(part.as_bytes()).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    #[test]
    fn packages_are_the_same_on_every_system() {
        let (unix, dos) = (packed_on(System::Unix), packed_on(System::Dos));
        assert_ne!(dos, unix);
        assert_eq!(on_one_system(dos).unwrap(), unix);
        assert_eq!(on_one_system(unix.clone()).unwrap(), unix);
    }

    #[test]
    fn own_packages_name_one_system() {
        let package = pack([("one.xml", b"<a/>".as_slice())]).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(package.as_slice())).unwrap();
        let part = archive.by_index_raw(0).unwrap();
        assert_eq!(zip::HasZipMetadata::get_metadata(&part).system, SYSTEM);
    }
}
