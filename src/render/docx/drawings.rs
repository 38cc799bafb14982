//! What is drawn in a document, in reading order: charts, the small ones of a chart of many, and the dots of strips. Each is a
//! chart part with a workbook of its own.

use super::chart::{self, Frame, Size};
use super::package::Part;
use super::page::{Page, mm};
use super::{base, chart_book, strip_chart, strips, waterfall};
use crate::messages::Catalogue;
use crate::model::document::{Block, Chart, Document, Layout, Marks, Meta, Strips};
use crate::model::style::Look;
use crate::model::word_base::BaseChart;
use crate::ooxml::xml_tree::Element;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Small charts next to each other, and their height.
pub(super) const ACROSS: usize = 3;
const SMALL_MM: f64 = 32.0;

/// A drawing.
pub(super) struct Drawing<'d> {
    alt: Cow<'d, str>,
    size: Size,
    what: What<'d>,
}

enum What<'d> {
    /// With the ends of its scale.
    Chart(Box<Cow<'d, Chart>>, (Decimal, Decimal)),
    Strips(&'d Strips),
}

/// The drawings of a document.
pub(super) fn all<'d>(document: &'d Document, look: &Look, catalogue: &Catalogue) -> Vec<Drawing<'d>> {
    let mut drawings = Vec::new();
    for section in &document.sections {
        let page = Page::new(section.orientation, &look.style);
        for block in &section.blocks {
            match block {
                Block::Chart(chart) if chart.kind.traits().layout == Layout::Small => {
                    drawings.extend(small(chart, page))
                }
                Block::Chart(chart) => drawings.push(of_chart(chart, page, look, catalogue)),
                Block::Strips(strips) => drawings.push(of_strips(strips, page, look)),
                Block::Masthead(_)
                | Block::TitleBlock(_)
                | Block::Heading(_)
                | Block::Contents(_)
                | Block::Paragraph(_)
                | Block::List(_)
                | Block::Table(_)
                | Block::TileMap(_)
                | Block::PageBreak
                | Block::Closing(_) => {}
            }
        }
    }
    drawings
}

fn of_chart<'d>(chart: &'d Chart, page: Page, look: &Look, catalogue: &Catalogue) -> Drawing<'d> {
    let floats = chart.kind.traits().marks == Marks::Floating;
    let drawn = if floats { Cow::Owned(waterfall::stacked(chart, catalogue)) } else { Cow::Borrowed(chart) };
    let size = chart::size(chart, page, &look.style);
    Drawing { alt: chart.alt.as_str().into(), size, what: What::Chart(Box::new(drawn), chart.scale()) }
}

/// A chart of one line for each series, all of one scale. The first says what all are, each its own.
fn small(chart: &Chart, page: Page) -> impl Iterator<Item = Drawing<'_>> {
    let size = Size { width: page.width() / ACROSS as u32 - mm(2.0), height: mm(SMALL_MM) };
    chart.series.iter().enumerate().map(move |(n, series)| {
        let alone = Chart {
            unit: String::new(),
            unit_title: String::new(),
            series: vec![series.clone()],
            remarks: Vec::new(),
            ..chart.clone()
        };
        let alt = if n == 0 { chart.alt.as_str().into() } else { Cow::Owned(series.name.clone()) };
        Drawing { alt, size, what: What::Chart(Box::new(Cow::Owned(alone)), chart.scale()) }
    })
}

fn of_strips<'d>(own: &'d Strips, page: Page, look: &Look) -> Drawing<'d> {
    Drawing { alt: own.alt.as_str().into(), size: strips::size(own, page.width(), look), what: What::Strips(own) }
}

impl Drawing<'_> {
    /// What stands in the text; its number is its place among all, from 1.
    pub(super) fn element(&self, n: usize, name: &str) -> Element<'static> {
        chart::drawing((n, name), &self.alt, self.size)
    }

    /// What is stored in its part; dots of strips are places on a line and no figures.
    pub(super) fn base(&self) -> BaseChart {
        match &self.what {
            What::Chart(drawn, _) => base::chart(drawn),
            What::Strips(_) => BaseChart::default(),
        }
    }

    /// The part of the chart, its relationship to the workbook, and the workbook.
    pub(super) fn parts(&self, n: usize, meta: &Meta, look: &Look, catalogue: &Catalogue) -> anyhow::Result<[Part; 3]> {
        let language = catalogue.language();
        let (space, workbook) = match &self.what {
            What::Chart(drawn, scale) => {
                let frame = Frame { size: self.size, scale: *scale };
                let workbook = chart_book::workbook(drawn, meta, catalogue)?;
                (chart::space(drawn, frame, &look.style, language), workbook)
            }
            What::Strips(strips) => {
                let workbook = chart_book::of_columns(&strip_chart::columns(strips), meta)?;
                (strip_chart::space(strips, &look.style, language), workbook)
            }
        };
        chart::parts(n, &space, workbook)
    }
}
