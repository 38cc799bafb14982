//! What a Word document says, read back from its bytes, so that a build can verify its own output.

pub use crate::ooxml::chart_text::{ChartText, SeriesText};

use crate::messages::fail;
use crate::model::limits::Limits;
use crate::model::number::raised;
use crate::model::read_back::ReadBack;
use crate::model::word_base::WordBase;
use crate::ooxml::parts::Parts;
use crate::ooxml::xml_edits::{Kind, Piece, Tag, Tags};
use crate::ooxml::{Unusable, chart_text, core_properties, word_base};

/// The text of each paragraph of the body: those of table cells at their place, empty ones included. A line break in a
/// paragraph is `\n`, a tab (after the mark of a list) `\t`.
pub fn text(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    read(bytes, body)
}

/// What the notes say, one paragraph each; the lines above them are empty ones.
pub fn notes(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    read(bytes, footnotes)
}

/// What stands at the feet of its pages.
pub fn feet(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    read(bytes, |parts| {
        let feet: Vec<String> =
            parts.names().filter(|name| name.starts_with("word/footer")).map(str::to_owned).collect();
        feet.iter().map(|name| Ok(paragraphs(&parts.required(name)?)?.concat())).collect()
    })
}

/// What the file says, and next to it what its charts do.
pub fn back(bytes: &[u8]) -> anyhow::Result<ReadBack> {
    read(bytes, |parts| {
        let charts = all_charts(parts)?;
        let series = charts.iter().flat_map(|chart| &chart.series);
        let labels: Vec<&str> = series.flat_map(|series| series.labels.iter().flatten()).map(String::as_str).collect();
        let (text, notes) = (body(parts)?.concat(), footnotes(parts)?.concat());
        Ok(ReadBack { text, notes, charts: labels.join("\n") })
    })
}

/// What the charts show, in the order of their numbers.
pub fn charts(bytes: &[u8]) -> anyhow::Result<Vec<ChartText>> {
    read(bytes, all_charts)
}

/// What the document was generated as; nothing where the part is gone.
pub fn base(bytes: &[u8]) -> anyhow::Result<Option<WordBase>> {
    read(bytes, word_base::find)
}

/// The title among the document's properties.
pub fn title(bytes: &[u8]) -> anyhow::Result<String> {
    read(bytes, |parts| core_properties::title(parts)?.ok_or(Unusable::PartMissing))
}

/// Largest text of all parts that are read, in megabytes: a document that unpacks to more is none of ours.
const CONTENT_MB: u64 = 256;

fn read<T>(bytes: &[u8], what: impl FnOnce(&mut Parts<'_>) -> Result<T, Unusable>) -> anyhow::Result<T> {
    let limits = Limits { content_mb: CONTENT_MB, parts: usize::MAX, ..Limits::default() };
    let read = Parts::open(bytes, &limits).and_then(|mut parts| what(&mut parts));
    read.map_err(|why| fail(why.message()))
}

fn body(parts: &mut Parts<'_>) -> Result<Vec<String>, Unusable> {
    paragraphs(&parts.required("word/document.xml")?)
}

fn footnotes(parts: &mut Parts<'_>) -> Result<Vec<String>, Unusable> {
    parts.text("word/footnotes.xml")?.map_or_else(|| Ok(Vec::new()), |part| paragraphs(&part))
}

fn all_charts(parts: &mut Parts<'_>) -> Result<Vec<ChartText>, Unusable> {
    let count = parts.names().filter(|name| name.starts_with("word/charts/chart")).count();
    (1..=count).map(|n| chart_text::read(&parts.required(&format!("word/charts/chart{n}.xml"))?)).collect()
}

fn paragraphs(part: &str) -> Result<Vec<String>, Unusable> {
    let mut tags = Tags::by_prefix(part);
    let mut paragraphs: Vec<String> = Vec::new();
    let (mut in_run, mut in_text) = (false, false);
    while let Some(piece) = tags.piece()? {
        match piece {
            Piece::Text(text) if in_text => push(&mut paragraphs, &text.characters()),
            Piece::Text(_) => {}
            Piece::Tag(tag) => match (tag.name, tag.kind) {
                ("w:p", Kind::Open | Kind::Empty) => paragraphs.push(String::new()),
                ("w:r", kind) => in_run = kind == Kind::Open,
                ("w:t", kind) => in_text = kind == Kind::Open,
                ("w:br", Kind::Empty) => push(&mut paragraphs, "\n"),
                ("w:noBreakHyphen", Kind::Empty) => push(&mut paragraphs, "-"),
                ("w:footnoteReference", Kind::Empty) => push(&mut paragraphs, &raised(index(&tag, "w:id")?)),
                // Tabs outside runs are tab stops.
                ("w:tab", Kind::Empty) if in_run => push(&mut paragraphs, "\t"),
                _ => {}
            },
        }
    }
    Ok(paragraphs)
}

fn push(paragraphs: &mut [String], text: &str) {
    if let Some(last) = paragraphs.last_mut() {
        last.push_str(text);
    }
}

/// A number in an attribute; one beyond any chart is refused rather than given memory.
fn index(tag: &Tag<'_>, name: &str) -> Result<usize, Unusable> {
    let index = tag.attribute(name).and_then(|index| index.parse().ok());
    index.filter(|index| *index < 100_000).ok_or(Unusable::Broken)
}
