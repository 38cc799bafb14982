//! The cells of a sheet that are marked.

use super::styles::Styles;
use crate::model::finding::Severity;
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{Edits, Kind, Tag, Tags};
use std::collections::BTreeMap;
use std::iter::Peekable;

/// Row and column from 0.
pub(super) type At = (u32, u32);

/// What else of a sheet has to be known before it is changed.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Merged cells: the first and the last.
    merged: Vec<(At, At)>,
    /// Columns from and to, with the format of their empty cells.
    columns: Vec<(u32, u32, usize)>,
    /// Prefix of its elements.
    pub(super) prefix: String,
    /// Relationship to the drawing of its notes.
    pub(super) drawing: Option<String>,
    /// Where a reference to such a drawing belongs.
    pub(super) drawing_at: usize,
    /// The tag of a view that selects the sheet, without that.
    deselected: Vec<(std::ops::Range<usize>, String)>,
}

/// Columns of a sheet in Excel: each has one format.
const COLUMNS: usize = 1 << 14;
/// Merged cells that are looked through for every mark: more than any form has.
const MOST_MERGED: usize = 20_000;

/// What stands behind the drawing of notes on a sheet (CT_Worksheet, ECMA-376 18.3.1.99).
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    // Controls and objects come in one of these.
    "AlternateContent",
];

impl Outline {
    pub(super) fn of(text: &str) -> Result<Outline, Unusable> {
        let mut outline = Outline::default();
        let (mut tags, mut behind_cells) = (Tags::of(text), false);
        while let Some(tag) = tags.next()? {
            behind_cells |= tag.is("sheetData") && tag.kind != Kind::Open;
            if tag.depth == 0 {
                outline.prefix = tag.prefix().to_owned();
                // Sheets of charts have no cells.
                if !tag.is("chartsheet") && (tag.kind == Kind::Empty || !tag.is("worksheet")) {
                    return Err(Unusable::Broken);
                }
                if tag.kind == Kind::Close && outline.drawing_at == 0 {
                    outline.drawing_at = tag.at.start;
                }
            } else if behind_cells && tag.begins() && tag.depth == 1 && BEHIND.contains(&tag.local()) {
                if outline.drawing_at == 0 {
                    outline.drawing_at = tag.at.start;
                }
            } else if tag.begins() {
                outline.note(&tag);
            }
        }
        Ok(outline)
    }

    fn note(&mut self, tag: &Tag<'_>) {
        if tag.is("mergeCell") && self.merged.len() < MOST_MERGED {
            self.merged.extend(tag.attribute("ref").as_deref().and_then(area));
        } else if tag.is("col") && self.columns.len() < COLUMNS {
            let (from, to, style) = (tag.number("min"), tag.number("max"), tag.number("style"));
            if let (Some(from), Some(to), Some(style)) = (from, to, style) {
                self.columns.push((from.saturating_sub(1), to.saturating_sub(1), style as usize));
            }
        } else if tag.is("legacyDrawing") {
            self.drawing.clone_from(&tag.relation);
        } else if tag.is("sheetView") && tag.attribute("tabSelected").is_some() {
            self.deselected.push((tag.at.clone(), tag.with(&[("tabSelected", None)])));
        }
    }

    /// The cell that is seen at a place: of merged ones the first.
    pub(super) fn seen(&self, at: At) -> At {
        let around = self.merged.iter().find(|(a, b)| (a.0..=b.0).contains(&at.0) && (a.1..=b.1).contains(&at.1));
        around.map_or(at, |(first, _)| *first)
    }

    fn column_format(&self, col: u32) -> usize {
        self.columns.iter().find(|(from, to, _)| (*from..=*to).contains(&col)).map_or(0, |(.., style)| *style)
    }

    /// Changes that leave the sheet unselected: two selected ones would be edited together.
    pub(super) fn deselect(&self, edits: &mut Edits) {
        self.deselected.iter().for_each(|(at, tag)| edits.replace(at.clone(), tag.clone()));
    }
}

/// Puts the format of its severity on each cell, and with `unmark` takes those of marks from before off all others.
pub(super) fn mark(
    text: &str,
    outline: &Outline,
    (marks, unmark): (&BTreeMap<At, Severity>, bool),
    styles: &mut Styles<'_>,
    edits: &mut Edits,
) -> Result<(), Unusable> {
    let mut pen =
        Pen { outline, styles, edits, left: marks.iter().peekable(), unmark, row: None, row_format: None, cell: None };
    let mut tags = Tags::of(text);
    while let Some(tag) = tags.next()? {
        match (tag.depth, tag.kind) {
            (1, Kind::Empty) if tag.is("sheetData") => {
                let rows = pen.rows_before(u32::MAX);
                pen.edits.replace(tag.at.clone(), tag.around(&rows));
            }
            (1, Kind::Close) if tag.is("sheetData") => {
                let rows = pen.rows_before(u32::MAX);
                pen.edits.insert(tag.at.start, rows);
            }
            (2, _) if tag.is("row") => pen.row(&tag)?,
            (3, Kind::Open | Kind::Empty) if tag.is("c") => pen.cell(&tag)?,
            _ => {}
        }
    }
    // Without rows at all there is nowhere to put a cell.
    pen.left.peek().map_or(Ok(()), |_| Err(Unusable::Broken))
}

