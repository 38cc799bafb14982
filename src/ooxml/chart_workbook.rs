//! What the workbook behind a chart has in the cells that the chart shows: Word takes it when somebody edits the data.

use super::parts::Parts;
use super::xml_edits::{Kind, Piece, Tags};
use super::{Unusable, relationships};
use crate::model::limits::Limits;
use std::collections::BTreeMap;

/// Most rows of a range: more are none of ours.
const ROWS: u32 = 100_000;

/// Cells below each other: `Sheet1!$B$2:$B$9`.
struct Cells<'r> {
    sheet: &'r str,
    column: &'r str,
    first: u32,
    last: u32,
}

/// The values of ranges of a workbook, a cell each; none where a range is none of its columns.
///
/// # Errors
/// The workbook is broken or too large.
pub(crate) fn columns(
    workbook: &[u8],
    limits: &Limits,
    ranges: &[String],
) -> Result<Vec<Option<Vec<Option<String>>>>, Unusable> {
    let mut parts = Parts::open(workbook, limits)?;
    let sheets = sheets(&mut parts)?;
    let mut read: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    let mut found = Vec::new();
    for range in ranges {
        let place = cells_of(range).and_then(|cells| Some((sheets.get(cells.sheet)?, cells)));
        let Some((part, cells)) = place else {
            found.push(None);
            continue;
        };
        if !read.contains_key(part.as_str()) {
            read.insert(part, values(&parts.required(part)?)?);
        }
        let sheet = read.get(part.as_str());
        let value = |row: u32| sheet.and_then(|sheet| sheet.get(&format!("{}{row}", cells.column)).cloned());
        found.push(Some((cells.first..=cells.last).map(value).collect()));
    }
    Ok(found)
}

fn cells_of(range: &str) -> Option<Cells<'_>> {
    let (sheet, place) = range.rsplit_once('!')?;
    let (first, last) = place.split_once(':').unwrap_or((place, place));
    let cell = |text: &str| -> Option<(usize, u32)> {
        let (column, row) = text.strip_prefix('$')?.split_once('$')?;
        Some((column.len(), row.parse().ok()?))
    };
    let ((width, first_row), (_, last_row)) = (cell(first)?, cell(last)?);
    let column = first.get(1..=width)?;
    let is_column = last.get(1..=width) == Some(column) && (first_row..first_row + ROWS).contains(&last_row);
    is_column.then_some(Cells { sheet: sheet.trim_matches('\''), column, first: first_row, last: last_row })
}

/// Parts of sheets by name.
fn sheets(parts: &mut Parts<'_>) -> Result<BTreeMap<String, String>, Unusable> {
    const WORKBOOK: &str = "xl/workbook.xml";
    let rels = parts.text(&relationships::beside(WORKBOOK))?.unwrap_or_default();
    let relations = relationships::read(WORKBOOK, &rels)?;
    let text = parts.required(WORKBOOK)?;
    let mut sheets = BTreeMap::new();
    for tag in Tags::all(&text)?.iter().filter(|tag| tag.begins() && tag.is("sheet")) {
        let relation = relations.iter().find(|relation| Some(&relation.id) == tag.relation.as_ref());
        sheets.extend(tag.attribute("name").zip(relation.map(|relation| relation.part.clone())));
    }
    Ok(sheets)
}

/// Values of the cells of a sheet by address. Text is no value: what stands for it is no number.
fn values(sheet: &str) -> Result<BTreeMap<String, String>, Unusable> {
    let mut tags = Tags::of(sheet);
    let mut found = BTreeMap::new();
    let (mut cell, mut in_value) = (None, false);
    while let Some(piece) = tags.piece()? {
        match piece {
            Piece::Tag(tag) if tag.is("c") => {
                let is_number = tag.attribute("t").is_none_or(|kind| kind == "n");
                cell = tag.attribute("r").filter(|_| tag.kind == Kind::Open).map(|address| (address, is_number));
            }
            Piece::Tag(tag) if tag.is("v") => in_value = tag.kind == Kind::Open,
            Piece::Text(text) if in_value => {
                if let Some((address, is_number)) = &cell {
                    let value = if *is_number { text.characters().to_string() } else { "…".to_owned() };
                    found.insert(address.clone(), value);
                }
            }
            Piece::Tag(_) | Piece::Text(_) => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_columns_of_a_sheet() {
        let of = |range| cells_of(range).map(|cells| (cells.sheet, cells.column, cells.first, cells.last));
        assert_eq!(of("Sheet1!$B$2:$B$9"), Some(("Sheet1", "B", 2, 9)));
        assert_eq!(of("'Số liệu'!$AA$2"), Some(("Số liệu", "AA", 2, 2)));
        for range in ["", "Sheet1!B2:B9", "Sheet1!$B$2:$C$9", "Sheet1!$B$9:$B$2", "label 1", "Sheet1!$B$2:$B$9000000"] {
            assert!(of(range).is_none(), "{range}");
        }
    }

    #[test]
    fn cells_have_their_values() {
        let space = crate::ooxml::xml_edits::MAIN[0];
        let sheet = format!(
            "<worksheet xmlns=\"{space}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/>\
             <c r=\"C1\"><v>9.5</v></c></row></sheetData></worksheet>"
        );
        let cells = values(&sheet).unwrap();
        assert_eq!(cells, BTreeMap::from([("A1".to_owned(), "…".to_owned()), ("C1".to_owned(), "9.5".to_owned())]));
    }
}
