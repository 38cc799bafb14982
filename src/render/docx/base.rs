//! What a Word document is generated as, read from its finished parts and from the tree: it goes into a part of its own, so that the
//! document can be compared with itself whatever became of it.

use super::bookmarks::Printed;
use super::carriers;
use super::clean::clean;
use crate::model::document::{Chart, Document};
use crate::model::number::raised;
use crate::model::standing::Standing;
use crate::model::word_base::{
    BaseBlock, BaseCell, BaseChart, BaseFigure, BaseInline, BaseParagraph, BasePart, BasePoint, BaseRow, BaseSeries,
    BaseTable, WordBase,
};
use crate::ooxml::word_fields::{Fields, Step};
use crate::ooxml::xml_tree::{Element, Node};

/// The whole.
pub(super) fn of(document: &Document, printed: &[Printed], parts: Vec<BasePart>, charts: Vec<BaseChart>) -> WordBase {
    WordBase {
        conference: document.conference.clone(),
        language: document.language,
        document: document.path.clone(),
        edition: document.meta.created.to_rfc3339(),
        figures: printed.iter().map(|printed| figure(document, printed)).collect(),
        parts,
        charts,
    }
}

fn figure(document: &Document, printed: &Printed) -> BaseFigure {
    let facts = document.facts.get(&printed.key);
    BaseFigure {
        key: printed.key.to_string(),
        text: clean(&printed.text).into_owned(),
        value: facts.and_then(|facts| facts.value),
        unit: facts.map(|facts| clean(&facts.unit).into_owned()).unwrap_or_default(),
        standing: facts.map_or(Standing::Sound, |facts| facts.standing),
    }
}

/// A chart as it is stored in its part.
pub(super) fn chart(chart: &Chart) -> BaseChart {
    let name = |name: &String| clean(name).into_owned();
    let series = chart.series.iter().enumerate().map(|(n, series)| {
        let points = series.points.iter().enumerate().take(chart.categories.len()).map(|(index, point)| {
            let point = point.as_ref()?;
            let label = chart.label(n, index).map(|label| clean(&label).into_owned()).unwrap_or_default();
            Some(BasePoint { key: point.key.to_string(), value: point.value, label })
        });
        BaseSeries { name: name(&series.name), points: points.collect() }
    });
    let series = series.collect();
    BaseChart { unit: name(&chart.unit), categories: chart.categories.iter().map(name).collect(), series }
}

/// The paragraphs and tables of an element.
pub(super) fn blocks(element: &Element<'_>) -> Vec<BaseBlock> {
    let (mut fields, mut blocks) = (Fields::default(), Vec::new());
    collect(element, &mut fields, &mut blocks);
    blocks
}

fn collect(element: &Element<'_>, fields: &mut Fields, blocks: &mut Vec<BaseBlock>) {
    match element.name() {
        "w:p" => blocks.push(BaseBlock::Paragraph(paragraph(element, fields))),
        "w:tbl" => blocks.push(BaseBlock::Table(table(element, fields))),
        _ => element.elements().for_each(|child| collect(child, fields, blocks)),
    }
}

fn table(element: &Element<'_>, fields: &mut Fields) -> BaseTable {
    let rows = element.elements().filter(|child| child.name() == "w:tr");
    BaseTable { rows: rows.map(|row| self::row(row, fields)).collect() }
}

fn row(element: &Element<'_>, fields: &mut Fields) -> BaseRow {
    let cells = element.elements().filter(|child| child.name() == "w:tc").map(|cell| {
        let span = cell.find(&["w:tcPr", "w:gridSpan"]).and_then(|span| span.attribute("w:val"));
        let mut paragraphs = Vec::new();
        in_cell(cell, fields, &mut paragraphs);
        BaseCell { span: span.and_then(|span| span.parse().ok()).unwrap_or(1), paragraphs }
    });
    let head = element.find(&["w:trPr", "w:tblHeader"]).is_some();
    BaseRow { head, cells: cells.collect() }
}

/// The paragraphs of a cell, those of tables in it too.
fn in_cell(element: &Element<'_>, fields: &mut Fields, paragraphs: &mut Vec<BaseParagraph>) {
    for child in element.elements() {
        match child.name() {
            "w:p" => paragraphs.push(paragraph(child, fields)),
            _ => in_cell(child, fields, paragraphs),
        }
    }
}

fn paragraph(element: &Element<'_>, fields: &mut Fields) -> BaseParagraph {
    let mut paragraph = BaseParagraph::default();
    fill(element, fields, &mut paragraph.content);
    paragraph
}

fn fill(element: &Element<'_>, fields: &mut Fields, content: &mut Vec<BaseInline>) {
    for child in element.elements() {
        if let Some(number) = carriers::carried(child) {
            content.push(BaseInline::Figure(number));
        } else if child.name() == "w:r" {
            run(child, fields, content);
        } else {
            fill(child, fields, content);
        }
    }
}

fn run(run: &Element<'_>, fields: &mut Fields, content: &mut Vec<BaseInline>) {
    for child in run.elements() {
        match child.name() {
            "w:t" => push(&words(child), fields, content),
            "w:br" => push("\n", fields, content),
            "w:tab" => push("\t", fields, content),
            "w:noBreakHyphen" => push("-", fields, content),
            "w:footnoteReference" => {
                let number = child.attribute("w:id").and_then(|id| id.parse().ok()).unwrap_or_default();
                push(&raised(number), fields, content);
            }
            "w:instrText" => fields.instruction(&words(child)),
            "w:fldChar" => {
                let step = child.attribute("w:fldCharType").as_deref().and_then(Step::of);
                step.into_iter().for_each(|step| fields.step(step));
            }
            _ => {}
        }
    }
}

fn push(text: &str, fields: &Fields, content: &mut Vec<BaseInline>) {
    if fields.counts_pages() {
        return;
    }
    match content.last_mut() {
        Some(BaseInline::Text(last)) => last.push_str(text),
        _ => content.push(BaseInline::Text(text.to_owned())),
    }
}

fn words(element: &Element<'_>) -> String {
    element.children.iter().filter_map(Node::characters).collect()
}
