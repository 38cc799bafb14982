//! What a file is, by its bytes first and its name only where they do not say.

use crate::model::file_name::is_left_by_system;
use memchr::memmem;
use std::io::Cursor;
use zip::ZipArchive;

/// What a file is, as far as receiving needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Excel or OpenDocument.
    Workbook,
    /// Called a workbook, with bytes of none.
    Damaged,
    /// Nothing in it.
    Empty,
    /// A zip of files.
    Zip,
    /// RAR or 7z, which are not unpacked.
    Packed,
    /// `winmail.dat` of Outlook (TNEF).
    Tnef,
    /// A message saved by Outlook (`.msg`).
    OutlookMessage,
    /// A letter as it was sent (RFC 5322).
    Letter,
    /// Many letters in one file (mbox).
    Mailbox,
    /// PDF, Word, text.
    Document,
    /// A picture, which may be a photograph of the report or a logo.
    Picture,
    /// What could run: never stored.
    Program,
    /// What systems and mail programs add by themselves.
    Clutter,
    /// Anything else.
    Other,
}

/// Endings of files that run or open a browser on a double click.
const PROGRAMS: [&str; 19] = [
    "exe", "com", "scr", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "htm", "html", "svg", "lnk", "url",
    "iso", "msi", "jar",
];

const WORKBOOKS: [&str; 6] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "xlt"];
const DOCUMENTS: [&str; 6] = ["pdf", "doc", "docx", "rtf", "odt", "txt"];
const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "heic", "webp"];
const CLUTTER: [&str; 5] = ["vcf", "ics", "p7s", "asc", "sig"];

/// The first bytes of a compound file (OLE), which old Excel, old Word and Outlook share.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Fields that letters begin with.
const FIELDS: [&[u8]; 9] = [
    b"received:",
    b"return-path:",
    b"from:",
    b"delivered-to:",
    b"date:",
    b"message-id:",
    b"mime-version:",
    b"x-",
    b"subject:",
];

impl Kind {
    /// What a file of a name is.
    pub fn of(name: &str, bytes: &[u8]) -> Kind {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let ending = last.rsplit_once('.').map(|(_, ending)| ending.trim().to_lowercase()).unwrap_or_default();
        let named = |endings: &[&str]| endings.contains(&&*ending);
        if is_clutter(name, last) || named(&CLUTTER) {
            return Kind::Clutter;
        }
        if bytes.is_empty() {
            return Kind::Empty;
        }
        if named(&PROGRAMS) || bytes.starts_with(b"MZ") {
            return Kind::Program;
        }
        by_bytes(bytes).unwrap_or_else(|| match () {
            () if named(&WORKBOOKS) => Kind::Damaged,
            () if named(&DOCUMENTS) => Kind::Document,
            () if named(&PICTURES) => Kind::Picture,
            () if ending != "txt" && is_letter(bytes) => Kind::Letter,
            () => Kind::Other,
        })
    }
}

fn is_clutter(name: &str, last: &str) -> bool {
    let last = last.to_lowercase();
    is_left_by_system(&last)
        || last.starts_with("~$")
        || last.starts_with("._")
        || name.split(['/', '\\']).any(|part| part == "__MACOSX")
}

fn by_bytes(bytes: &[u8]) -> Option<Kind> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let kind = match () {
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => return zip(bytes),
        () if begins(COMPOUND) => return compound(bytes),
        () if begins(b"Rar!\x1a\x07") || begins(b"7z\xbc\xaf\x27\x1c") => Kind::Packed,
        () if begins(b"\x78\x9f\x3e\x22") => Kind::Tnef,
        () if begins(b"%PDF-") || begins(b"{\\rtf") => Kind::Document,
        () if begins(b"\x89PNG") || begins(b"\xff\xd8\xff") || begins(b"GIF8") || begins(b"BM") => Kind::Picture,
        () if begins(b"From ") && is_letter(after_line(bytes)) => Kind::Mailbox,
        () => return None,
    };
    Some(kind)
}

/// A package by the names of its parts. A broken one is what its ending says.
fn zip(bytes: &[u8]) -> Option<Kind> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.replace('\\', "/")).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let kind = match () {
        () if has("[Content_Types].xml") && has("xl/") => Kind::Workbook,
        () if has("[Content_Types].xml") => Kind::Document,
        () if has("mimetype") && has("content.xml") => {
            let text = memmem::find(bytes, b"opendocument.text").is_some();
            if text { Kind::Document } else { Kind::Workbook }
        }
        () => Kind::Zip,
    };
    Some(kind)
}

/// A compound file by its streams, of which the directory holds the names as UTF-16.
fn compound(bytes: &[u8]) -> Option<Kind> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    match () {
        () if has("__properties_version1.0") => Some(Kind::OutlookMessage),
        // A workbook under a password is told as one when it is read.
        () if ["Workbook", "WORKBOOK", "Book", "BOOK", "EncryptedPackage"].into_iter().any(has) => Some(Kind::Workbook),
        () if has("WordDocument") => Some(Kind::Document),
        () => None,
    }
}

fn is_letter(bytes: &[u8]) -> bool {
    let start = bytes.get(..20.min(bytes.len())).unwrap_or_default().to_ascii_lowercase();
    FIELDS.iter().any(|field| start.starts_with(field)) && memmem::find(bytes, b":").is_some()
}

fn after_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
    bytes.get(end..).unwrap_or_default()
}
