//! Lines: what a reader takes in at once, a paragraph or a row of a table, with its figures.

use super::align::{By, Item, ItemKind};
use super::document::{EditedBlock, EditedParagraph, EditedPart, EditedRow, Look, View};
use crate::model::word_base::{BaseBlock, BaseInline, BaseParagraph, BaseRow, PartKind, WordBase};

/// A paragraph outside tables, or a row of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which.
    pub kind: Kind,
    /// Its block in the part, counted from 0.
    pub block: usize,
    /// Its row in the block, counted from 0; 0 of a paragraph.
    pub row: usize,
    /// Of a row each cell; of a paragraph one.
    pub cells: Vec<CellText>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A row that repeats on every page.
    Head,
    /// Another row.
    Row,
}

/// What stands in a cell, its paragraphs apart by `\n`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellText {
    /// The first column it covers, counted from 0.
    pub column: usize,
    /// Columns it covers.
    pub span: usize,
    /// In reading order.
    pub pieces: Vec<Piece>,
    /// What stands there and is not read as valid: hidden, struck, or not of this view.
    pub unread: Vec<(Piece, Unread)>,
}

/// Why text is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is hidden.
    Hidden,
    /// It is struck through.
    Struck,
    /// A recorded change took it out, or has yet to put it in.
    Recorded,
}

/// Words or a figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// As read.
    pub text: String,
    /// Number of the figure that it is, or is carried as.
    pub figure: Option<usize>,
}

impl Line {
    /// All of its text, cells apart by `\t`.
    pub fn text(&self) -> String {
        self.cells.iter().map(CellText::text).collect::<Vec<_>>().join("\t")
    }

    /// Numbers of its figures.
    pub fn figures(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().flat_map(|cell| &cell.pieces).filter_map(|piece| piece.figure)
    }

    /// As something to be found again.
    pub fn item(&self, by: By<'_>) -> Item {
        let kind = if self.kind == Kind::Paragraph { ItemKind::Paragraph } else { ItemKind::Row };
        let pieces = self.cells.iter().flat_map(|cell| &cell.pieces);
        Item::new(kind, pieces.map(|piece| (piece.text.as_str(), piece.figure)), by)
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.pieces.iter().all(|piece| piece.text.trim().is_empty()))
    }
}

impl CellText {
    /// All of its text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Names of figures that stand on lines of their own, as on a card: of each figure the line above it.
    pub fn names(&self) -> Vec<(usize, String)> {
        let lines = self.lines();
        let named = lines.windows(2).filter_map(|pair| {
            let [(name, None), (value, Some(figure))] = pair else { return None };
            let is_alone = !value.contains(char::is_alphabetic);
            (is_alone && !name.trim().is_empty()).then(|| (*figure, name.trim().to_owned()))
        });
        named.collect()
    }

    /// Its lines, each with its first figure.
    fn lines(&self) -> Vec<(String, Option<usize>)> {
        let mut lines = vec![(String::new(), None)];
        for piece in &self.pieces {
            for (n, text) in piece.text.split('\n').enumerate() {
                if n > 0 {
                    lines.push((String::new(), None));
                }
                if let Some((line, figure)) = lines.last_mut() {
                    line.push_str(text);
                    *figure = figure.or(piece.figure);
                }
            }
        }
        lines
    }

    fn push(&mut self, text: &str, figure: Option<usize>) {
        match self.pieces.last_mut() {
            Some(last) if last.figure == figure => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), figure }),
        }
    }
}

/// Lines of a document as it was generated. Empty ones are left out.
pub fn of_base(base: &WordBase, kind: PartKind) -> Vec<Line> {
    let paragraph = |paragraph: &BaseParagraph, cell: &mut CellText| {
        for inline in &paragraph.content {
            match inline {
                BaseInline::Text(text) => cell.push(text, None),
                BaseInline::Figure(n) => {
                    let text = base.figures.get(*n).map_or("", |figure| &figure.text);
                    cell.pieces.push(Piece { text: text.to_owned(), figure: Some(*n) });
                }
            }
        }
    };
    let row = |row: &BaseRow| {
        let cells = row.cells.iter().map(|cell| (cell.span, &cell.paragraphs));
        cells_of(cells, |one, cell| paragraph(one, cell))
    };
    let mut lines = Vec::new();
    for (block, content) in base.blocks(kind).enumerate() {
        match content {
            BaseBlock::Paragraph(one) => {
                let mut cell = CellText { span: 1, ..CellText::default() };
                paragraph(one, &mut cell);
                lines.push(Line { kind: Kind::Paragraph, block, row: 0, cells: vec![cell] });
            }
            BaseBlock::Table(table) => lines.extend(table.rows.iter().enumerate().map(|(n, one)| {
                let kind = if one.head { Kind::Head } else { Kind::Row };
                Line { kind, block, row: n, cells: row(one) }
            })),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Lines of a part as somebody left it, in a view. Empty ones are left out, and those that the view does not have.
pub fn of_part(part: &EditedPart, view: View) -> Vec<Line> {
    let mut lines = Vec::new();
    for (block, content) in part.blocks.iter().enumerate() {
        match content {
            EditedBlock::Paragraph(one) => {
                let mut cell = CellText { span: 1, ..CellText::default() };
                read(one, view, &mut cell);
                lines.push(Line { kind: Kind::Paragraph, block, row: 0, cells: vec![cell] });
            }
            EditedBlock::Table(table) => lines.extend(table.rows.iter().enumerate().map(|(n, row)| {
                let kind = if row.head { Kind::Head } else { Kind::Row };
                Line { kind, block, row: n, cells: cells(row, view) }
            })),
        }
    }
    lines.retain(|line| !line.is_empty() || line.cells.iter().any(|cell| !cell.unread.is_empty()));
    lines
}

fn cells(row: &EditedRow, view: View) -> Vec<CellText> {
    let is_there = row.recorded.is_in(view);
    let cells = row.cells.iter().map(|cell| (cell.span, &cell.paragraphs));
    cells_of(cells, |paragraph, cell| {
        if is_there {
            read(paragraph, view, cell);
        } else {
            let unread = paragraph.runs.iter().map(|run| (piece(&run.text, run.figure), Unread::Recorded));
            cell.unread.extend(unread);
        }
    })
}

fn read(paragraph: &EditedParagraph, view: View, cell: &mut CellText) {
    for run in &paragraph.runs {
        let unread = match run.look {
            _ if !run.recorded.is_in(view) => Unread::Recorded,
            Look::Hidden => Unread::Hidden,
            Look::Struck => Unread::Struck,
            Look::Plain => {
                cell.push(&run.text, run.figure);
                continue;
            }
        };
        cell.unread.push((piece(&run.text, run.figure), unread));
    }
}

fn piece(text: &str, figure: Option<usize>) -> Piece {
    Piece { text: text.to_owned(), figure }
}

/// Cells in their columns.
fn cells_of<'p, P: 'p>(
    cells: impl Iterator<Item = (usize, &'p Vec<P>)>,
    mut fill: impl FnMut(&P, &mut CellText),
) -> Vec<CellText> {
    let mut column = 0;
    let cells = cells.map(|(span, paragraphs)| {
        let mut cell = CellText { column, span, ..CellText::default() };
        column += span;
        for (n, paragraph) in paragraphs.iter().enumerate() {
            if n > 0 && !cell.pieces.is_empty() {
                cell.push("\n", None);
            }
            fill(paragraph, &mut cell);
        }
        cell
    });
    cells.collect()
}
