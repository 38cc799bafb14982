//! What a package must satisfy before a reader is let near it.
//!
//! In: bytes that begin like a zip. Out: a package made anew of only the parts cells are read from, uncompressed, each
//! once and each looked through; or the reason in Vietnamese. Must not: decompress more than the limit, or believe a
//! size or count the file declares.
//!
//! calamine reserves memory for what a workbook declares, loads its string table whole, and takes the first of two
//! parts with one name; so a package reaches it only in this plain form. Macros, pictures, links to other files and
//! everything else that holds no cell never reach it at all.

use super::Reason;
use super::xml_scan;
use crate::model::limits::Limits;
use crate::msg;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Part of the content that the string table may be.
const STRINGS_SHARE: u64 = 3;
/// Content below which the ratio is not asked: small files of one repeated row compress very well.
const RATIO_FROM: u64 = 8 << 20;
/// Bytes that the parts of most workbooks fit in.
const ROOM: usize = 1 << 17;
/// Folders of parts that hold no cell.
const WITHOUT_CELLS: [&str; 15] = [
    "activex",
    "charts",
    "comments",
    "ctrlprops",
    "customxml",
    "docprops",
    "drawings",
    "embeddings",
    "externallinks",
    "media",
    "pivotcache",
    "pivottables",
    "printersettings",
    "theme",
    "thumbnails",
];

/// Formats that come as a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xlsb,
    Ods,
}

/// A package that was looked through.
pub(super) struct Package {
    pub(super) bytes: Vec<u8>,
    pub(super) format: Format,
    /// A sheet has formulas.
    pub(super) formulas: bool,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Looks through a package.
pub(super) fn pass(bytes: &[u8], limits: &Limits) -> Result<Package, Reason> {
    let declared = entries(bytes).ok_or(msg!("reading-damaged-or-cut"))?;
    if declared > limits.parts {
        return Err(msg!("reading-many-parts", count = declared.to_string()));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| msg!("reading-damaged-or-cut"))?;
    if archive.len() != declared {
        return Err(msg!("reading-part-twice"));
    }
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap_or_default().into_owned()).collect();
    if let Some(name) = names.iter().find(|name| leads_out(name)) {
        return Err(msg!("reading-part-outside", part = start(name)));
    }
    let format = format(&names)?;
    repack(&mut archive, &names, format, bytes.len() as u64, limits)
}

fn repack(
    archive: &mut Archive<'_>,
    names: &[String],
    format: Format,
    packed: u64,
    limits: &Limits,
) -> Result<Package, Reason> {
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(ROOM)));
    let (mut part, mut content, mut formulas) = (Vec::new(), 0, false);
    for (index, name) in names.iter().enumerate().filter(|(_, name)| holds_cells(name)) {
        decompress(archive, index, name, limits.content() - content, limits, &mut part)?;
        content += part.len() as u64;
        if content > RATIO_FROM && content / packed.max(1) > limits.ratio {
            return Err(msg!("reading-ratio", ratio = limits.ratio.to_string()));
        }
        match (ends_with(name, ".bin"), format) {
            (true, Format::Xlsb) => {}
            // What add-ins and printers keep; no sheet of this format is binary.
            (true, _) if memchr::memchr(0, &part).is_some() => continue,
            _ => formulas |= xml_scan::part(&part)?.formulas,
        }
        let written = out.start_file(name.as_str(), plain).and_then(|()| Ok(out.write_all(&part)?));
        written.map_err(|_| msg!("reading-part-damaged", part = start(name)))?;
    }
    let bytes = out.finish().map_err(|_| msg!("reading-damaged"))?.into_inner();
    Ok(Package { bytes, format, formulas })
}

/// One part, decompressed into `part` as far as `left` allows.
fn decompress(
    archive: &mut Archive<'_>,
    index: usize,
    name: &str,
    left: u64,
    limits: &Limits,
    part: &mut Vec<u8>,
) -> Result<(), Reason> {
    let reader = archive.by_index(index).map_err(|_| msg!("reading-part-damaged-or-password"))?;
    if reader.size() > left {
        return Err(too_much(limits));
    }
    part.clear();
    part.reserve(reader.size() as usize);
    reader.take(left + 1).read_to_end(part).map_err(|_| msg!("reading-part-damaged", part = start(name)))?;
    if part.len() as u64 > left {
        return Err(too_much(limits));
    }
    if is_named(name, "sharedStrings.xml") && part.len() as u64 > limits.content() / STRINGS_SHARE {
        return Err(msg!("reading-strings-large"));
    }
    Ok(())
}

fn too_much(limits: &Limits) -> Reason {
    msg!("reading-content-large", mb = limits.content_mb.to_string())
}

/// How many parts the end of the archive declares, read before any list of them is made.
fn entries(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(22 + usize::from(u16::MAX))..];
    let at = memchr::memmem::rfind(tail, b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// Nothing is ever written under a part's name; a name that tries is reason enough to refuse.
fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.contains(':') || name.split(['/', '\\']).any(|step| step == "..")
}

/// As much of a part's name as a message has room for.
fn start(name: &str) -> String {
    name.chars().take(60).collect()
}

fn is_named(path: &str, name: &str) -> bool {
    let before = path.len().checked_sub(name.len());
    before.is_some_and(|at| ends_with(path, name) && (at == 0 || path.as_bytes()[at - 1] == b'/'))
}

fn ends_with(path: &str, end: &str) -> bool {
    let at = path.len().checked_sub(end.len());
    at.is_some_and(|at| path.as_bytes()[at..].eq_ignore_ascii_case(end.as_bytes()))
}

fn holds_cells(name: &str) -> bool {
    let known =
        [".xml", ".rels", ".bin"].iter().any(|end| ends_with(name, end)) || name.eq_ignore_ascii_case("mimetype");
    let macros = ends_with(name, "vbaproject.bin") || ends_with(name, "vbadata.xml");
    let without = |step: &[u8]| WITHOUT_CELLS.iter().any(|folder| step.eq_ignore_ascii_case(folder.as_bytes()));
    known && !macros && !name.as_bytes().split(|b| *b == b'/').any(without)
}

/// Tells the format by the main part.
fn format(names: &[String]) -> Result<Format, Reason> {
    let has = |name: &str| names.iter().any(|part| is_named(part, name));
    if has("workbook.bin") {
        Ok(Format::Xlsb)
    } else if has("workbook.xml") || names.iter().any(|part| part.contains("/worksheets/")) {
        Ok(Format::Xlsx)
    } else if has("mimetype") && has("content.xml") {
        Ok(Format::Ods)
    } else if has("document.xml") {
        Err(msg!("reading-is-word"))
    } else if has("presentation.xml") {
        Err(msg!("reading-is-powerpoint"))
    } else if has("[Content_Types].xml") {
        Err(msg!("reading-no-workbook-part"))
    } else {
        Err(msg!("reading-archive-no-workbook"))
    }
}
