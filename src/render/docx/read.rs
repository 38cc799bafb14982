//! What a Word document says, read back from its bytes, so that a build can verify its own output.

use crate::model::number::raised;
use crate::model::read_back::ReadBack;
use anyhow::Context;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartText {
    /// Names along the axis.
    pub categories: Vec<String>,
    /// One a series.
    pub series: Vec<SeriesText>,
}

/// What a series shows; both lists are as long as there are categories.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesText {
    /// Name in the legend.
    pub name: String,
    /// Lengths of the bars as stored.
    pub values: Vec<Option<String>>,
    /// Texts beside the bars.
    pub labels: Vec<Option<String>>,
}

/// The text of each paragraph of the body: those of table cells at their place, empty ones included. A line break in a
/// paragraph is `\n`, a tab (after the mark of a list) `\t`.
pub fn text(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    paragraphs(&part(bytes, "word/document.xml")?)
}

/// What the notes say, one paragraph each; the lines above them are empty ones.
pub fn notes(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    const PART: &str = "word/footnotes.xml";
    let archive = ZipArchive::new(Cursor::new(bytes))?;
    let there = archive.file_names().flatten().any(|name| name == PART);
    if there { paragraphs(&part(bytes, PART)?) } else { Ok(Vec::new()) }
}

/// What stands at the feet of its pages.
pub fn feet(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    let archive = ZipArchive::new(Cursor::new(bytes))?;
    let parts = archive.file_names().flatten().filter(|name| name.starts_with("word/footer"));
    parts.map(|name| Ok(paragraphs(&part(bytes, &name)?)?.concat())).collect()
}

fn paragraphs(part: &str) -> anyhow::Result<Vec<String>> {
    let mut reader = Reader::from_str(part);
    let mut paragraphs: Vec<String> = Vec::new();
    let (mut in_run, mut in_text) = (false, false);
    loop {
        match &reader.read_event()? {
            Event::Start(start) => match start.name().into_inner() {
                "w:p" => paragraphs.push(String::new()),
                "w:r" => in_run = true,
                "w:t" => in_text = true,
                _ => {}
            },
            Event::Empty(empty) => match empty.name().into_inner() {
                "w:p" => paragraphs.push(String::new()),
                "w:br" => push(&mut paragraphs, "\n"),
                "w:footnoteReference" => push(&mut paragraphs, &raised(index(empty, "w:id")?)),
                // Tabs outside runs are tab stops.
                "w:tab" if in_run => push(&mut paragraphs, "\t"),
                _ => {}
            },
            Event::End(end) => match end.name().into_inner() {
                "w:r" => in_run = false,
                "w:t" => in_text = false,
                _ => {}
            },
            Event::Eof => return Ok(paragraphs),
            event if in_text => push(&mut paragraphs, &characters(event)?),
            _ => {}
        }
    }
}

/// What the file says, and beside it what its charts do.
pub fn back(bytes: &[u8]) -> anyhow::Result<ReadBack> {
    let charts = charts(bytes)?;
    let labels = charts.iter().flat_map(|chart| chart.series.iter().flat_map(|series| series.labels.iter().flatten()));
    let labels: Vec<&str> = labels.map(String::as_str).collect();
    Ok(ReadBack { text: text(bytes)?.concat(), notes: notes(bytes)?.concat(), charts: labels.join("\n") })
}

fn push(paragraphs: &mut [String], text: &str) {
    if let Some(last) = paragraphs.last_mut() {
        last.push_str(text);
    }
}

/// The characters of text, or of a reference in it.
fn characters(event: &Event<'_>) -> anyhow::Result<String> {
    Ok(match event {
        Event::Text(text) => text.xml10_content().into_owned(),
        Event::GeneralRef(reference) => {
            let written = format!("&{};", reference.xml10_content());
            quick_xml::escape::unescape(&written)?.into_owned()
        }
        _ => String::new(),
    })
}

