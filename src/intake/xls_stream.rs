//! The stream of an `.xls` workbook made plain before calamine reads it: cells close together, because one far cell reserves
//! the whole sheet; errors, formulas and names it would stop at replaced; and what it does not tell of its sheets.
//!
//! Numbers and fields of records: MS-XLS 2.3, 2.4.

use super::biff12::{u16_at, u32_at, utf16};
use super::cell_styles::{CellStyle, CellStyles, Font};
use super::number_format::NumberFormat;
use super::package_parts::{MOST_COMMENTS, cut};
use super::sheet_info::{CellInfo, KNOWN_ERROR, SheetInfo, WIDTH, unknown_error};
use super::xls_texts::rich_texts;
use super::xml_scan::{MOST_MERGED, extend};
use crate::model::workbook::{Area, Comment};
use std::collections::BTreeMap;
use std::ops::Range;

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const EXTERN_SHEET: u16 = 0x0017;
const NAME: u16 = 0x0018;
const NOTE: u16 = 0x001C;
const FONT: u16 = 0x0031;
const CONTINUE: u16 = 0x003C;
const OBJECT: u16 = 0x005D;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const MANY_NUMBERS: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const CELL_FORMAT: u16 = 0x00E0;
const MERGED: u16 = 0x00E5;
/// The texts that cells share.
const SHARED: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const TEXT_OF_OBJECT: u16 = 0x01B6;
const SIZE: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const ROW: u16 = 0x0208;
const SHORT_NUMBER: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;
/// No reader knows it.
const NOTHING: u16 = 0xFFFF;

/// What is read of a stream next to calamine.
pub(super) struct Beside {
    /// In the order of the workbook.
    pub(super) sheets: Vec<SheetInfo>,
    pub(super) styles: CellStyles,
}

/// Makes the stream plain, in place.
pub(super) fn plain(stream: &mut [u8]) -> Beside {
    let globals = records(stream, 0, false);
    let styles = styles(stream, &globals);
    let mut starts = Vec::new();
    for record in &globals {
        match record.kind {
            SHEET => starts.push(u32_at(stream, record.data.start).unwrap_or(u32::MAX) as usize),
            // Their formulas may be ones that calamine cannot decode, and no cell needs them.
            NAME | EXTERN_SHEET => record.rename(stream, NOTHING),
            _ => {}
        }
    }
    let sheets = starts.into_iter().map(|start| sheet(stream, start)).collect();
    Beside { sheets, styles }
}

/// A record: its number, and where its data stand in the stream.
#[derive(Clone)]
struct Record {
    kind: u16,
    data: Range<usize>,
}

impl Record {
    fn rename(&self, stream: &mut [u8], kind: u16) {
        self.put(stream, -4, &kind.to_le_bytes());
    }

    /// Overwrites bytes at a place of the data.
    fn put(&self, stream: &mut [u8], at: isize, bytes: &[u8]) {
        let place = self.data.start.checked_add_signed(at).unwrap_or(usize::MAX);
        let end = place.saturating_add(bytes.len());
        if let Some(old) = stream.get_mut(place..end).filter(|_| end <= self.data.end) {
            old.copy_from_slice(bytes);
        }
    }

    fn of<'s>(&self, stream: &'s [u8]) -> &'s [u8] {
        stream.get(self.data.clone()).unwrap_or_default()
    }
}

/// The records from a place to the end of that part of the stream; those of a chart inside a sheet are left out.
fn records(stream: &[u8], start: usize, inside: bool) -> Vec<Record> {
    let (mut found, mut at, mut depth) = (Vec::new(), start, 0);
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at.saturating_add(2))) {
        let data = at + 4..at + 4 + usize::from(length);
        if data.end > stream.len() {
            break;
        }
        at = data.end;
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth <= 1 || !inside => found.push(Record { kind, data }),
            _ => {}
        }
    }
    found
}

/// The styles that cells name.
fn styles(stream: &[u8], globals: &[Record]) -> CellStyles {
    let (mut fonts, mut formats, mut styles) = (Vec::new(), BTreeMap::new(), Vec::new());
    for record in globals {
        let data = record.of(stream);
        match record.kind {
            FONT => {
                let struck = u16_at(data, 2).is_some_and(|flags| flags & 8 != 0);
                let name = data.get(14).map(|length| text(data, 15, usize::from(*length))).unwrap_or_default();
                // There is no font of the number 4.
                if fonts.len() == 4 {
                    fonts.push(Font::default());
                }
                fonts.push(Font::new(struck, &name));
            }
            FORMAT => {
                let code = u16_at(data, 2).map(|length| text(data, 4, usize::from(length)));
                formats.extend(u16_at(data, 0).zip(code));
            }
            CELL_FORMAT => styles.push((u16_at(data, 0).unwrap_or_default(), u16_at(data, 2).unwrap_or_default())),
            _ => {}
        }
    }
    let style = |(font, format): (u16, u16)| CellStyle {
        format: NumberFormat::by_id(format, &formats),
        font: fonts.get(usize::from(font)).copied().unwrap_or_default(),
    };
    let styles = styles.into_iter().map(style).collect();
    let mut texts = globals.iter().skip_while(|record| record.kind != SHARED);
    let first = texts.next().into_iter();
    let shared = first.chain(texts.take_while(|record| record.kind == CONTINUE)).map(|record| record.of(stream));
    CellStyles::new(styles).with_texts(rich_texts(shared)).with_fonts(fonts)
}

