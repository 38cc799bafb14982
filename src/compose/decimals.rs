//! Lines up the decimal commas of a column: each number gets room behind it. "63,7%" stays "63,7%" next to "65,57%".
//!
//! Digits of text faces are of one width, half the type size; widths are those of Times and of the faces made to its
//! measures, in thousandths of the type size.

use super::marks::is_sign;
use crate::model::document::{Align, Column, Inline, Row};
use crate::model::language::Language;

const DIGIT: u32 = 500;
const COMMA: u32 = 250;
const PERCENT: u32 = 833;
/// Width of a sign behind a number, whatever it means: `*`, `†` and `‡` are as wide as a digit.
const SIGN: u32 = 500;

/// Sets [`crate::model::document::Cell::behind`] in columns that stand on the right.
pub(super) fn align(language: Language, columns: &[Column], rows: &mut [Row]) {
    let point = match language {
        Language::Vi => ',',
        Language::En => '.',
    };
    for (at, _) in columns.iter().enumerate().filter(|(_, column)| column.align == Align::Right) {
        let longest = rows.iter().filter_map(|row| tail(point, row, at)).max().unwrap_or(0);
        for row in rows.iter_mut() {
            let tail = tail(point, row, at);
            if let (Some(tail), Some(cell)) = (tail, position(row, at).and_then(|i| row.cells.get_mut(i))) {
                cell.behind = longest - tail;
            }
        }
    }
}

/// The cell that alone covers a column.
fn position(row: &Row, column: usize) -> Option<usize> {
    let mut at = 0;
    for (i, cell) in row.cells.iter().enumerate() {
        if at == column {
            return (cell.span == 1).then_some(i);
        }
        at += cell.span;
    }
    None
}

/// Width of what stands from the comma on, or behind the last digit where there is none; nothing for a cell that is not
/// one number alone: a total with its coverage, "9.028,2 (62/63)", keeps to the right edge.
fn tail(point: char, row: &Row, column: usize) -> Option<u32> {
    let cell = row.cells.get(position(row, column)?)?;
    let (text, sign) = match &cell.content[..] {
        [Inline::Figure { text, .. }] => (text, ""),
        [Inline::Figure { text, .. }, Inline::Text { text: sign, .. }] if sign.trim_matches(is_sign).is_empty() => {
            (text, &**sign)
        }
        _ => return None,
    };
    let number = text.trim_end_matches(is_sign);
    let signs = SIGN * (text[number.len()..].chars().count() + sign.chars().count()) as u32;
    let whole = number.trim_end_matches('%');
    let percent = if whole.len() < number.len() { PERCENT } else { 0 };
    let fraction = whole.rsplit_once(point).map_or(0, |(_, digits)| COMMA + DIGIT * digits.len() as u32);
    whole.ends_with(|c: char| c.is_ascii_digit()).then_some(fraction + percent + signs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Cell, Emphasis, RowKind};
    use crate::model::figure::{Aspect, FigureKey, Place};

    fn cell(text: &str) -> Cell {
        let key = FigureKey { place: Place::Country, line: "1".into(), aspect: Aspect::Value };
        let figure = Inline::Figure { key, text: text.to_owned(), emphasis: Emphasis::default(), source: None };
        Cell { content: vec![figure], span: 1, behind: 0 }
    }

    fn behind(texts: &[&str]) -> Vec<u32> {
        let mut rows: Vec<Row> =
            texts.iter().map(|text| Row { kind: RowKind::Body, cells: vec![cell(text)] }).collect();
        align(Language::Vi, &[Column { share: 1000, align: Align::Right }], &mut rows);
        rows.iter().map(|row| row.cells[0].behind).collect()
    }

    #[test]
    fn the_longest_fraction_stands_at_the_edge() {
        assert_eq!(behind(&["7.610,8", "14.836,56", "253"]), [500, 0, 1250]);
        assert_eq!(behind(&["63,7%", "65,57%", "…"]), [500, 0, 0]);
        assert_eq!(behind(&["1", "22"]), [0, 0]);
    }

    #[test]
    fn a_star_hangs_behind_the_digits() {
        let figure = |text: &str, star: bool| {
            let mut cell = cell(text);
            cell.content.extend(star.then(|| Inline::text("*")));
            Row { kind: RowKind::Body, cells: vec![cell] }
        };
        let mut rows = [figure("51,6%", true), figure("62,97%", false), figure("70%", true)];
        align(Language::Vi, &[Column { share: 1000, align: Align::Right }], &mut rows);
        assert_eq!(rows.map(|row| row.cells[0].behind), [0, 0, 750]);
        assert_eq!(behind(&["51,6%*", "62,9%"]), [0, 500]);
    }

    #[test]
    fn a_total_with_its_coverage_moves_nothing() {
        let mut rows: Vec<Row> =
            ["1,5", "2,25"].iter().map(|text| Row { kind: RowKind::Body, cells: vec![cell(text)] }).collect();
        let mut total = cell("3,75");
        total.content.push(Inline::text(" (62/63)"));
        rows.push(Row { kind: RowKind::Total, cells: vec![total] });
        align(Language::Vi, &[Column { share: 1000, align: Align::Right }], &mut rows);
        assert_eq!(rows.iter().map(|row| row.cells[0].behind).collect::<Vec<_>>(), [500, 0, 0]);
    }
}
