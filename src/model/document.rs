//! The document tree: one description of a document that every renderer prints. Renderers match exhaustively on [`Block`]
//! and [`Inline`] and format nothing: numbers, dates and order are final here, so two formats cannot disagree.

pub use super::chart::{BySize, Chart, ChartKind, Layout, Marks, Point, Series, Takes};
pub use super::inline::{Emphasis, Inline, Name, Note, plain};
pub use super::role::Role;
pub use super::sign_meaning::SignMeaning;
pub use super::strips::{Strip, StripFigure, Strips};
pub use super::tile_map::{LegendEntry, MapTile, TileFill, TileMap};

use super::figure::FigureKey;
use super::language::Language;
use super::standing::Standing;
use crate::model::message::Message;
use crate::msg;
use chrono::{DateTime, FixedOffset};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A whole document, ready to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Id of the conference, the name of its folder.
    pub conference: String,
    /// Path in the book without extension, e.g. `tom-tat/08-tuyen-quang`.
    pub path: String,
    /// The language it is written in.
    #[serde(skip)]
    pub language: Language,
    /// What the file says about itself.
    pub meta: Meta,
    /// Small line at the foot of every page: conference, cut-off, and the mark of synthetic data.
    pub footer: String,
    /// What the signs behind its numbers mean: stands above the footer of every page that shows one.
    #[serde(skip)]
    pub legend: Vec<SignMeaning>,
    /// Runs of pages of one orientation, in reading order. Each starts on a new page.
    pub sections: Vec<Section>,
    /// What is known of the numbers that it prints.
    pub facts: BTreeMap<FigureKey, FigureFacts>,
}

/// What is known of a printed number besides its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureFacts {
    /// Exact; none of a rank, and where nothing usable was reported.
    pub value: Option<Decimal>,
    /// `ha`; empty where the number has none.
    pub unit: String,
    /// What the book may do with it.
    pub standing: Standing,
}

impl Document {
    /// The keys of all numbers that it prints, in reading order, as often as they stand in it.
    pub fn figure_keys(&self) -> impl Iterator<Item = &FigureKey> {
        self.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::figure_keys)
    }

    /// Its tables of contents, in reading order.
    pub fn contents(&self) -> impl Iterator<Item = &Contents> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| if let Block::Contents(contents) = block { Some(contents) } else { None })
    }
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
    /// It begins an annex, whose pages are counted from 1 again (Nghị định 30/2020/NĐ-CP, Appendix I, III.1đ).
    pub annex: bool,
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
    /// The name of a paper that is no administrative document.
    TitleBlock(TitleBlock),
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
    /// A map of one square per locality.
    TileMap(TileMap),
    /// Where one locality stands among all.
    Strips(Strips),
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
    /// `DỰ THẢO` under the number, of which it is no part; empty elsewhere.
    pub draft: String,
    /// Box 5b, `V/v …` under the number of an official letter, which has no type name; empty elsewhere.
    pub about: String,
    /// Box 4, place and date.
    pub place_date: String,
    /// Box 5a, type name in capitals.
    pub kind: String,
    /// Box 5a, the abstract below it.
    pub summary: String,
}

/// Head of a brief, a list or speaking notes: Nghị định 30/2020/NĐ-CP knows no such kind of document, so they bear neither the
/// national name nor a number.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct TitleBlock {
    /// What it is for, in small type above the name.
    pub over: String,
    /// Its name, in large type.
    pub name: String,
    /// What is said of the name, on its line at the right; below it where it has no room there.
    pub beside: String,
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
    /// An annex, which counts its own pages: none is named.
    pub annex: bool,
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
    /// How its cells are set.
    pub look: TableLook,
    /// Title above it, with its number (`Bảng 1. …`).
    pub caption: Vec<Inline>,
    /// Left to right.
    pub columns: Vec<Column>,
    /// Rows that repeat on each page.
    pub header: Vec<Row>,
    /// The rest.
    pub rows: Vec<Row>,
}

/// How the cells of a table are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum TableLook {
    /// In the type of their row.
    #[default]
    Grid,
    /// As cards: the first line of a cell names, the second is large, what follows explains. A map that follows stands beside
    /// them.
    Cards,
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

impl Cell {
    /// Of a card: its lines, each with the role it is set in.
    pub fn card_lines(&self) -> impl Iterator<Item = (Role, &[Inline])> {
        let roles = [Role::CardName, Role::CardValue].into_iter().chain(std::iter::repeat(Role::CardNote));
        roles.zip(self.content.split(|inline| *inline == Inline::Break))
    }
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
    /// Where digital signatures go, below the signer's post; none where nobody signs.
    #[serde(skip)]
    pub signatures: Vec<SignatureField>,
}

/// A place for a digital signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureField {
    /// Whose it is.
    pub of: SignatureOf,
    /// What a screen reader says of it.
    pub title: String,
}

/// Whose a digital signature is (Nghị định 30/2020, Appendix I, II.7 and II.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum SignatureOf {
    /// Of the person who signs.
    Signer,
    /// Of the agency: its seal.
    Seal,
}

impl SignatureOf {
    /// Name of the field in a PDF, by which signing software finds it.
    pub fn field_name(self) -> &'static str {
        match self {
            SignatureOf::Signer => "Sig_Signer",
            SignatureOf::Seal => "Sig_Seal",
        }
    }

    /// What a screen reader says of the field.
    pub fn message(self) -> Message {
        match self {
            SignatureOf::Signer => msg!("signature-of-signer"),
            SignatureOf::Seal => msg!("signature-of-agency"),
        }
    }
}

