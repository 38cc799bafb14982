//! One look through the text of an XML part: whether it has formulas, what it hides and merges, or why no reader may see
//! it. It does not parse: whatever could be a tag counts, also inside comments; too strict is safe here.

use super::Reason;
use crate::model::workbook::{Area, Marks};
use crate::msg;

/// Rows and columns of a sheet in Excel.
pub(super) const SHEET: (u32, u32) = (1 << 20, 1 << 14);
/// Least bytes of an entry in the string table, `<si/>`.
const SMALLEST_STRING: usize = 5;

/// Bytes of the longest address that is on the sheet, `XFD1048576`, and its closing quote.
const LONGEST_ADDRESS: usize = 11;
/// Merged cells that are listed: more than any form has.
pub(super) const MOST_MERGED: usize = 20_000;

/// What a part holds.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) formulas: bool,
    /// Rows and columns that are hidden, and cells that are merged, where the part is a sheet.
    pub(super) marks: Marks,
}

/// Looks through one part.
pub(super) fn part(bytes: &[u8]) -> Result<Seen, Reason> {
    // Two-byte text would hide its tags from this look, and no spreadsheet program writes it.
    if memchr::memchr(0, bytes).is_some() {
        return Err(msg!("reading-not-utf-8"));
    }
    let mut seen = Seen::default();
    let mut row = 0;
    for at in memchr::memchr_iter(b'<', bytes) {
        let tag = &bytes[at + 1..];
        match tag {
            [b'/' | b'?', ..] | [b'v', b'>', ..] | [b'!', b'-', b'-', ..] | [b'!', b'[', ..] => {}
            [b'c', b' ', b'r', b'=', b'"', value @ ..] if is_usual(value) => {}
            [b'!', ..] => return Err(msg!("reading-dtd")),
            _ => {
                // No tag has another in it: what is not closed before the next is looked at no further, or a part of
                // two million beginnings of tags would take hours.
                // One that the part ends in is read by nobody.
                let Some(end) = memchr::memchr2(b'<', b'>', tag) else { break };
                let tag = &tag[..end];
                match local_name(tag) {
                    b"c" => address(tag).map(drop)?,
                    b"row" => {
                        row = address(tag)?.unwrap_or(row + 1);
                        if is_set(tag, b"hidden") || is_zero(tag, b"ht") {
                            extend(&mut seen.marks.hidden_rows, row.saturating_sub(1));
                        }
                    }
                    b"col" => seen.marks.hidden_columns.extend(hidden_columns(tag)),
                    b"mergeCell" if seen.marks.merged.len() < MOST_MERGED => {
                        seen.marks.merged.extend(attribute(tag, b"ref").and_then(area));
                    }
                    b"f" => seen.formulas = true,
                    b"sst" => counts(tag, bytes.len())?,
                    _ => {}
                }
            }
        }
    }
    Ok(seen)
}

/// Puts a row into runs of rows.
pub(super) fn extend(runs: &mut Vec<(u32, u32)>, row: u32) {
    match runs.last_mut() {
        Some((_, last)) if *last + 1 == row => *last = row,
        _ => runs.push((row, row)),
    }
}

fn is_set(tag: &[u8], name: &[u8]) -> bool {
    matches!(attribute(tag, name), Some(b"1" | b"true"))
}

fn is_zero(tag: &[u8], name: &[u8]) -> bool {
    number(tag, name) == Some(0.0)
}

fn number(tag: &[u8], name: &[u8]) -> Option<f64> {
    std::str::from_utf8(attribute(tag, name)?).ok()?.trim().parse().ok()
}

/// `<col min="4" max="4" hidden="1"/>`, or of no width.
fn hidden_columns(tag: &[u8]) -> Option<(u32, u32)> {
    let whole = |name| number(tag, name).filter(|n| *n >= 1.0).map(|n| n as u32 - 1);
    (is_set(tag, b"hidden") || is_zero(tag, b"width")).then(|| Some((whole(b"min")?, whole(b"max")?)))?
}

/// `D16:D17`.
fn area(reference: &[u8]) -> Option<Area> {
    let mut corners = reference.split(|b| *b == b':').map(cell);
    let ((top, left), (bottom, right)) = (corners.next()??, corners.next()??);
    Some(Area { top, left, bottom, right })
}

/// Row and column of an address, from 0.
pub(super) fn cell(reference: &[u8]) -> Option<(u32, u32)> {
    let (column, row) = place(reference);
    Some((row?.checked_sub(1)?, column?.checked_sub(1)?))
}

/// Name of a tag without its prefix.
fn local_name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|b| matches!(b, b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r')).unwrap_or(tag.len());
    let name = &tag[..end];
    name.iter().position(|b| *b == b':').map_or(name, |colon| &name[colon + 1..])
}