/// What the charts show, in the order of their numbers.
pub fn charts(bytes: &[u8]) -> anyhow::Result<Vec<ChartText>> {
    let archive = ZipArchive::new(Cursor::new(bytes))?;
    let count = archive.file_names().flatten().filter(|name| name.starts_with("word/charts/chart")).count();
    (1..=count).map(|n| chart(&part(bytes, &format!("word/charts/chart{n}.xml"))?)).collect()
}

fn chart(part: &str) -> anyhow::Result<ChartText> {
    let mut reader = Reader::from_str(part);
    let mut path: Vec<String> = Vec::new();
    let mut made = ChartText::default();
    let (mut label, mut point) = (0, 0);
    loop {
        match reader.read_event()? {
            Event::Start(start) => {
                let name = start.name().into_inner();
                match name {
                    "c:ser" => made.series.push(SeriesText::default()),
                    "c:pt" => point = index(&start, "idx")?,
                    "c:cat" => made.categories.clear(),
                    _ => {}
                }
                path.push(name.to_owned());
            }
            Event::Empty(empty) if empty.name().into_inner() == "c:idx" => label = index(&empty, "val")?,
            Event::End(_) => drop(path.pop()),
            Event::Eof => return Ok(made.squared()),
            event if path.last().is_some_and(|name| matches!(name.as_str(), "c:v" | "a:t")) => {
                made.take(&path, label, point, &characters(&event)?);
            }
            _ => {}
        }
    }
}

impl ChartText {
    /// Files the characters of a value by where it stands.
    fn take(&mut self, path: &[String], label: usize, point: usize, text: &str) {
        let within = |name: &str| path.iter().any(|open| open == name);
        let Some(series) = self.series.last_mut() else { return };
        if within("c:dLbl") {
            append(&mut series.labels, label, text);
        } else if within("c:val") {
            append(&mut series.values, point, text);
        } else if within("c:tx") {
            series.name.push_str(text);
        } else if within("c:cat") {
            self.categories.resize(self.categories.len().max(point + 1), String::new());
            self.categories[point].push_str(text);
        }
    }

    fn squared(mut self) -> ChartText {
        for series in &mut self.series {
            series.values.resize(self.categories.len(), None);
            series.labels.resize(self.categories.len(), None);
        }
        self
    }
}

fn append(list: &mut Vec<Option<String>>, index: usize, text: &str) {
    list.resize(list.len().max(index + 1), None);
    list[index].get_or_insert_default().push_str(text);
}

/// A number in an attribute; one beyond any chart is refused rather than given memory.
fn index(element: &BytesStart<'_>, name: &str) -> anyhow::Result<usize> {
    let attribute = element.try_get_attribute(name)?.with_context(|| format!("{name} is missing"))?;
    let index: usize = attribute.value.parse()?;
    anyhow::ensure!(index < 100_000, "point {index} of a chart");
    Ok(index)
}

/// The title among the document's properties.
pub fn title(bytes: &[u8]) -> anyhow::Result<String> {
    let part = part(bytes, "docProps/core.xml")?;
    let mut reader = Reader::from_str(&part);
    let mut inside = false;
    let mut title = String::new();
    loop {
        match &reader.read_event()? {
            Event::Start(start) if start.name().into_inner() == "dc:title" => inside = true,
            Event::End(end) if end.name().into_inner() == "dc:title" => return Ok(title),
            Event::Eof => return Ok(title),
            event if inside => title.push_str(&characters(event)?),
            _ => {}
        }
    }
}

/// Most characters of a part: a document that unpacks to more is none of ours.
const PART: u64 = 256 << 20;

/// The text of one part.
fn part(bytes: &[u8], path: &str) -> anyhow::Result<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let file = archive.by_name(path).with_context(|| format!("no {path} in the document"))?;
    let mut text = String::new();
    file.take(PART).read_to_string(&mut text)?;
    Ok(text)
}
