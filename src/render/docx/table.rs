//! Tables of figures.

use super::bookmarks::Bookmarks;
use super::page::mm;
use super::{styles, text};
use crate::model::document::{Align, Cell, Column, Role, Row, RowKind, Table as Tree};
use crate::model::style::{Style, TableStyle};
use docx_rs::{
    Paragraph, Shading, Table, TableBorders, TableCell, TableCellContent, TableCellMargins, TableChild,
    TableLayoutType, TableRow, TableRowChild, VAlignType, WidthType,
};

/// So many rows stay with the head: fewer at the foot of a page are read as a table of their own.
const OPENING_ROWS: usize = 3;

/// The table, or nothing where it has no cells: Word refuses a table without them.
pub(super) fn table(tree: &Tree, width: u32, look: &Style, bookmarks: &mut Bookmarks) -> Option<Table> {
    let filled = |rows: &[Row]| rows.iter().any(|row| !row.cells.is_empty());
    if !filled(&tree.header) && !filled(&tree.rows) {
        return None;
    }
    let grid = grid(tree, width);
    let head = tree.header.iter().map(|row| (RowKind::Head, row));
    let body = tree.rows.iter().map(|row| (row.kind, row));
    let rows = head.chain(body).filter(|(_, row)| !row.cells.is_empty());
    let rows = rows.enumerate().map(|(n, (kind, row))| {
        let opens = n + 1 < tree.header.len() + OPENING_ROWS && n + 1 < tree.header.len() + tree.rows.len();
        self::row((kind, opens), &row.cells, &tree.columns, &grid, look, bookmarks)
    });
    let rows = rows.collect();
    Some(fixed(rows, grid).style(styles::GRID))
}

/// A table of cards: a paragraph for each line of a cell.
pub(super) fn cards(tree: &Tree, width: u32, bookmarks: &mut Bookmarks) -> Table {
    let grid = grid(tree, width);
    let mut card = |(cell, width): (&Cell, &usize)| {
        let made = TableCell::new().width(*width, WidthType::Dxa);
        let lines = cell.card_lines().map(|(role, content)| {
            let mut line = text::styled(styles::id(role)).keep_next(true);
            text::cell(&mut line, content, bookmarks);
            line
        });
        lines.fold(made, TableCell::add_paragraph)
    };
    let rows =
        tree.rows.iter().map(|row| TableRow::new(row.cells.iter().zip(&grid).map(&mut card).collect()).cant_split());
    let rows = rows.collect();
    let pads = TableCellMargins::new().margin(mm(0.6) as usize, mm(1.6) as usize, mm(0.6) as usize, mm(1.6) as usize);
    fixed(rows, grid).style(styles::GRID).margins(pads)
}

/// A table of these column widths; its style gives it its rules.
pub(super) fn fixed(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    Table::new(rows)
        .set_borders(TableBorders::with_empty())
        .layout(TableLayoutType::Fixed)
        .width(grid.iter().sum(), WidthType::Dxa)
        .set_grid(grid)
}

/// Keeps a row on the page of what follows.
pub(super) fn keep_next(row: &mut TableChild) {
    let TableChild::TableRow(row) = row;
    for TableRowChild::TableCell(cell) in &mut row.cells {
        for content in &mut cell.children {
            if let TableCellContent::Paragraph(paragraph) = content {
                paragraph.property.keep_next = Some(true);
            }
        }
    }
}

/// Column widths in twips that fill the line exactly. Cells beyond the declared columns get columns of average width.
fn grid(tree: &Tree, width: u32) -> Vec<usize> {
    let cells = |row: &Row| row.cells.iter().map(span).sum::<usize>();
    let count = tree.header.iter().chain(&tree.rows).map(cells).max().unwrap_or(0).max(tree.columns.len());
    let mut shares: Vec<u64> = tree.columns.iter().map(|column| u64::from(column.share.max(1))).collect();
    let average = (shares.iter().sum::<u64>() / shares.len().max(1) as u64).max(1);
    shares.resize(count, average);
    let total = shares.iter().sum::<u64>().max(1);
    let edges = shares.iter().scan(0, |sum, share| {
        *sum += share;
        Some((*sum * u64::from(width) / total) as usize)
    });
    edges.scan(0, |last, edge| Some(edge - std::mem::replace(last, edge))).collect()
}

/// Columns a cell covers; Word's own limit for a table is 63.
fn span(cell: &Cell) -> usize {
    cell.span.clamp(1, 63)
}

fn row(
    (kind, opens): (RowKind, bool),
    cells: &[Cell],
    columns: &[Column],
    grid: &[usize],
    look: &Style,
    bookmarks: &mut Bookmarks,
) -> TableRow {
    let size = look.of(Role::TableCell).size;
    let mut at = 0;
    let cells = cells.iter().map(|cell| {
        let span = span(cell);
        let width = grid.iter().skip(at).take(span).sum();
        let align = align(kind, span, columns.get(at));
        at += span;
        let mut words = text::styled(&styles::cell(kind, align));
        text::cell(&mut words, &cell.content, bookmarks);
        let words = match (align, behind(cell.behind, size)) {
            (Align::Right, room @ 1..) => words.indent(None, None, Some(room), None),
            _ => words,
        };
        let words = if opens { words.keep_next(true) } else { words };
        filled(kind, &look.table, self::cell(words, span)).width(width, WidthType::Dxa)
    });
    TableRow::new(cells.collect()).cant_split()
}

/// A name over several columns of a group or total row reads from the left.
fn align(kind: RowKind, span: usize, column: Option<&Column>) -> Align {
    match column {
        Some(_) if span > 1 && kind != RowKind::Head => Align::Left,
        Some(column) => column.align,
        None => Align::Left,
    }
}

fn cell(words: Paragraph, span: usize) -> TableCell {
    let made = TableCell::new().add_paragraph(words).vertical_align(VAlignType::Center);
    if span > 1 { made.grid_span(span) } else { made }
}

/// Thousandths of a type size in points, as twips.
fn behind(thousandths: u32, size: u8) -> i32 {
    i32::try_from(thousandths * u32::from(size) / 50).unwrap_or(0)
}

fn filled(kind: RowKind, look: &TableStyle, cell: TableCell) -> TableCell {
    let fill = match kind {
        RowKind::Body => return cell,
        RowKind::Head => &look.head_fill,
        RowKind::Group => &look.group_fill,
        RowKind::Total => &look.total_fill,
    };
    cell.shading(Shading::new().fill(styles::colour(fill)))
}

/// Style id of head cells, by which `finish` knows the rows that repeat.
pub(super) fn head_style() -> &'static str {
    styles::id(Role::TableHead)
}
