//! What a package must satisfy before a reader is let near it, and the plain package that the reader gets: only the parts
//! cells are read from, uncompressed, each once and each looked through.
//!
//! calamine reserves memory for what a workbook declares, loads its string table whole, and takes the first of two
//! parts with one name; so a package reaches it only in this plain form. Macros, pictures, links to other files and
//! everything else that holds no cell never reach it at all. No size or count that the file declares is believed.

use super::active_content::ActiveContent;
use super::cell_styles::{CellStyles, RichTexts};
use super::package_parts::{self, SheetPart};
use super::sheet_info::SheetInfo;
use super::{Reason, ods_content, xlsb_parts, xml_scan};
use crate::model::limits::Limits;
use crate::model::workbook::Comment;
use crate::msg;
use crate::ooxml::relationships::{Relation, beside};
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Part of the content that the string table may be.
const STRINGS_SHARE: u64 = 3;
/// Content below which the ratio is not asked: small files of one repeated row compress very well.
const RATIO_FROM: u64 = 8 << 20;
/// Most parts of any kind: pictures and the like are passed over, but each takes room in the list of parts.
const MOST_PARTS: usize = 10_000;
/// Bytes that the parts of most workbooks fit in.
const ROOM: usize = 1 << 17;
/// Folders of parts that hold no cell.
const WITHOUT_CELLS: [&str; 17] = [
    "activex",
    "charts",
    "comments",
    "ctrlprops",
    "customxml",
    "docprops",
    "drawings",
    "embeddings",
    "externallinks",
    "macrosheets",
    "media",
    "pivotcache",
    "pivottables",
    "printersettings",
    "theme",
    "threadedcomments",
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
    /// What of it runs or reaches out.
    pub(super) active: Vec<ActiveContent>,
    /// What calamine does not tell of sheets, by name; of `.ods` [`Package::plain`] has it.
    pub(super) sheets: HashMap<String, SheetInfo>,
    /// Styles of cells, where calamine does not tell them.
    pub(super) styles: CellStyles,
    /// Of `.ods`.
    pub(super) plain: Option<ods_content::Plain>,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Looks through a package.
pub(super) fn pass(bytes: &[u8], limits: &Limits) -> Result<Package, Reason> {
    let declared = entries(bytes).ok_or(msg!("reading-damaged-or-cut"))?;
    if declared > MOST_PARTS {
        return Err(msg!("reading-many-parts", count = declared.to_string()));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| msg!("reading-damaged-or-cut"))?;
    if archive.len() != declared {
        return Err(msg!("reading-part-twice"));
    }
    // Some programs write names as Windows does.
    let names = archive.file_names().map(|name| name.unwrap_or_default().replace('\\', "/")).collect::<Vec<String>>();
    if let Some(name) = names.iter().find(|name| leads_out(name)) {
        return Err(msg!("reading-part-outside", part = start(name)));
    }
    let with_cells = names.iter().filter(|name| holds_cells(name)).count();
    if with_cells > limits.parts {
        return Err(msg!("reading-many-parts", count = with_cells.to_string()));
    }
    let format = format(&names)?;
    let active = ActiveContent::of_parts(names.iter().map(String::as_str));
    let parts = Parts { archive, names, limits, packed: bytes.len() as u64, content: 0 };
    Ok(Package { active, ..Plain::new(format).read(parts)? })
}

/// The parts of a package, counted against the limits.
struct Parts<'a> {
    archive: Archive<'a>,
    names: Vec<String>,
    limits: &'a Limits,
    packed: u64,
    content: u64,
}

impl Parts<'_> {
    /// A part, decompressed.
    fn get(&mut self, index: usize, part: &mut Vec<u8>) -> Result<(), Reason> {
        let name = self.names.get(index).map(String::as_str).unwrap_or_default();
        decompress(&mut self.archive, index, name, self.limits.content() - self.content, self.limits, part)?;
        self.content += part.len() as u64;
        if self.content > RATIO_FROM && self.content / self.packed.max(1) > self.limits.ratio {
            return Err(msg!("reading-ratio", ratio = self.limits.ratio.to_string()));
        }
        Ok(())
    }

    /// A part by its name, checked as text.
    fn text(&mut self, name: &str) -> Result<Option<String>, Reason> {
        let Some(index) = self.names.iter().position(|known| known == name) else { return Ok(None) };
        let mut part = Vec::new();
        self.get(index, &mut part)?;
        xml_scan::part(&part)?;
        Ok(String::from_utf8(part).ok())
    }
}

/// The package that calamine gets, part by part.
struct Plain {
    format: Format,
    out: ZipWriter<Cursor<Vec<u8>>>,
    formulas: bool,
    /// Of the workbook to its sheets.
    relations: Vec<Relation>,
    sheets: Vec<SheetPart>,
    styles: CellStyles,
    texts: RichTexts,
    content: Option<ods_content::Plain>,
    /// By the part.
    infos: HashMap<String, SheetInfo>,
    comments: HashMap<String, Vec<Comment>>,
    /// Of sheets to their comments.
    related: HashMap<String, Vec<u8>>,
}

impl Plain {
    fn new(format: Format) -> Plain {
        Plain {
            format,
            out: ZipWriter::new(Cursor::new(Vec::with_capacity(ROOM))),
            formulas: false,
            relations: Vec::new(),
            sheets: Vec::new(),
            styles: CellStyles::default(),
            texts: RichTexts::new(),
            content: None,
            infos: HashMap::new(),
            comments: HashMap::new(),
            related: HashMap::new(),
        }
    }

