//! What a Word document knows of itself as it was generated, whatever is done to it later: its figures, its paragraphs and
//! tables, the points of its charts.

use super::language::Language;
use super::standing::Standing;
use rust_decimal::Decimal;

/// A Word document as it was generated.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WordBase {
    /// Name of the conference's folder.
    pub conference: String,
    /// What it is written in.
    pub language: Language,
    /// Path in the book without extension.
    pub document: String,
    /// Generation time of its edition, RFC 3339.
    pub edition: String,
    /// Every figure that it prints, once for each place. The n-th is known in the document by [`figure_name`].
    pub figures: Vec<BaseFigure>,
    /// Body, notes, heads and feet of pages.
    pub parts: Vec<BasePart>,
    /// In the order of their parts: the n-th is `word/charts/chart{n + 1}.xml`.
    pub charts: Vec<BaseChart>,
}

impl WordBase {
    /// What a kind of part holds; nothing where there is none.
    pub fn blocks(&self, kind: PartKind) -> impl Iterator<Item = &BaseBlock> {
        self.parts.iter().filter(move |part| part.kind == kind).flat_map(|part| &part.blocks)
    }
}

/// Name of the n-th figure of a document, counted from 0.
pub fn figure_name(n: usize) -> String {
    format!("k{}", n + 1)
}

/// The number that [`figure_name`] was made of.
pub fn figure_number(name: &str) -> Option<usize> {
    let number = name.strip_prefix('k').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// A figure at one place of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseFigure {
    /// `08/19`, as `explain` takes it.
    pub key: String,
    /// As printed there, with its signs.
    pub text: String,
    /// Exact; none of a rank, and where nothing usable was reported.
    pub value: Option<Decimal>,
    /// `ha`; empty where the number has none.
    pub unit: String,
    /// What the book may do with it.
    pub standing: Standing,
}

/// What a part of a document holds.
#[derive(Debug, Clone, PartialEq)]
pub struct BasePart {
    /// Which part.
    pub kind: PartKind,
    /// In reading order. Of notes each is one paragraph.
    pub blocks: Vec<BaseBlock>,
}

/// A part of a document that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// The pages.
    Body,
    /// Notes at the feet of pages, or behind the text.
    Notes,
    /// What stands above every page.
    Head,
    /// What stands below.
    Foot,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum BaseBlock {
    /// A paragraph.
    Paragraph(BaseParagraph),
    /// A table.
    Table(BaseTable),
}

impl BaseBlock {
    /// The paragraphs of each row; a paragraph is a row of its own.
    pub fn rows(&self) -> Vec<Vec<&BaseParagraph>> {
        match self {
            BaseBlock::Paragraph(paragraph) => vec![vec![paragraph]],
            BaseBlock::Table(table) => {
                table.rows.iter().map(|row| row.cells.iter().flat_map(|cell| &cell.paragraphs).collect()).collect()
            }
        }
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseParagraph {
    /// In reading order.
    pub content: Vec<BaseInline>,
}

/// Words or a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum BaseInline {
    /// Words; a break of a line is `\n`, a tab `\t`.
    Text(String),
    /// The n-th figure of the document.
    Figure(usize),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseTable {
    /// From top to bottom.
    pub rows: Vec<BaseRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseRow {
    /// It repeats on every page: names of columns.
    pub head: bool,
    /// From left to right.
    pub cells: Vec<BaseCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseCell {
    /// Columns it covers, at least 1.
    pub span: usize,
    /// From top to bottom.
    pub paragraphs: Vec<BaseParagraph>,
}

/// A chart; without series where it shows no figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseChart {
    /// Unit of the values.
    pub unit: String,
    /// Names along the axis.
    pub categories: Vec<String>,
    /// In the order they are stored.
    pub series: Vec<BaseSeries>,
}

/// A series of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BaseSeries {
    /// Name in the legend.
    pub name: String,
    /// One for each category.
    pub points: Vec<Option<BasePoint>>,
}

/// A point of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct BasePoint {
    /// `08/19`, as `explain` takes it.
    pub key: String,
    /// As stored.
    pub value: Decimal,
    /// As printed next to it; empty where another point says it.
    pub label: String,
}
