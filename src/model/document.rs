//! The document tree: one description of a document that every renderer prints.
//!
//! In: built by `compose`, once. Out: read by `render` (PDF, Word, text), which match exhaustively on
//! [`Block`] and [`Inline`]. Must not: hold anything a renderer would still have to format. Numbers, dates and
//! order are report here, so that two formats cannot disagree.

pub use super::role::Role;

use super::figure::FigureKey;
use super::language::Language;
use super::number::raised;
use chrono::{DateTime, FixedOffset};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A whole document, ready to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Path in the book without extension, e.g. `tom-tat/08-tuyen-quang`.
    pub path: String,
    /// The language it is written in.
    #[serde(skip)]
    pub language: Language,
    /// What the file says about itself.
    pub meta: Meta,
    /// Small line at the foot of every page: conference, cut-off, and the mark of synthetic data.
    pub footer: String,
    /// Runs of pages of one orientation, in reading order. Each starts on a new page.
    pub sections: Vec<Section>,
}

/// Document properties, written into both formats.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meta {
    /// Title as shown by a reader's window and lists.
    pub title: String,
    /// One line on what it is about.
    pub subject: String,
    /// The issuing agency; never a person's name.
    pub author: String,
    /// Generation time: an argument of the build, not the clock.
    pub created: DateTime<FixedOffset>,
}

/// Pages of one orientation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// A4 upright or lying.
    pub orientation: Orientation,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

/// Orientation of an A4 page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Orientation {
    /// 210 × 297 mm.
    #[default]
    Portrait,
    /// 297 × 210 mm.
    Landscape,
}

/// The closed set of things that stand on a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Block {
    /// Agency and national motto, number and date, type name and abstract (Nghị định 30/2020, Appendix I).
    Masthead(Masthead),
    /// A numbered heading.
    Heading(Heading),
    /// Where each part of the document stands.
    Contents(Contents),
    /// Running text in one role.
    Paragraph(Paragraph),
    /// Items that each start with the same mark.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// What follows starts on a new page.
    PageBreak,
    /// Recipients and signature.
    Closing(Closing),
}

/// First page head of an administrative document, Appendix I of Nghị định 30/2020/NĐ-CP, boxes 1–5.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Masthead {
    /// Box 2, the issuing agency, already in capitals.
    pub agency: String,
    /// Box 1, two lines: national name and motto.
    pub motto: [String; 2],
    /// Box 3, `Số: …/BC-BCT`.
    pub number: String,
    /// Box 5b, `V/v …` under the number of an official letter, which has no type name; empty elsewhere.
    pub about: String,
    /// Box 4, place and date.
    pub place_date: String,
    /// Box 5a, type name in capitals.
    pub kind: String,
    /// Box 5a, the abstract below it.
    pub summary: String,
}

/// Heading of level 1 (`I.`), 2 (`1.`) or 3 (`a)`); the number is computed by `compose`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heading {
    /// 1, 2 or 3.
    pub level: u8,
    /// `I.`, `1.`, `a)`; empty for an unnumbered heading.
    pub number: String,
    /// Opens an annex: `Phụ lục I`, and its title on the next line.
    pub annex: bool,
    /// The words.
    pub content: Vec<Inline>,
}

impl Heading {
    /// The role of the heading.
    pub fn role(&self) -> Role {
        match self.level {
            _ if self.annex => Role::Annex,
            0 | 1 => Role::Heading1,
            2 => Role::Heading2,
            _ => Role::Heading3,
        }
    }

    /// What is printed: number and words.
    pub fn printed(&self) -> Vec<Inline> {
        let number = (!self.number.is_empty()).then(|| Inline::text(format!("{} ", self.number)));
        number.into_iter().chain(self.content.iter().cloned()).collect()
    }

    /// On one line, as contents and bookmarks have it.
    pub fn one_line(&self) -> String {
        plain(&self.printed()).replace('\n', ". ")
    }
}

/// Contents of a document. The pages are layout: each renderer finds them where it puts the headings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contents {
    /// What stands above them, e.g. `MỤC LỤC`.
    pub title: String,
    /// The headings of level 1 and 2, in reading order.
    pub entries: Vec<Entry>,
}

/// A heading as the contents name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// 1 or 2.
    pub level: u8,
    /// Number and words of the heading.
    pub text: String,
    /// Which heading of the document it is, counted over all levels from 0.
    pub heading: usize,
}

impl Contents {
    /// The role of an entry.
    pub fn role(entry: &Entry) -> Role {
        if entry.level <= 1 { Role::Contents1 } else { Role::Contents2 }
    }
}

/// Text with a role; sizes and spacing belong to the style file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paragraph {
    /// What the text is.
    pub role: Role,
    /// The words.
    pub content: Vec<Inline>,
}

