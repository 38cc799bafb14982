//! Parts into a file: contents, relationships, and a zip that is the same for the same parts.
//!
//! In: parts. Out: the bytes of a .docx. Must not: change a part.

use super::xml::{self, Element};
use anyhow::Context;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file in the package.
#[derive(Debug)]
pub(super) struct Part {
    path: String,
    kind: Kind,
    bytes: Vec<u8>,
}

/// What a part is; decides its type and who refers to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Core,
    App,
    Document,
    Styles,
    Settings,
    FontTable,
    Footnotes,
    Header,
    Footer,
    Chart,
    /// Relationships of one part: part of the package's machinery, known by their extension.
    Relationships,
    /// The workbook behind a chart, known by its extension.
    Workbook,
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Part {
    pub(super) fn new(path: impl Into<String>, kind: Kind, bytes: Vec<u8>) -> Part {
        Part { path: path.into(), kind, bytes }
    }
}

impl Kind {
    fn content_type(self) -> Option<&'static str> {
        Some(match self {
            Kind::Core => "application/vnd.openxmlformats-package.core-properties+xml",
            Kind::App => "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            Kind::Document => "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            Kind::Styles => "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
            Kind::Settings => "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
            Kind::FontTable => "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
            Kind::Footnotes => "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            Kind::Header => "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
            Kind::Footer => "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
            Kind::Chart => "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            Kind::Relationships | Kind::Workbook => return None,
        })
    }

    /// Relationship type, and the prefix of the identifiers by which `build` and `chart` name such parts.
    fn relationship(self) -> Option<(String, &'static str)> {
        let (word, id) = match self {
            Kind::Core => {
                let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
                return Some((core.to_owned(), "rIdCore"));
            }
            Kind::App => ("extended-properties", "rIdApp"),
            Kind::Document => ("officeDocument", "rIdDocument"),
            Kind::Styles => ("styles", "rIdStyles"),
            Kind::Settings => ("settings", "rIdSettings"),
            Kind::FontTable => ("fontTable", "rIdFontTable"),
            Kind::Footnotes => ("footnotes", "rIdFootnotes"),
            Kind::Header => ("header", "rIdHeader"),
            Kind::Footer => ("footer", "rIdFooter"),
            Kind::Chart => ("chart", "rIdChart"),
            Kind::Relationships | Kind::Workbook => return None,
        };
        Some((format!("{OFFICE}/{word}"), id))
    }

    fn belongs_to_package(self) -> bool {
        matches!(self, Kind::Core | Kind::App | Kind::Document)
    }
}

/// Packs the parts, contents first, every entry deflated and dated 1980-01-01.
pub(super) fn pack(parts: &[Part]) -> anyhow::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let machinery = [
        ("[Content_Types].xml", contents(parts)?),
        ("_rels/.rels", relationships(parts, "", Kind::belongs_to_package)?),
        ("word/_rels/document.xml.rels", relationships(parts, "word/", |kind| !kind.belongs_to_package())?),
    ];
    let machinery = machinery.iter().map(|(path, bytes)| (*path, bytes));
    for (path, bytes) in machinery.chain(parts.iter().map(|part| (part.path.as_str(), &part.bytes))) {
        zip.start_file(path, options).with_context(|| format!("packing {path}"))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn contents(parts: &[Part]) -> anyhow::Result<Vec<u8>> {
    let default = |extension: &str, content_type: &str| {
        Element::new("Default").with("Extension", extension).with("ContentType", content_type)
    };
    let own = parts.iter().filter_map(|part| Some((part, part.kind.content_type()?)));
    let root = Element::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .child(default("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .children(own.map(|(part, content_type)| {
            let path = format!("/{}", part.path);
            Element::new("Override").with("PartName", &path).with("ContentType", content_type)
        }));
    xml::write(&root)
}

/// Relationships to those parts, each kind counted from 1; targets are relative to a folder.
fn relationships(parts: &[Part], folder: &str, which: fn(Kind) -> bool) -> anyhow::Result<Vec<u8>> {
    let mut root = relationships_root();
    let mut last = None;
    let mut number = 0;
    for part in parts.iter().filter(|part| which(part.kind)) {
        let Some((kind, id)) = part.kind.relationship() else { continue };
        number = if last == Some(part.kind) { number + 1 } else { 1 };
        last = Some(part.kind);
        let target = part.path.strip_prefix(folder).unwrap_or(&part.path);
        root = root.child(relationship(&format!("{id}{number}"), &kind, target));
    }
    xml::write(&root)
}

/// The one relationship of a chart: its workbook.
pub(super) fn to_workbook(id: &str, target: &str) -> anyhow::Result<Vec<u8>> {
    xml::write(&relationships_root().child(relationship(id, &format!("{OFFICE}/package"), target)))
}

fn relationships_root() -> Element<'static> {
    Element::new("Relationships").with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
}

fn relationship(id: &str, kind: &str, target: &str) -> Element<'static> {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}
