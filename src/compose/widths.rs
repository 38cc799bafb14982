//! Widths of columns from what stands in them.
//!
//! In: the rows of a table. Out: shares of its width in thousandths. Must not: load a font; both formats get the same
//! shares, so letters are taken at about their width, in hundredths of the type size.

use crate::model::document::{Cell, Orientation, Row, RowKind, plain};
use unicode_normalization::UnicodeNormalization;

/// Between the margins of a page, at 10 points: 160 mm and 257 mm.
const ROOM_UPRIGHT: usize = 4530;
const ROOM_LYING: usize = 7280;
/// A column of running text asks for no more than this.
const LONGEST: usize = 6000;
/// No single word asks for more than this; a longer one is broken.
const LONGEST_WORD: usize = 1200;
/// Room for the padding on both sides of a cell.
const PADDING: usize = 70;

/// What a column asks for.
#[derive(Clone, Copy, Default)]
struct Need {
    /// Its longest word: below this words are broken.
    word: usize,
    /// Its longest text: at this nothing wraps.
    text: usize,
}

/// Every column gets its longest word. What is left is handed out evenly, and a column that needs less than its part
/// leaves the rest to the others: short texts stay on one line, long ones share what remains.
pub(super) fn shares(header: &Row, rows: &[Row], orientation: Orientation) -> Vec<u32> {
    let room = match orientation {
        Orientation::Portrait => ROOM_UPRIGHT,
        Orientation::Landscape => ROOM_LYING,
    };
    let needs = needs(header, rows);
    let mut widths: Vec<usize> = needs.iter().map(|need| need.word).collect();
    let mut left = room.saturating_sub(widths.iter().sum());
    let mut by_wish: Vec<usize> = (0..needs.len()).collect();
    by_wish.sort_by_key(|i| needs.get(*i).map(|need| need.text - need.word));
    for (taken, i) in by_wish.iter().enumerate() {
        if let (Some(need), Some(width)) = (needs.get(*i), widths.get_mut(*i)) {
            let gain = (need.text - need.word).min(left / (needs.len() - taken));
            *width += gain;
            left -= gain;
        }
    }
    thousandths(&widths)
}

fn needs(header: &Row, rows: &[Row]) -> Vec<Need> {
    let mut needs = vec![Need::default(); header.cells.len()];
    for (need, cell) in needs.iter_mut().zip(&header.cells) {
        // A heading may wrap between words, but not into a column of single words.
        need.word = longest_word(cell, RowKind::Head);
        need.text = width(&plain(&cell.content), RowKind::Head) / 2;
    }
    for row in rows {
        let mut col = 0;
        for cell in &row.cells {
            if let (1, Some(need)) = (cell.span, needs.get_mut(col)) {
                // Thousandths of the type size are ten of the hundredths counted here.
                let behind = (cell.behind / 10) as usize;
                need.word = need.word.max((longest_word(cell, row.kind) + behind).min(LONGEST_WORD));
                need.text = need.text.max((width(&plain(&cell.content), row.kind) + behind).min(LONGEST));
            }
            col += cell.span;
        }
    }
    for need in &mut needs {
        need.word += PADDING;
        need.text = (need.text + PADDING).max(need.word);
    }
    needs
}

fn longest_word(cell: &Cell, kind: RowKind) -> usize {
    plain(&cell.content).split(' ').map(|word| width(word, kind)).max().unwrap_or(0)
}

/// About the width of a text in a serif face; every row but a body row is bold.
fn width(text: &str, kind: RowKind) -> usize {
    let letters: usize = text.chars().filter_map(|c| c.nfd().next()).map(letter).sum();
    if kind == RowKind::Body { letters } else { letters * 108 / 100 }
}

fn letter(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | 'J' | '.' | ',' | ':' | ';' | '(' | ')' | '-' | '/' | ' '
        | '\u{a0}' => 32,
        'm' | 'w' | 'M' | 'W' | '%' | '…' => 85,
        c if c.is_uppercase() => 70,
        _ => 50,
    }
}

fn thousandths(widths: &[usize]) -> Vec<u32> {
    let all = widths.iter().sum::<usize>().max(1);
    let mut shares: Vec<u32> = widths.iter().map(|width| u32::try_from(width * 1000 / all).unwrap_or(0)).collect();
    let rest = 1000u32.saturating_sub(shares.iter().sum());
    if let Some(widest) = shares.iter_mut().max() {
        *widest += rest;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Inline, RowKind};

    fn row(kind: RowKind, cells: &[&str]) -> Row {
        let cells = cells.iter().map(|text| Cell { content: vec![Inline::text(*text)], span: 1, behind: 0 }).collect();
        Row { kind, cells }
    }

    #[test]
    fn shares_sum_to_the_whole_and_follow_the_text() {
        let header = row(RowKind::Head, &["TT", "Địa phương", "Nội dung"]);
        let rows = [row(RowKind::Body, &["1", "Thừa Thiên Huế", &"dài ".repeat(60)])];
        let shares = shares(&header, &rows, Orientation::Portrait);
        assert_eq!(shares.iter().sum::<u32>(), 1000);
        assert!(shares[0] < shares[1] && shares[1] < shares[2], "{shares:?}");
    }

    #[test]
    fn an_empty_table_has_shares_too() {
        assert_eq!(shares(&row(RowKind::Head, &[]), &[], Orientation::Portrait), Vec::<u32>::new());
        assert_eq!(shares(&row(RowKind::Head, &["", ""]), &[], Orientation::Landscape).iter().sum::<u32>(), 1000);
    }
}
