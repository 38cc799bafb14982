//! The parts of an `.xlsb` made plain before calamine reads them: sheets without cells left out, short records made long,
//! errors and formulas it would stop at replaced; and what it does not tell of them.
//!
//! Numbers of records: MS-XLSB 2.3.1.

use super::biff12::{Records, area_at, text_at, u16_at, u32_at, write};
use super::cell_styles::{CellStyle, CellStyles, Font, RichTexts};
use super::number_format::NumberFormat;
use super::package_parts::{MOST_COMMENTS, SheetPart, cut};
use super::sheet_info::{CellInfo, KNOWN_ERROR, SheetInfo, unknown_error};
use super::xml_scan::{MOST_MERGED, extend};
use crate::model::workbook::Comment;
use crate::ooxml::relationships::Relation;
use std::collections::BTreeMap;

const ROW: u16 = 0;
const ERROR: u16 = 3;
const TEXT: u16 = 6;
const SHARED_TEXT: u16 = 7;
const FORMULA_ERROR: u16 = 11;
/// Numbers of records of cells that say no column are higher by this than those that do.
const SHORT: u16 = 11;
/// A text that cells share.
const SHARED: u16 = 19;
const RICH_TEXT: u16 = 62;
const FONT: u16 = 43;
const FORMAT: u16 = 44;
const CELL_FORMAT: u16 = 47;
const COLUMNS: u16 = 60;
const END_BOOK: u16 = 132;
const BEGIN_SHEET: u16 = 129;
const BEGIN_DATA: u16 = 145;
const END_DATA: u16 = 146;
const SIZE: u16 = 148;
const END_SHEETS: u16 = 144;
const PROPERTIES: u16 = 153;
const SHEET: u16 = 156;
const MERGED: u16 = 176;
const BEGIN_CELL_FORMATS: u16 = 617;
const END_CELL_FORMATS: u16 = 618;
const COMMENT: u16 = 635;
const COMMENT_TEXT: u16 = 637;

/// The sheets of a workbook part, and the part with what the cells need: chart, dialog and macro sheets hold none, and names
/// of ranges may have formulas that calamine cannot decode.
pub(super) fn sheets(part: &[u8], relations: &[Relation]) -> (Vec<SheetPart>, Vec<u8>) {
    let (mut found, mut out) = (Vec::new(), Vec::new());
    let mut records = Records::of(part);
    for (kind, data) in records.by_ref() {
        match kind {
            PROPERTIES => write(&mut out, kind, &[data]),
            SHEET => {
                let named = text_at(data, 8).and_then(|(id, end)| Some((id, text_at(data, end)?.0)));
                let Some((id, name)) = named else { continue };
                let sheet = relations.iter().find(|relation| relation.id == id && relation.word == "worksheet");
                if let Some(relation) = sheet {
                    write(&mut out, kind, &[data]);
                    found.push(SheetPart { name, part: relation.part.clone() });
                }
            }
            _ => {}
        }
    }
    if records.rest().is_empty() {
        write(&mut out, END_SHEETS, &[]);
        write(&mut out, END_BOOK, &[]);
    }
    (found, out)
}

