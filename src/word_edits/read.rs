//! Reads a document: limits first, then its parts.

use super::document::{EditedDocument, EditedPart};
use super::part;
use super::styles::Styles;
use crate::messages::fail;
use crate::model::limits::Limits;
use crate::model::word_base::PartKind;
use crate::ooxml::parts::Parts;
use crate::ooxml::{Unusable, chart_text, chart_workbook, core_properties, relationships, word_base};
use memchr::memmem;

/// Largest document in bytes: pictures included, a hundred times the largest that is generated.
pub const LARGEST: u64 = 64 << 20;

/// Largest text of all parts that are read, in megabytes: a dozen times the largest that is generated.
const CONTENT_MB: u64 = 24;

/// Largest text of a document in bytes, some hundred times that of the largest that is generated: each number in it is a word to
/// be judged, and takes a hundred times its bytes of memory.
const TEXT: usize = 4 << 20;

/// More parts than Word makes of a long document with many pictures.
const PARTS: usize = 4096;

/// The entry of a part in the directory of a package.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The main part; Word, LibreOffice and python-docx leave it where it was.
const BODY: &str = "word/document.xml";

/// Reads a document.
///
/// # Errors
/// It is no Word document, or a damaged one, or larger than [`LARGEST`] and the limits of its parts allow.
pub fn read(bytes: &[u8]) -> anyhow::Result<EditedDocument> {
    document(bytes).map_err(|why| fail(why.message()))
}

fn document(bytes: &[u8]) -> Result<EditedDocument, Unusable> {
    // The directory takes memory before its entries can be counted.
    if bytes.len() as u64 > LARGEST || memmem::find_iter(bytes, ENTRY).nth(PARTS).is_some() {
        return Err(Unusable::TooLarge);
    }
    let limits = Limits { content_mb: CONTENT_MB, parts: PARTS, ..Limits::default() };
    let mut parts = Parts::open(bytes, &limits)?;
    let styles = parts.text("word/styles.xml")?.map_or_else(|| Ok(Styles::default()), |text| Styles::read(&text))?;
    let mut document = EditedDocument { base: word_base::find(&mut parts)?, ..EditedDocument::default() };
    document.title = core_properties::title(&mut parts)?.unwrap_or_default();
    let names: Vec<String> = parts.names().map(str::to_owned).collect();
    let texts = names.iter().filter_map(|name| Some((kind_of(name)?, name)));
    let mut texts: Vec<(PartKind, &String)> = texts.collect();
    texts.sort();
    if texts.first().is_none_or(|(kind, _)| *kind != PartKind::Body) {
        return Err(Unusable::PartMissing);
    }
    let mut text = 0;
    for (kind, path) in texts {
        let content = part::read(&parts.required(path)?, &styles)?;
        text += content.text;
        if text > TEXT {
            return Err(Unusable::TooLarge);
        }
        document.foreign += content.foreign;
        document.parts.push(EditedPart { kind, path: path.clone(), blocks: content.blocks });
    }
    let mut charts: Vec<(usize, &String)> = names.iter().filter_map(|name| Some((chart_number(name)?, name))).collect();
    charts.sort();
    for (_, path) in charts {
        let chart = chart_text::read(&parts.required(path)?)?;
        document.charts.push((path.clone(), chart));
    }
    for (path, chart) in &mut document.charts {
        let Some(workbook) = workbook(&mut parts, path)? else { continue };
        let ranges: Vec<String> = chart.series.iter().map(|series| series.range.clone()).collect();
        match chart_workbook::columns(&workbook, &limits, &ranges) {
            Ok(stored) => chart.series.iter_mut().zip(stored).for_each(|(series, cells)| series.stored = cells),
            Err(_) => document.foreign += 1,
        }
    }
    Ok(document)
}

/// The workbook behind a chart; nothing where there is none.
fn workbook(parts: &mut Parts<'_>, chart: &str) -> Result<Option<Vec<u8>>, Unusable> {
    let rels = parts.text(&relationships::beside(chart))?.unwrap_or_default();
    let relations = relationships::read(chart, &rels)?;
    let workbook = relations.into_iter().find(|relation| relation.word == "package").map(|relation| relation.part);
    Ok(workbook.map(|part| parts.bytes(&part)).transpose()?.flatten())
}

fn kind_of(path: &str) -> Option<PartKind> {
    let name = path.strip_prefix("word/")?.strip_suffix(".xml")?;
    let is = |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    if path == BODY {
        Some(PartKind::Body)
    } else if is("footnotes") || is("endnotes") {
        Some(PartKind::Notes)
    } else if is("header") {
        Some(PartKind::Head)
    } else if is("footer") {
        Some(PartKind::Foot)
    } else {
        None
    }
}

fn chart_number(path: &str) -> Option<usize> {
    path.strip_prefix("word/charts/chart")?.strip_suffix(".xml")?.parse().ok()
}