/// Value of an attribute, without knowing entities.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = tag;
    while let Some(space) = rest.iter().position(u8::is_ascii_whitespace) {
        rest = rest[space..].trim_ascii_start();
        if let Some(after) = rest.strip_prefix(name)
            && let [b'=', value @ ..] = after.trim_ascii_start()
            && let [quote @ (b'"' | b'\''), value @ ..] = value.trim_ascii_start()
        {
            return value.split(|b| b == quote).next();
        }
    }
    None
}

/// Whether an address surely is on the sheet: one or two letters, a row of up to six digits.
fn is_usual(value: &[u8]) -> bool {
    let letters = value.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    let row = value.get(letters..).unwrap_or_default();
    let digits = row.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    matches!((letters, digits), (1..=2, 1..=6)) && row.first() != Some(&b'0') && row.get(digits) == Some(&b'"')
}

/// The address of a cell or a row. Nearly every program writes it first, so that place is looked at first.
fn reference(tag: &[u8]) -> Option<&[u8]> {
    match tag.strip_prefix(b"c r=\"").or_else(|| tag.strip_prefix(b"row r=\"")) {
        Some(value) => value.iter().take(LONGEST_ADDRESS).position(|b| *b == b'"').map(|end| &value[..end]),
        None => None,
    }
    .or_else(|| attribute(tag, b"r"))
}

/// Column and row of an address, from 1; `None` for one that no number holds.
fn place(reference: &[u8]) -> (Option<u32>, Option<u32>) {
    let letters = reference.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let digits = &reference[letters..];
    let column = reference[..letters]
        .iter()
        .try_fold(0u32, |sum, b| sum.checked_mul(26)?.checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1));
    let row = digits.iter().try_fold(0u32, |sum, b| {
        let digit = b.is_ascii_digit().then(|| u32::from(b - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    });
    (column, row)
}

/// The row of a tag's address, if it has one. calamine computes an address without a bound: `ZZZZZZZZ1` wraps round to
/// column A, or stops the program.
fn address(tag: &[u8]) -> Result<Option<u32>, Reason> {
    let Some(reference) = reference(tag) else { return Ok(None) };
    match place(reference) {
        (Some(column), Some(row)) if column <= SHEET.1 && (1..=SHEET.0).contains(&row) => Ok(Some(row)),
        _ => Err(msg!("reading-address", address = shown(reference))),
    }
}

fn shown(reference: &[u8]) -> String {
    String::from_utf8_lossy(&reference[..reference.len().min(20)]).escape_debug().to_string()
}

/// A string table cannot hold more strings than its bytes allow; calamine reserves what it declares.
fn counts(tag: &[u8], size: usize) -> Result<(), Reason> {
    match attribute(tag, b"uniqueCount")
        .map(|value| std::str::from_utf8(value).map(|text| text.trim().parse::<usize>()))
    {
        None => Ok(()),
        Some(Ok(Ok(count))) if count <= size / SMALLEST_STRING => Ok(()),
        Some(_) => Err(msg!("reading-string-count")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_beyond_the_sheet_are_seen_however_they_are_written() {
        for good in [r#"<c r="XFD1048576" s="1">"#, "<c/>", r#"<row spans="1:2" r="7">"#, r#"<x:c t='s' r = 'a1'>"#] {
            assert!(part(good.as_bytes()).is_ok(), "{good}");
        }
        for bad in
            [r#"<c r="XFE1">"#, r#"<c s="1" r='ZZZZZZZZ1'/>"#, "<x:c\n r =\t\"A1048577\">", "<row r=\"4294967296\">"]
        {
            assert!(part(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_tag_that_the_part_is_cut_in_says_nothing() {
        assert!(part(b"<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B").is_ok());
        assert!(part(b"<c r=\"B\"<v>1</v>").is_err(), "only the last is cut");
    }

    #[test]
    fn declarations_are_refused_and_formulas_seen() {
        assert!(part(b"<?xml version='1.0'?><!DOCTYPE x><x/>").is_err());
        assert!(part(b"<sst uniqueCount=\"4000000000\"><si/></sst>").is_err());
        assert!(part(b"<sst count='9' uniqueCount='2'><si/><si/></sst>").is_ok());
        assert!(part(b"<c r='A1'><f>1+1</f></c>").is_ok_and(|seen| seen.formulas));
    }

    #[test]
    fn what_is_hidden_and_merged_is_seen() {
        let marks = part(
            b"<cols><col min='2' max='3' hidden='1'/><col min='5' max='5' width='0'/></cols><row r='4' hidden=\"1\"/>\
              <row hidden='true'/><row r='9'/><mergeCell ref='D16:D17'/><mergeCell ref='A1'/>",
        )
        .unwrap_or_default()
        .marks;
        assert_eq!(marks.hidden_rows, [(3, 4)]);
        assert_eq!(marks.hidden_columns, [(1, 2), (4, 4)]);
        assert_eq!(marks.merged, [Area { top: 15, left: 3, bottom: 16, right: 3 }]);
    }
}