/// Items with one mark.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// What stands before each item, `-` or `1.`, `2.`….
    pub marks: Vec<String>,
    /// As many as `marks`.
    pub items: Vec<Vec<Inline>>,
}

/// A table with columns of fixed share of the width and rows that are not split over pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Title above it, with its number (`Bảng 1. …`).
    pub caption: Vec<Inline>,
    /// Left to right.
    pub columns: Vec<Column>,
    /// Rows that repeat on each page.
    pub header: Vec<Row>,
    /// The rest.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Share of the table's width; shares of a table sum to 1000.
    pub share: u32,
    /// How its body cells stand.
    pub align: Align,
}

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Left, ragged right.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
    /// Both edges.
    Justify,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Decides shading and weight.
    pub kind: RowKind,
    /// Left to right; spans of a row sum to the number of columns.
    pub cells: Vec<Cell>,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum RowKind {
    /// Names of columns.
    Head,
    /// One item.
    Body,
    /// Heading or subtotal of a group, e.g. a region.
    Group,
    /// The total.
    Total,
}

/// A cell over one or more columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The words.
    pub content: Vec<Inline>,
    /// Columns it covers, at least 1.
    pub span: usize,
    /// Room behind a text that stands on the right, in thousandths of the type size.
    pub behind: u32,
}

/// A chart described by its data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Title above it, with its number (`Hình 1. …`).
    pub caption: Vec<Inline>,
    /// What a reader who cannot see it hears; made from the data.
    pub alt: String,
    /// Unit of the values, e.g. `cụm`.
    pub unit: String,
    /// As printed beside the axis, `Đơn vị: cụm`.
    #[serde(skip)]
    pub unit_title: String,
    /// Names along the axis.
    pub categories: Vec<String>,
    /// One or more, each with as many points as there are categories.
    pub series: Vec<Series>,
    /// Printed behind the value of the first series of a category, such as its share; empty where there is none.
    pub remarks: Vec<String>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Horizontal bars, one per category, in the given order.
    Ranked,
    /// Upright bars side by side per category.
    Grouped,
    /// Horizontal bars, one per category, its series end to end.
    Stacked,
    /// Horizontal bars of steps that follow each other, each with its share of the first.
    Funnel,
    /// A line per series over the categories.
    Line,
    /// Horizontal bars of a value on its target: two series, the value and the target.
    Progress,
}

impl ChartKind {
    /// Whether categories stand one below the other.
    pub fn is_horizontal(self) -> bool {
        match self {
            ChartKind::Ranked | ChartKind::Stacked | ChartKind::Funnel | ChartKind::Progress => true,
            ChartKind::Grouped | ChartKind::Line => false,
        }
    }

    /// Bars of a category, of so many series.
    pub fn bars(self, series: usize) -> usize {
        match self {
            ChartKind::Ranked | ChartKind::Grouped | ChartKind::Line => series.max(1),
            ChartKind::Stacked | ChartKind::Funnel | ChartKind::Progress => 1,
        }
    }
}

impl Chart {
    /// What is printed at a point: its text, and behind that of the first series the remark of the category.
    pub fn label(&self, series: usize, category: usize) -> Option<String> {
        let point = self.series.get(series)?.points.get(category)?.as_ref()?;
        let remark = self.remarks.get(category).filter(|remark| series == 0 && !remark.is_empty());
        Some(remark.map_or_else(|| point.text.clone(), |remark| format!("{}\u{a0}{remark}", point.text)))
    }
}

/// Values of one name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Name in the legend.
    pub name: String,
    /// `None` where nothing usable was reported.
    pub points: Vec<Option<Point>>,
}

/// A value of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// For its length.
    pub value: Decimal,
    /// As printed beside it.
    pub text: String,
    /// Which figure it is.
    pub key: FigureKey,
}

/// Recipients (box 9b) and signature (box 7) of Nghị định 30/2020, Appendix I.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Closing {
    /// What stands above the recipients, `Nơi nhận:`.
    #[serde(skip)]
    pub title: String,
    /// One line each, without the leading dash.
    pub recipients: Vec<String>,
    /// Lines of the signer's capacity and post, already in capitals.
    pub signer: Vec<String>,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Inline {
    /// Words.
    Text {
        /// The words; never a line break.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
    },
    /// A number that leads back to cells.
    Figure {
        /// Which one.
        key: FigureKey,
        /// As printed.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
        /// The [`Inline::Target`] of the document that tells where it comes from; none where nothing does, or where it
        /// stands beside the figure.
        source: Option<Name>,
    },
    /// Words that others lead to, such as `Bảng 1` in a caption.
    Target {
        /// Its name.
        name: Name,
        /// The words.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
    },
    /// Words that lead to a target and repeat its own: `Bảng 1` in a sentence.
    Reference {
        /// Where they lead.
        target: Name,
        /// As printed.
        text: String,
        /// Weight and slant.
        emphasis: Emphasis,
    },
    /// The mark of a note, only in paragraphs and items of lists.
    Note(Note),
    /// A line ends here, the paragraph goes on.
    Break,
}