/// Characters behind a byte that says whether each takes one byte or two.
fn text(data: &[u8], at: usize, length: usize) -> String {
    let wide = data.get(at).is_some_and(|flags| flags & 1 != 0);
    let bytes = data.get(at + 1..).unwrap_or_default();
    if wide {
        utf16(bytes.get(..2 * length).unwrap_or(bytes))
    } else {
        bytes.iter().take(length).map(|byte| char::from(*byte)).collect()
    }
}

/// Moves the cells of a sheet together and tells what is said of them.
fn sheet(stream: &mut [u8], start: usize) -> SheetInfo {
    let mut info = SheetInfo::default();
    let records = records(stream, start, true);
    for record in &records {
        let data = record.of(stream);
        let (Some(first), Some(second)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
        let (row, col) = (u32::from(first), u32::from(second));
        match record.kind {
            NUMBER | TEXT | RICH_TEXT | SHARED_TEXT | SHORT_NUMBER | BOOL_OR_ERROR | FORMULA => {
                let style = usize::from(u16_at(data, 4).unwrap_or_default());
                let formula = record.kind == FORMULA;
                let error = error_at(record.kind, data);
                let text = if record.kind == SHARED_TEXT { u32_at(data, 6) } else { None };
                let error_name = error.map(|(_, name)| name);
                let cell = CellInfo { row, col, style, formula, text, uncomputed: None, error: error_name };
                let place = place(&mut info, 1, |_| cell.clone());
                record.put(stream, 0, &place);
                if let Some((at, _)) = error {
                    record.put(stream, at, &[KNOWN_ERROR]);
                }
                if formula {
                    // No tokens: calamine would decode them, and nobody reads them.
                    record.put(stream, 20, &[0, 0]);
                }
            }
            MANY_NUMBERS => {
                let count = data.len().saturating_sub(6) / 6;
                let style = |n: usize| usize::from(u16_at(data, 4 + n * 6).unwrap_or_default());
                let styles: Vec<usize> = (0..count).map(style).collect();
                let cell = |n: usize| CellInfo {
                    row,
                    col: col + n as u32,
                    style: styles.get(n).copied().unwrap_or_default(),
                    ..CellInfo::default()
                };
                let place = place(&mut info, count, cell);
                let last = u16::from_le_bytes([place[2], place[3]]).saturating_add(count.saturating_sub(1) as u16);
                let end = record.data.len() as isize - 2;
                record.put(stream, 0, &place);
                record.put(stream, end, &last.to_le_bytes());
            }
            // fDyZero: the row has no height.
            ROW if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                extend(&mut info.marks.hidden_rows, row);
            }
            COLUMNS if u16_at(data, 8).is_some_and(|flags| flags & 1 != 0) || u16_at(data, 4) == Some(0) => {
                info.marks.hidden_columns.push((row, col));
            }
            MERGED => info.marks.merged.extend(merged(data).take(MOST_MERGED)),
            // calamine reserves what it declares.
            SIZE => record.rename(stream, NOTHING),
            _ => {}
        }
    }
    info.marks.comments = comments(stream, &records);
    info
}

/// Gives cells the next places of the plain sheet, all in one row of it; row and column as a record has them.
fn place(info: &mut SheetInfo, count: usize, cell: impl Fn(usize) -> CellInfo) -> [u8; 4] {
    let left = WIDTH - info.cells.len() % WIDTH;
    if count > left {
        info.cells.resize(info.cells.len() + left, CellInfo::default());
    }
    let first = info.cells.len();
    info.cells.extend((0..count).map(cell));
    let (row, col) = ((first / WIDTH) as u16, (first % WIDTH) as u16);
    let ([a, b], [c, d]) = (row.to_le_bytes(), col.to_le_bytes());
    [a, b, c, d]
}

/// Where a cell holds an error that calamine does not know, and its name.
fn error_at(kind: u16, data: &[u8]) -> Option<(isize, &'static str)> {
    let at = match kind {
        BOOL_OR_ERROR if data.get(7) == Some(&1) => 6,
        FORMULA if data.get(6) == Some(&2) && u16_at(data, 12) == Some(0xFFFF) => 8,
        _ => return None,
    };
    Some((at as isize, unknown_error(*data.get(at)?)?))
}

fn merged(data: &[u8]) -> impl Iterator<Item = Area> {
    let areas = data.get(2..).unwrap_or_default().as_chunks::<8>().0;
    let count = usize::from(u16_at(data, 0).unwrap_or_default());
    areas.iter().take(count).filter_map(|area| {
        let number = |at| u16_at(area, at).map(u32::from);
        Some(Area { top: number(0)?, bottom: number(2)?, left: number(4)?, right: number(6)? })
    })
}

/// Notes, whose words stand with the objects they name.
fn comments(stream: &[u8], records: &[Record]) -> Vec<Comment> {
    let (mut words, mut object) = (BTreeMap::new(), None);
    for pair in records.windows(2) {
        let data = pair[0].of(stream);
        match pair[0].kind {
            // The first part of an object (ftCmo): its kind, 25 for a note, and its number.
            OBJECT if u16_at(data, 4) == Some(25) => object = u16_at(data, 6),
            TEXT_OF_OBJECT if pair[1].kind == CONTINUE => {
                let length = usize::from(u16_at(data, 10).unwrap_or_default());
                words.extend(object.take().map(|object| (object, cut(&text(pair[1].of(stream), 0, length)))));
            }
            _ => {}
        }
    }
    let notes = records.iter().filter(|record| record.kind == NOTE).take(MOST_COMMENTS);
    notes
        .filter_map(|note| {
            let data = note.of(stream);
            let text = words.get(&u16_at(data, 6)?)?.clone();
            Some(Comment { row: u32::from(u16_at(data, 0)?), col: u32::from(u16_at(data, 2)?), text })
        })
        .collect()
}