/// Goes through the rows with the cells that are left to mark.
struct Pen<'p, 't, I: Iterator> {
    outline: &'p Outline,
    styles: &'p mut Styles<'t>,
    edits: &'p mut Edits,
    left: Peekable<I>,
    unmark: bool,
    /// The row it is in, or the last it was in.
    row: Option<u32>,
    /// Format of the row's empty cells.
    row_format: Option<usize>,
    /// The last cell of the row.
    cell: Option<u32>,
}

const UNORDERED: Unusable = Unusable::CellsOutOfOrder;

impl<'m, I: Iterator<Item = (&'m At, &'m Severity)>> Pen<'_, '_, I> {
    fn row(&mut self, tag: &Tag<'_>) -> Result<(), Unusable> {
        if tag.kind == Kind::Close {
            let cells = self.cells_before(u32::MAX);
            self.edits.insert(tag.at.start, cells);
            return Ok(());
        }
        let row = match tag.number("r") {
            Some(number) => number.checked_sub(1).ok_or(UNORDERED)?,
            None => self.row.map_or(0, |row| row.saturating_add(1)),
        };
        if self.row.is_some_and(|last| row <= last) {
            return Err(UNORDERED);
        }
        let rows = self.rows_before(row);
        self.edits.insert(tag.at.start, rows);
        (self.row, self.cell) = (Some(row), None);
        let custom = tag.attribute("customFormat").is_some_and(|on| on == "1" || on == "true");
        self.row_format = tag.number("s").filter(|_| custom).map(|format| format as usize);
        if tag.kind == Kind::Empty {
            let cells = self.cells_before(u32::MAX);
            if !cells.is_empty() {
                self.edits.replace(tag.at.clone(), tag.around(&cells));
            }
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Unusable> {
        let col = match tag.attribute("r") {
            Some(address) => self::at(&address).ok_or(UNORDERED)?.1,
            None => self.cell.map_or(0, |cell| cell.saturating_add(1)),
        };
        if self.cell.is_some_and(|last| col <= last) {
            return Err(UNORDERED);
        }
        self.cell = Some(col);
        let cells = self.cells_before(col);
        self.edits.insert(tag.at.start, cells);
        let here = self.row.map(|row| (row, col));
        let before = tag.number("s").unwrap_or(0) as usize;
        let format = match self.left.next_if(|(at, _)| Some(**at) == here) {
            Some((_, severity)) => self.styles.filled(before, *severity),
            None if self.unmark => self.styles.bare(before),
            None => before,
        };
        if format != before {
            self.edits.replace(tag.at.clone(), tag.with(&[("s", Some(&format.to_string()))]));
        }
        Ok(())
    }

    /// Cells to mark that are missing in this row before a column.
    fn cells_before(&mut self, col: u32) -> String {
        let (mut cells, row) = (String::new(), self.row);
        while let Some((at, severity)) = self.left.next_if(|(at, _)| Some(at.0) == row && at.1 < col) {
            let format = self.row_format.unwrap_or_else(|| self.outline.column_format(at.1));
            let format = self.styles.filled(format, *severity);
            cells.push_str(&format!("<{}c r=\"{}\" s=\"{format}\"/>", self.outline.prefix, address(*at)));
        }
        cells
    }

    /// Rows with cells to mark that are missing before a row.
    fn rows_before(&mut self, row: u32) -> String {
        let (mut rows, p) = (String::new(), self.outline.prefix.as_str());
        (self.row_format, self.cell) = (None, None);
        while let Some(missing) = self.left.peek().map(|(at, _)| at.0).filter(|missing| *missing < row) {
            self.row = Some(missing);
            let cells = self.cells_before(u32::MAX);
            rows.push_str(&format!("<{p}row r=\"{}\">{cells}</{p}row>", missing + 1));
        }
        rows
    }
}

/// `D31` of row 30 and column 3.
pub(super) fn address((row, col): At) -> String {
    crate::model::workbook::a1(row, col)
}

/// Row and column of an address, as long as it is on a sheet; `$` does not matter.
pub(super) fn at(address: &str) -> Option<At> {
    let plain = address.replace('$', "");
    let digits = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = plain.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |sum, b| {
        let letter = b.is_ascii_alphabetic().then(|| u32::from(b.to_ascii_uppercase() - b'A') + 1)?;
        sum.checked_mul(26)?.checked_add(letter).filter(|column| *column <= 1 << 14)
    })?;
    let row: u32 = digits.parse().ok().filter(|row| (1..=1 << 20).contains(row))?;
    Some((row - 1, column.checked_sub(1)?))
}

/// The first and the last cell of an area.
fn area(text: &str) -> Option<(At, At)> {
    let (first, last) = text.split_once(':')?;
    Some((at(first)?, at(last)?))
}
