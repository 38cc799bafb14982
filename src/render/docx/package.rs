//! The parts of a Word file, their types and who refers to them.

use crate::ooxml::relationships::OFFICE as OFFICE_DIALECTS;
use crate::ooxml::{content_types, relationships, zip_parts};

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
    /// What the document was generated as, known by its extension.
    Base,
    /// Which part of the kind of the one before it is.
    BaseProperties,
    /// Relationships of one part: part of the package's machinery, known by their extension.
    Relationships,
    /// The workbook behind a chart, known by its extension.
    Workbook,
}

/// Base of the types of relationships, in the transitional dialect.
const OFFICE: &str = OFFICE_DIALECTS[0];

/// The main part.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// Types of parts by their extension.
const EXTENSIONS: [(&str, &str); 3] = [
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

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
            Kind::BaseProperties => "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            Kind::Base | Kind::Relationships | Kind::Workbook => return None,
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
            Kind::Base => ("customXml", "rIdBase"),
            Kind::BaseProperties | Kind::Relationships | Kind::Workbook => return None,
        };
        Some((format!("{OFFICE}/{word}"), id))
    }

    fn belongs_to_package(self) -> bool {
        matches!(self, Kind::Core | Kind::App | Kind::Document)
    }
}

/// Packs the parts, content types first.
pub(super) fn pack(parts: &[Part]) -> anyhow::Result<Vec<u8>> {
    let own = parts.iter().filter_map(|part| Some((part.path.as_str(), part.kind.content_type()?)));
    let document_relationships = relationships::beside(DOCUMENT);
    let listed = [
        (content_types::PART, content_types::write(&EXTENSIONS, own)?),
        ("_rels/.rels", relationships(parts, "", Kind::belongs_to_package)?),
        (document_relationships.as_str(), relationships(parts, DOCUMENT, |kind| !kind.belongs_to_package())?),
    ];
    let listed = listed.iter().map(|(path, bytes)| (*path, bytes.as_slice()));
    zip_parts::pack(listed.chain(parts.iter().map(|part| (part.path.as_str(), part.bytes.as_slice()))))
}

/// Relationships of one part to those parts, each kind counted from 1.
fn relationships(parts: &[Part], from: &str, which: fn(Kind) -> bool) -> anyhow::Result<Vec<u8>> {
    let (mut last, mut number) = (None, 0);
    relationships::write(parts.iter().filter(|part| which(part.kind)).filter_map(|part| {
        let (kind, id) = part.kind.relationship()?;
        number = if last == Some(part.kind) { number + 1 } else { 1 };
        last = Some(part.kind);
        Some((format!("{id}{number}"), kind, relationships::relative(from, &part.path)))
    }))
}

/// The one relationship of the base: its properties.
pub(super) fn to_properties(target: &str) -> anyhow::Result<Vec<u8>> {
    relationships::write([("rIdProperties".to_owned(), format!("{OFFICE}/customXmlProps"), target.to_owned())])
}

/// The one relationship of a chart: its workbook.
pub(super) fn to_workbook(id: &str, target: &str) -> anyhow::Result<Vec<u8>> {
    relationships::write([(id.to_owned(), format!("{OFFICE}/package"), target.to_owned())])
}