/// A note: its mark in running text, and what it says at the foot of the page the mark stands on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// What its mark leads to.
    pub name: Name,
    /// Counted through the document from 1.
    pub number: usize,
    /// As printed, `¹`.
    pub mark: String,
    /// What is said of a link to it, `Ghi chú 1`.
    pub title: String,
    /// The words.
    pub content: Vec<Inline>,
}

impl Note {
    /// The note of a number, with all that is said of it.
    pub fn numbered(number: usize, title: String, content: Vec<Inline>) -> Note {
        let name = format!("ghi-chu:{number}").into();
        Note { name, number, mark: raised(number), title, content }
    }
}

/// Name of a target, unique in its document. Readers do not see it.
pub type Name = Arc<str>;

/// Weight and slant of a run, added to what its role has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Emphasis {
    /// Heavier.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), emphasis: Emphasis::default() }
    }

    /// The characters it prints.
    pub fn as_str(&self) -> &str {
        match self {
            Inline::Text { text, .. }
            | Inline::Figure { text, .. }
            | Inline::Target { text, .. }
            | Inline::Reference { text, .. } => text,
            Inline::Note(note) => &note.mark,
            Inline::Break => "\n",
        }
    }

    /// Weight and slant; a mark and a break have none.
    pub fn emphasis(&self) -> Emphasis {
        match self {
            Inline::Text { emphasis, .. }
            | Inline::Figure { emphasis, .. }
            | Inline::Target { emphasis, .. }
            | Inline::Reference { emphasis, .. } => *emphasis,
            Inline::Note(_) | Inline::Break => Emphasis::default(),
        }
    }

    /// Whether it leads somewhere or others lead to it.
    pub fn is_linked(&self) -> bool {
        matches!(self, Inline::Target { .. }) || self.leads_to().is_some()
    }

    /// The target it leads to.
    pub fn leads_to(&self) -> Option<&Name> {
        match self {
            Inline::Figure { source, .. } => source.as_ref(),
            Inline::Reference { target, .. } => Some(target),
            Inline::Note(note) => Some(&note.name),
            Inline::Text { .. } | Inline::Target { .. } | Inline::Break => None,
        }
    }
}

impl Block {
    /// The notes whose marks stand in it, in reading order.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        let contents: Vec<&Vec<Inline>> = match self {
            Block::Paragraph(paragraph) => vec![&paragraph.content],
            Block::List(list) => list.items.iter().collect(),
            _ => Vec::new(),
        };
        contents
            .into_iter()
            .flatten()
            .filter_map(|inline| if let Inline::Note(note) = inline { Some(note) } else { None })
    }

    /// Every run of words in it, in reading order.
    pub fn contents_mut(&mut self) -> Vec<&mut Vec<Inline>> {
        match self {
            Block::Heading(heading) => vec![&mut heading.content],
            Block::Paragraph(paragraph) => vec![&mut paragraph.content],
            Block::List(list) => list.items.iter_mut().collect(),
            Block::Table(table) => {
                let rows = table.header.iter_mut().chain(&mut table.rows);
                let cells = rows.flat_map(|row| &mut row.cells).map(|cell| &mut cell.content);
                std::iter::once(&mut table.caption).chain(cells).collect()
            }
            Block::Chart(chart) => vec![&mut chart.caption],
            Block::Masthead(_) | Block::Contents(_) | Block::PageBreak | Block::Closing(_) => Vec::new(),
        }
    }
}

impl Document {
    /// What renderers print besides the serialised tree: words of the catalogue.
    pub fn catalogue_words(&self) -> impl Iterator<Item = CatalogueWord<'_>> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| match block {
            Block::Closing(closing) => Some(CatalogueWord::Recipients(&closing.title)),
            Block::Chart(chart) => Some(CatalogueWord::Unit { unit: &chart.unit, title: &chart.unit_title }),
            Block::Masthead(_)
            | Block::Heading(_)
            | Block::Contents(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::PageBreak => None,
        })
    }
}

/// A word of the catalogue that a renderer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueWord<'d> {
    /// Above the recipients.
    Recipients(&'d str),
    /// Beside the axis of a chart.
    Unit {
        /// The unit.
        unit: &'d str,
        /// As printed.
        title: &'d str,
    },
}

/// The characters a run of inlines prints.
pub fn plain(content: &[Inline]) -> String {
    content.iter().map(Inline::as_str).collect()
}
