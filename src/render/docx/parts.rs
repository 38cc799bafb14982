//! Parts written whole: properties and settings.

use super::clean::clean;
use crate::model::document::Meta;
use crate::model::language::Language;
use crate::ooxml::word_base;
use crate::ooxml::xml_tree::{self, Element};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Title, subject, author, language and the time of the build.
pub(super) fn core(meta: &Meta, language: Language) -> anyhow::Result<Vec<u8>> {
    let time = meta.created.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let stamp = |name: &'static str| Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(&time);
    let words = |name: &'static str, text: &str| Element::new(name).text(&clean(text));
    let root = Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(words("dc:title", &meta.title))
        .child(words("dc:subject", &meta.subject))
        .child(words("dc:creator", &meta.author))
        .child(words("cp:lastModifiedBy", &meta.author))
        .child(words("dc:language", language.tag()))
        .child(stamp("dcterms:created"))
        .child(stamp("dcterms:modified"));
    xml_tree::write(&root)
}

/// What made the file, and for whom.
pub(super) fn app(meta: &Meta) -> anyhow::Result<Vec<u8>> {
    let root = Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(Element::new("Application").text("briefbook"))
        .child(Element::new("Company").text(&clean(&meta.author)));
    xml_tree::write(&root)
}

/// Which part of its kind the base is: one identifier for all, because a document has one base.
pub(super) fn base_properties() -> anyhow::Result<Vec<u8>> {
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let schema = Element::new("ds:schemaRef").with("ds:uri", word_base::SPACE);
    let root = Element::new("ds:datastoreItem")
        .with("ds:itemID", "{5B1E0C5A-0B2F-4E0B-9D0A-B71EFB00C001}")
        .with("xmlns:ds", space)
        .child(Element::new("ds:schemaRefs").child(schema));
    xml_tree::write(&root)
}

/// Names the two lines between text and notes, which are notes themselves.
fn separators() -> Element<'static> {
    let note = |id: &str| Element::new("w:footnote").with("w:id", id);
    Element::new("w:footnotePr").children([note("-1"), note("0")])
}

/// Settings of a Vietnamese document for Word 2013 and later. They replace docx-rs's, which turn East Asian layout on.
pub(super) fn settings(notes: bool, language: Language) -> anyhow::Result<Vec<u8>> {
    let value = |name: &'static str, value: &str| Element::new(name).with("w:val", value);
    let compat = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ];
    let compat = compat.map(|(name, value)| {
        let setting = Element::new("w:compatSetting").with("w:name", name);
        setting.with("w:uri", "http://schemas.microsoft.com/office/word").with("w:val", value)
    });
    let root = Element::new("w:settings")
        .with("xmlns:w", WORD)
        .child(Element::new("w:zoom").with("w:percent", "100"))
        .child(value("w:defaultTabStop", "720"))
        .child(value("w:characterSpacingControl", "doNotCompress"))
        .children(notes.then(separators))
        // A line that ends inside a justified paragraph is not stretched.
        .child(Element::new("w:compat").child(Element::new("w:doNotExpandShiftReturn")).children(compat))
        .child(value("w:themeFontLang", language.tag()))
        .child(value("w:decimalSymbol", ","))
        .child(value("w:listSeparator", ";"));
    xml_tree::write(&root)
}