/// A sheet's part with its cells only, in records that calamine knows, and what else it says.
pub(super) fn sheet(part: &[u8]) -> (SheetInfo, Vec<u8>) {
    let mut info = SheetInfo::default();
    let mut out = Vec::with_capacity(part.len());
    write(&mut out, BEGIN_SHEET, &[]);
    write(&mut out, SIZE, &[&[0; 16]]);
    write(&mut out, BEGIN_DATA, &[]);
    let mut records = Records::of(part);
    let (mut row, mut next) = (0, 0);
    for (kind, data) in records.by_ref() {
        match kind {
            ROW => {
                (row, next) = (u32_at(data, 0).unwrap_or(row), 0);
                // fDyZero: the row has no height.
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    extend(&mut info.marks.hidden_rows, row);
                }
                write(&mut out, kind, &[data]);
            }
            1..=18 | RICH_TEXT => {
                let long = if (12..=18).contains(&kind) { kind - SHORT } else { kind };
                let at = if long == kind { u32_at(data, 0).unwrap_or(next) } else { next };
                let rest = if long == kind { data.get(4..) } else { Some(data) }.unwrap_or_default();
                next = at + 1;
                let mut cell = CellInfo {
                    row,
                    col: at,
                    style: u32_at(rest, 0).unwrap_or_default() as usize & 0x00FF_FFFF,
                    formula: (8..=FORMULA_ERROR).contains(&kind),
                    text: if long == SHARED_TEXT { u32_at(rest, 4) } else { None },
                    ..CellInfo::default()
                };
                let column = at.to_le_bytes();
                match long {
                    1 => continue,
                    ERROR | FORMULA_ERROR => {
                        let code = rest.get(4).copied().unwrap_or(KNOWN_ERROR);
                        cell.error = unknown_error(code);
                        let code = if cell.error.is_some() { KNOWN_ERROR } else { code };
                        write(&mut out, ERROR, &[&column, rest.get(..4).unwrap_or_default(), &[code]]);
                    }
                    // A flag for runs of fonts stands before the text.
                    RICH_TEXT => {
                        let (style, text) = (rest.get(..4).unwrap_or_default(), rest.get(5..).unwrap_or_default());
                        write(&mut out, TEXT, &[&column, style, text]);
                    }
                    _ => write(&mut out, long, &[&column, rest]),
                }
                info.cells.push(cell);
            }
            COLUMNS if data.get(16).is_some_and(|flags| flags & 1 != 0) || u32_at(data, 8) == Some(0) => {
                info.marks.hidden_columns.extend(u32_at(data, 0).zip(u32_at(data, 4)));
            }
            MERGED if info.marks.merged.len() < MOST_MERGED => info.marks.merged.extend(area_at(data, 0)),
            END_DATA => write(&mut out, kind, &[]),
            _ => {}
        }
    }
    out.extend_from_slice(records.rest());
    (info, out)
}

/// The styles that cells name.
pub(super) fn styles(part: &[u8]) -> CellStyles {
    let (mut fonts, mut formats, mut styles) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut of_cells = false;
    for (kind, data) in Records::of(part) {
        match kind {
            FONT => {
                let struck = u16_at(data, 2).is_some_and(|flags| flags & 8 != 0);
                fonts.push(Font::new(struck, &text_at(data, 21).map(|(name, _)| name).unwrap_or_default()));
            }
            FORMAT => formats.extend(u16_at(data, 0).zip(text_at(data, 2).map(|(code, _)| code))),
            BEGIN_CELL_FORMATS => of_cells = true,
            END_CELL_FORMATS => of_cells = false,
            CELL_FORMAT if of_cells => {
                let format = u16_at(data, 2).map_or_else(NumberFormat::default, |id| NumberFormat::by_id(id, &formats));
                let font = u16_at(data, 4).and_then(|font| fonts.get(usize::from(font)).copied()).unwrap_or_default();
                styles.push(CellStyle { format, font });
            }
            _ => {}
        }
    }
    CellStyles::new(styles).with_fonts(fonts)
}

/// Where fonts change in the texts that cells share (RichStr, MS-XLSB 2.5.121).
pub(super) fn rich_texts(part: &[u8]) -> RichTexts {
    let texts = Records::of(part).filter(|(kind, _)| *kind == SHARED).map(|(_, data)| runs(data));
    (0..).zip(texts).filter_map(|(number, runs)| Some((number, runs?))).collect()
}

fn runs(text: &[u8]) -> Option<Vec<(u16, u16)>> {
    if text.first()? & 1 == 0 {
        return None;
    }
    let (_, end) = text_at(text, 1)?;
    let runs = text.get(end + 4..)?.as_chunks::<4>().0.iter().take(u32_at(text, end)? as usize);
    runs.map(|run| u16_at(run, 0).zip(u16_at(run, 2))).collect()
}

/// The comments of a comments part.
pub(super) fn comments(part: &[u8]) -> Vec<Comment> {
    let (mut found, mut at) = (Vec::new(), None);
    for (kind, data) in Records::of(part) {
        match kind {
            COMMENT => at = area_at(data, 4),
            COMMENT_TEXT if found.len() < MOST_COMMENTS => {
                let text = text_at(data, 1).map(|(text, _)| cut(&text)).unwrap_or_default();
                found.extend(at.take().map(|area| Comment { row: area.top, col: area.left, text }));
            }
            _ => {}
        }
    }
    found
}
