//! Where the paragraphs and tables of a part stand.

use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{Kind, Tag, Tags};
use std::ops::Range;

/// A paragraph or a table, as a stretch of its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Range<usize>),
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Table {
    pub(super) at: Range<usize>,
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    pub(super) at: Range<usize>,
    pub(super) cells: Vec<Cell>,
}

/// A cell with its paragraphs, those of tables in it too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cell {
    pub(super) at: Range<usize>,
    pub(super) paragraphs: Vec<Range<usize>>,
}

/// Paragraphs and tables of a part, or of one element of it that begins at `from`, in reading order.
///
/// # Errors
/// The XML is broken.
pub(super) fn blocks(xml: &str) -> Result<Vec<Block>, Unusable> {
    let mut scan = Scan::default();
    let mut tags = Tags::of(xml);
    while let Some(tag) = tags.next()? {
        scan.tag(&tag);
    }
    Ok(scan.blocks)
}

#[derive(Default)]
struct Scan {
    blocks: Vec<Block>,
    /// Where the open tables, rows, cells and paragraphs begin.
    open: Vec<(&'static str, usize)>,
}

const KNOWN: [&str; 4] = ["w:tbl", "w:tr", "w:tc", "w:p"];

impl Scan {
    fn tag(&mut self, tag: &Tag<'_>) {
        let Some(name) = KNOWN.into_iter().find(|known| *known == tag.name) else { return };
        match tag.kind {
            Kind::Open => {
                self.open.push((name, tag.at.start));
                self.begun();
            }
            Kind::Empty => {
                self.open.push((name, tag.at.start));
                self.begun();
                self.closed(tag.at.end);
            }
            Kind::Close => self.closed(tag.at.end),
        }
    }

    /// The names of what is open, from the outside.
    fn path(&self) -> Vec<&'static str> {
        self.open.iter().map(|(name, _)| *name).collect()
    }

    fn begun(&mut self) {
        let path = self.path();
        match (path.as_slice(), self.blocks.last_mut()) {
            (["w:tbl"], _) => self.blocks.push(Block::Table(Table::default())),
            (["w:tbl", "w:tr"], Some(Block::Table(table))) => table.rows.push(Row::default()),
            (["w:tbl", "w:tr", "w:tc"], Some(Block::Table(table))) => {
                table.rows.iter_mut().last().into_iter().for_each(|row| row.cells.push(Cell::default()));
            }
            _ => {}
        }
    }

    fn closed(&mut self, end: usize) {
        let path = self.path();
        let Some((_, start)) = self.open.pop() else { return };
        let at = start..end;
        match (path.as_slice(), self.blocks.last_mut()) {
            (["w:p"], _) => self.blocks.push(Block::Paragraph(at)),
            (["w:tbl"], Some(Block::Table(table))) => table.at = at,
            (["w:tbl", "w:tr"], Some(Block::Table(table))) => {
                table.rows.last_mut().into_iter().for_each(|row| row.at = at.clone());
            }
            (["w:tbl", "w:tr", "w:tc"], Some(Block::Table(table))) => {
                let cell = table.rows.last_mut().and_then(|row| row.cells.last_mut());
                cell.into_iter().for_each(|cell| cell.at = at.clone());
            }
            (["w:tbl", "w:tr", "w:tc", inside @ .., "w:p"], Some(Block::Table(table))) if !inside.contains(&"w:p") => {
                let cell = table.rows.last_mut().and_then(|row| row.cells.last_mut());
                cell.into_iter().for_each(|cell| cell.paragraphs.push(at.clone()));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_have_their_places() {
        let xml = "<w:body><w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p><w:sdt><w:p/></w:sdt>\
                   <w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc/></w:tr></w:tbl></w:body>";
        let found = blocks(xml).unwrap();
        assert_eq!(found.len(), 3);
        let paragraph = |n: usize| match &found[n] {
            Block::Paragraph(at) => &xml[at.clone()],
            Block::Table(_) => "",
        };
        assert!(paragraph(0).ends_with("</w:r></w:p>") && paragraph(1) == "<w:p/>");
        let Block::Table(table) = &found[2] else { panic!("{found:?}") };
        assert_eq!((table.rows.len(), table.rows[0].cells.len(), table.rows[0].cells[0].paragraphs.len()), (1, 2, 3));
    }
}