impl Block {
    /// The notes whose marks stand in it, in reading order.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        let contents: Vec<&Vec<Inline>> = match self {
            Block::Paragraph(paragraph) => vec![&paragraph.content],
            Block::List(list) => list.items.iter().collect(),
            Block::Masthead(_)
            | Block::TitleBlock(_)
            | Block::Heading(_)
            | Block::Contents(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::TileMap(_)
            | Block::Strips(_)
            | Block::PageBreak
            | Block::Closing(_) => Vec::new(),
        };
        contents
            .into_iter()
            .flatten()
            .filter_map(|inline| if let Inline::Note(note) = inline { Some(note) } else { None })
    }

    /// The chart it is, where it is one.
    pub fn chart(&self) -> Option<&Chart> {
        if let Block::Chart(chart) = self { Some(chart) } else { None }
    }

    /// The cards it is, where it is some.
    pub fn cards(&self) -> Option<&Table> {
        if let Block::Table(table) = self { Some(table).filter(|table| table.look == TableLook::Cards) } else { None }
    }

    /// The map it is, where it is one.
    pub fn tile_map(&self) -> Option<&TileMap> {
        if let Block::TileMap(map) = self { Some(map) } else { None }
    }

    /// The figures that are drawn in it rather than written: which, and as printed.
    pub fn drawn(&self) -> Vec<(&FigureKey, &str)> {
        fn printed(point: &Point) -> (&FigureKey, &str) {
            (&point.key, &point.text)
        }
        match self {
            Block::Chart(chart) => chart.points().map(printed).collect(),
            Block::TileMap(map) => map.tiles.iter().filter_map(|tile| tile.value.as_ref()).map(printed).collect(),
            Block::Strips(strips) => {
                let figures = strips.strips.iter().flat_map(|strip| &strip.figures);
                figures.map(|figure| (&figure.key, figure.text.as_str())).collect()
            }
            Block::Masthead(_)
            | Block::TitleBlock(_)
            | Block::Heading(_)
            | Block::Contents(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::PageBreak
            | Block::Closing(_) => Vec::new(),
        }
    }

    /// The keys of all numbers in it, in reading order.
    pub fn figure_keys(&self) -> Vec<&FigureKey> {
        let drawn = self.drawn().into_iter().map(|(key, _)| key);
        let notes = self.notes().map(|note| &note.content);
        let words = self.contents().into_iter().chain(notes).flatten();
        let written = words.filter_map(|inline| match inline {
            Inline::Figure { key, .. } => Some(key),
            Inline::Text { .. }
            | Inline::Target { .. }
            | Inline::Reference { .. }
            | Inline::Note(_)
            | Inline::Break => None,
        });
        written.chain(drawn).collect()
    }

    /// Every run of words in it, in reading order.
    pub fn contents(&self) -> Vec<&Vec<Inline>> {
        match self {
            Block::Heading(heading) => vec![&heading.content],
            Block::Paragraph(paragraph) => vec![&paragraph.content],
            Block::List(list) => list.items.iter().collect(),
            Block::Table(table) => {
                let rows = table.header.iter().chain(&table.rows);
                let cells = rows.flat_map(|row| &row.cells).map(|cell| &cell.content);
                std::iter::once(&table.caption).chain(cells).collect()
            }
            Block::Chart(chart) => vec![&chart.caption],
            Block::TileMap(map) => vec![&map.caption],
            Block::Strips(strips) => vec![&strips.caption],
            Block::Masthead(_) | Block::TitleBlock(_) | Block::Contents(_) | Block::PageBreak | Block::Closing(_) => {
                Vec::new()
            }
        }
    }

    /// The same, to change.
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
            Block::TileMap(map) => vec![&mut map.caption],
            Block::Strips(strips) => vec![&mut strips.caption],
            Block::Masthead(_) | Block::TitleBlock(_) | Block::Contents(_) | Block::PageBreak | Block::Closing(_) => {
                Vec::new()
            }
        }
    }
}

impl Document {
    /// What renderers print besides the serialised tree: words of the catalogue.
    pub fn catalogue_words(&self) -> impl Iterator<Item = CatalogueWord<'_>> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let signs = self.legend.iter().map(CatalogueWord::Sign);
        signs.chain(blocks.flat_map(|block| match block {
            Block::Closing(closing) => {
                let fields = closing.signatures.iter().map(CatalogueWord::Signature);
                std::iter::once(CatalogueWord::Recipients(&closing.title)).chain(fields).collect()
            }
            Block::Chart(chart) => vec![CatalogueWord::Unit { unit: &chart.unit, title: &chart.unit_title }],
            Block::Masthead(_)
            | Block::TitleBlock(_)
            | Block::Heading(_)
            | Block::Contents(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::TileMap(_)
            | Block::Strips(_)
            | Block::PageBreak => Vec::new(),
        }))
    }
}

/// A word of the catalogue that a renderer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueWord<'d> {
    /// Above the recipients.
    Recipients(&'d str),
    /// What a sign behind numbers means.
    Sign(&'d SignMeaning),
    /// Said of a signature's field.
    Signature(&'d SignatureField),
    /// Beside the axis of a chart.
    Unit {
        /// The unit.
        unit: &'d str,
        /// As printed.
        title: &'d str,
    },
}
