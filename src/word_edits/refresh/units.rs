//! The paragraphs and tables of a version, with their tokens, and as lines to be found again.

use super::blocks::{self, Block};
use super::merge::Version;
use super::tokens::{self, Token};
use crate::model::word_base::{BaseBlock, BaseParagraph, BaseRow, WordBase};
use crate::ooxml::Unusable;
use crate::word_edits::align::{By, Item, ItemKind};
use std::ops::Range;

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    /// Where it stands in its part; empty of a base.
    pub(super) at: Range<usize>,
    /// It has a drawing.
    pub(super) draws: bool,
}

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub(super) enum Unit {
    Paragraph(Text),
    Table(TableText),
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct TableText {
    pub(super) at: Range<usize>,
    pub(super) rows: Vec<RowText>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub(super) struct RowText {
    pub(super) at: Range<usize>,
    pub(super) cells: Vec<CellText>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct CellText {
    pub(super) at: Range<usize>,
    pub(super) paragraphs: Vec<Text>,
}

/// The units of a part from its XML.
///
/// # Errors
/// The XML is broken.
pub(super) fn of_xml(xml: &str) -> Result<Vec<Unit>, Unusable> {
    blocks::blocks(xml)?.into_iter().map(|block| of_block(xml, block)).collect()
}

fn of_block(xml: &str, block: Block) -> Result<Unit, Unusable> {
    let table = match block {
        Block::Paragraph(at) => return Ok(Unit::Paragraph(text(xml, at)?)),
        Block::Table(table) => table,
    };
    let cell = |cell: blocks::Cell| {
        let paragraphs = cell.paragraphs.into_iter().map(|at| text(xml, at)).collect::<Result<_, Unusable>>()?;
        Ok(CellText { at: cell.at, paragraphs })
    };
    let row = |row: blocks::Row| {
        let cells = row.cells.into_iter().map(cell).collect::<Result<_, Unusable>>()?;
        Ok(RowText { at: row.at, cells })
    };
    let rows = table.rows.into_iter().map(row).collect::<Result<_, Unusable>>()?;
    Ok(Unit::Table(TableText { at: table.at, rows }))
}

fn text(xml: &str, at: Range<usize>) -> Result<Text, Unusable> {
    let own = xml.get(at.clone()).unwrap_or_default();
    Ok(Text { tokens: tokens::of_xml(own)?, at, draws: own.contains("<w:drawing") })
}

/// The units of parts as a base has them. Whether a paragraph draws is not known.
pub(super) fn of_base<'b>(blocks: impl Iterator<Item = &'b BaseBlock>, base: &WordBase) -> Vec<Unit> {
    let text = |paragraph: &BaseParagraph| Text { tokens: tokens::of_base(paragraph, base), ..Text::default() };
    let row = |row: &BaseRow| {
        let cells = row.cells.iter();
        let cells = cells.map(|cell| CellText { at: 0..0, paragraphs: cell.paragraphs.iter().map(text).collect() });
        RowText { at: 0..0, cells: cells.collect() }
    };
    blocks
        .map(|block| match block {
            BaseBlock::Paragraph(paragraph) => Unit::Paragraph(text(paragraph)),
            BaseBlock::Table(table) => Unit::Table(TableText { at: 0..0, rows: table.rows.iter().map(row).collect() }),
        })
        .collect()
}

impl Unit {
    /// Where it stands.
    pub(super) fn at(&self) -> Range<usize> {
        match self {
            Unit::Paragraph(text) => text.at.clone(),
            Unit::Table(table) => table.at.clone(),
        }
    }

    /// As something to be found again.
    pub(super) fn item(&self, by: By<'_>) -> Item {
        match self {
            Unit::Paragraph(text) => text.item(by),
            Unit::Table(table) => item(ItemKind::Table, table.rows.iter().flat_map(RowText::texts), by),
        }
    }

    /// All its tokens.
    pub(super) fn tokens(&self) -> Vec<Token> {
        match self {
            Unit::Paragraph(text) => text.tokens.clone(),
            Unit::Table(table) => {
                table.rows.iter().flat_map(RowText::texts).flat_map(|text| &text.tokens).cloned().collect()
            }
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Unit::Paragraph(text) => text.is_blank(),
            Unit::Table(_) => false,
        }
    }
}

impl Text {
    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.tokens.iter().all(Token::is_space)
    }

    /// As something to be found again.
    pub(super) fn item(&self, by: By<'_>) -> Item {
        item(ItemKind::Paragraph, std::iter::once(self), by)
    }

    /// What it says.
    pub(super) fn words(&self) -> String {
        self.tokens.iter().map(|token| token.text.as_str()).collect::<String>().trim().to_owned()
    }

    /// As a version to be merged.
    pub(super) fn version<'t>(&'t self, key: &'t dyn Fn(usize) -> Option<String>) -> Version<'t> {
        Version { tokens: &self.tokens, key }
    }
}

impl RowText {
    /// As something to be found again among the rows of its table.
    pub(super) fn item(&self, by: By<'_>) -> Item {
        item(ItemKind::Row, self.texts(), by)
    }

    /// Its paragraphs.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        self.cells.iter().flat_map(|cell| &cell.paragraphs)
    }

    /// What it says, a cell after the other.
    pub(super) fn words(&self) -> String {
        let cells = self.cells.iter().map(CellText::words).filter(|words| !words.is_empty());
        cells.collect::<Vec<_>>().join(" | ")
    }
}

impl CellText {
    /// As something to be found again among the cells of its row.
    pub(super) fn item(&self, by: By<'_>) -> Item {
        item(ItemKind::Cell, self.paragraphs.iter(), by)
    }

    /// What it says.
    pub(super) fn words(&self) -> String {
        self.paragraphs.iter().map(Text::words).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

fn item<'t>(kind: ItemKind, texts: impl Iterator<Item = &'t Text>, by: By<'_>) -> Item {
    let tokens = texts.flat_map(|text| &text.tokens);
    Item::new(kind, tokens.map(|token| (token.text.as_str(), token.figure)), by)
}
