//! Workbooks from raw parts: what no writer of workbooks would write.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Parts of a package, by name.
#[derive(Clone)]
pub struct Parts(Vec<(String, Vec<u8>)>);

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

impl Parts {
    /// A sound workbook of one sheet `S` with these rows and cells, and the shared strings `một` and `hai`.
    pub fn sheet(cells: &str) -> Parts {
        Parts(Vec::new())
            .with("[Content_Types].xml", "<Types/>")
            .with("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")]))
            .with("xl/workbook.xml", workbook("<sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/>"))
            .with("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "worksheets/sheet1.xml")]))
            .with("xl/sharedStrings.xml", strings("<si><t>một</t></si><si><t>hai</t></si>"))
            .with("xl/worksheets/sheet1.xml", worksheet(cells))
    }

    /// No part at all.
    pub fn none() -> Parts {
        Parts(Vec::new())
    }

    /// Puts or replaces a part.
    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Parts {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), content.into()));
        self
    }

    /// Leaves a part out.
    pub fn without(mut self, name: &str) -> Parts {
        self.0.retain(|(known, _)| known != name);
        self
    }

    /// The package.
    pub fn zip(&self) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            out.write_all(content).unwrap();
        }
        out.finish().unwrap().into_inner()
    }
}

/// A relations part; ids are `r1`, `r2` and on.
pub fn relations(targets: &[(&str, &str)]) -> String {
    let rows = (1..).zip(targets).map(|(n, (kind, target))| {
        format!("<Relationship Id=\"r{n}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    });
    format!("<Relationships>{}</Relationships>", rows.collect::<String>())
}

/// The main part.
pub fn workbook(sheets: &str) -> String {
    format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets></workbook>")
}

/// A sheet.
pub fn worksheet(cells: &str) -> String {
    format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{MAIN}\"><sheetData>{cells}</sheetData></worksheet>")
}

/// A string table.
pub fn strings(items: &str) -> String {
    format!("<sst xmlns=\"{MAIN}\">{items}</sst>")
}

/// A styles part of these fonts, number formats and cell formats.
pub fn styles(formats: &str, fonts: &str, cells: &str) -> String {
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>\
         <cellXfs>{cells}</cellXfs></styleSheet>"
    )
}

/// Replaces bytes of the same length everywhere: for what a writer of packages refuses to write.
pub fn patched(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty(), "nothing to patch");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// A compound file of one directory sector that names these streams.
pub fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0; 512 * 4];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[26] = 3;
    bytes[30] = 9;
    for (entry, name) in std::iter::once(&"Root Entry").chain(streams).enumerate() {
        for (at, unit) in name.encode_utf16().enumerate() {
            let at = 512 + entry * 128 + at * 2;
            bytes[at..at + 2].copy_from_slice(&unit.to_le_bytes());
        }
    }
    bytes
}

/// A record of `.xlsb`: its number, its length, its data.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if kind < 0x80 {
        out.push(kind as u8);
    } else {
        out.extend([(kind & 0xFF) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut length = data.len();
    while length > 0x7F {
        out.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend(data);
    out
}