    fn read(mut self, mut parts: Parts<'_>) -> Result<Package, Reason> {
        let book = parts.names.iter().find(|name| is_book(name)).cloned();
        if let Some(book) = &book
            && let Some(text) = parts.text(&beside(book))?
        {
            self.relations = package_parts::relations(book, text.as_bytes());
        }
        let styles = if self.format == Format::Ods { parts.text("styles.xml").unwrap_or_default() } else { None };
        let mut part = Vec::new();
        for index in 0..parts.names.len() {
            let name = parts.names[index].clone();
            if is_comments(&name) {
                // A comment that cannot be read is no reason to refuse the cells.
                if parts.get(index, &mut part).is_ok() {
                    self.comments.insert(name, comments(self.format, &part));
                }
            } else if holds_cells(&name) {
                parts.get(index, &mut part)?;
                self.put(&name, std::mem::take(&mut part), (styles.as_deref(), parts.limits))?;
            }
        }
        self.finish()
    }

    /// Looks a part through and passes it on.
    fn put(&mut self, name: &str, part: Vec<u8>, (styles, limits): (Option<&str>, &Limits)) -> Result<(), Reason> {
        let part = match (ends_with(name, ".bin"), self.format) {
            (true, Format::Xlsb) => self.binary(name, part),
            // What add-ins and printers keep; no sheet of this format is binary.
            (true, _) if memchr::memchr(0, &part).is_some() => return Ok(()),
            _ => {
                let seen = xml_scan::part(&part)?;
                self.formulas |= seen.formulas;
                let marked = seen.marks != Default::default();
                if marked {
                    self.infos.insert(name.to_owned(), SheetInfo { marks: seen.marks, cells: Vec::new() });
                }
                self.text(name, part, (styles, limits))?
            }
        };
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let written = self.out.start_file(name, plain).and_then(|()| Ok(self.out.write_all(&part)?));
        written.map_err(|_| msg!("reading-part-damaged", part = start(name)))
    }

    /// A part of `.xlsb` as calamine can read it.
    fn binary(&mut self, name: &str, part: Vec<u8>) -> Vec<u8> {
        if is_book(name) {
            let (sheets, part) = xlsb_parts::sheets(&part, &self.relations);
            self.sheets = sheets;
            return part;
        }
        if is_named(name, "styles.bin") {
            self.styles = xlsb_parts::styles(&part);
        } else if is_named(name, "sharedStrings.bin") {
            self.texts = xlsb_parts::rich_texts(&part);
        } else if self.relations.iter().any(|relation| relation.part == name && relation.word == "worksheet") {
            let (info, part) = xlsb_parts::sheet(&part);
            self.infos.insert(name.to_owned(), info);
            return part;
        }
        part
    }

    /// A part of text as calamine can read it.
    fn text(
        &mut self,
        name: &str,
        part: Vec<u8>,
        (styles, limits): (Option<&str>, &Limits),
    ) -> Result<Vec<u8>, Reason> {
        if ends_with(name, ".rels") {
            self.related.insert(name.to_owned(), part.clone());
        }
        match self.format {
            Format::Ods if name == "content.xml" => {
                let text = std::str::from_utf8(&part).map_err(|_| msg!("reading-not-ods"))?;
                let mut plain = ods_content::plain(text, styles, limits)?;
                let content = std::mem::take(&mut plain.content);
                self.content = Some(plain);
                Ok(content)
            }
            Format::Xlsx if is_book(name) => match std::str::from_utf8(&part) {
                Ok(text) => {
                    let (sheets, text) = package_parts::sheets(text, &self.relations)?;
                    self.sheets = sheets;
                    Ok(text.into_bytes())
                }
                Err(_) => Ok(part),
            },
            Format::Xlsx if is_named(name, "styles.xml") => Ok(part),
            Format::Xlsx => Ok(package_parts::strokes_as_text(package_parts::errors_as_text(part))),
            _ => Ok(part),
        }
    }

    fn finish(mut self) -> Result<Package, Reason> {
        let bytes = self.out.finish().map_err(|_| msg!("reading-damaged"))?.into_inner();
        let mut sheets = HashMap::new();
        for SheetPart { name, part } in self.sheets {
            let mut info = self.infos.remove(&part).unwrap_or_default();
            let related = self.related.get(&beside(&part)).map(|text| package_parts::relations(&part, text));
            for relation in related.iter().flatten().filter(|relation| relation.word == "comments") {
                info.marks.comments.extend(self.comments.remove(&relation.part).unwrap_or_default());
            }
            sheets.insert(name, info);
        }
        let styles = self.styles.with_texts(self.texts);
        let (format, formulas, plain) = (self.format, self.formulas, self.content);
        Ok(Package { bytes, format, formulas, active: Vec::new(), sheets, styles, plain })
    }
}

/// The comments of a comments part; none where it is damaged.
fn comments(format: Format, part: &[u8]) -> Vec<Comment> {
    match format {
        Format::Xlsb => xlsb_parts::comments(part),
        Format::Xlsx if xml_scan::part(part).is_ok() => {
            std::str::from_utf8(part).map(package_parts::comments).unwrap_or_default()
        }
        _ => Vec::new(),
    }
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

/// The main part of an Excel workbook.
fn is_book(name: &str) -> bool {
    is_named(name, "workbook.xml") || is_named(name, "workbook.bin")
}

/// `xl/comments1.xml`, `xl/comments/comment1.xml`, `xl/comments1.bin`.
fn is_comments(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    last.starts_with("comment") && (last.ends_with(".xml") || last.ends_with(".bin"))
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
