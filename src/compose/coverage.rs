//! How many localities stand behind the numbers, said once where it is the same for all.
//!
//! In: inlines of a paragraph, rows of a table. Out: the same with the book's own coverage ("33/34") told once for a
//! paragraph, a column or a row of totals; what covers others says so itself. Must not: leave a total without its coverage.

use super::figures;
use crate::model::book::Consolidated;
use crate::model::document::{Inline, Row, RowKind};
use crate::model::figure::{FigureKey, Place};

/// Behind a total in running text: ` (62/63 địa phương)`.
pub(super) fn behind(coverage: &str) -> String {
    format!(" ({coverage} địa phương)")
}

/// `33/34` where the book misses localities: what most of its totals cover.
fn usual(book: &Consolidated) -> Option<String> {
    let coverage = &book.coverage;
    (coverage.accepted < coverage.expected).then(|| format!("{}/{}", coverage.accepted, coverage.expected))
}

/// Whether a figure is a total of the country that covers what the book covers.
fn is_usual(key: &FigureKey, book: &Consolidated) -> bool {
    let covered = || figures::partial(key, book.figure(&key.place, &key.line)?, book);
    key.place == Place::Country && usual(book).is_some_and(|usual| covered() == Some(usual))
}

/// Where several totals of a paragraph cover what the book covers, that is told once, at the end of the first sentence with
/// such a total: it holds for the paragraph.
pub(super) fn tell_once(content: &mut Vec<Inline>, book: &Consolidated) {
    let Some(usual) = usual(book) else { return };
    let told = behind(&usual);
    let is_total = |inline: &Inline| matches!(inline, Inline::Figure { key, .. } if is_usual(key, book));
    if content.iter().filter(|inline| is_total(inline)).count() < 2 {
        return;
    }
    for inline in content.iter_mut() {
        if let Inline::Text { text, .. } = inline {
            *text = text.replace(&told, "");
        }
    }
    content.retain(|inline| !matches!(inline, Inline::Text { text, .. } if text.is_empty()));
    let first = content.iter().position(is_total).map_or(content.len(), |first| first + 1);
    for inline in content.iter_mut().skip(first) {
        if let Inline::Text { text, .. } = inline
            && let Some(end) = sentence_end(text)
        {
            text.insert_str(end, &told);
            return;
        }
    }
    content.push(Inline::text(told));
}

/// Where a sentence ends in some words: before a full stop with a space or nothing behind it, or before the "./." of a
/// document's end.
fn sentence_end(text: &str) -> Option<usize> {
    let closes = |behind: &str| behind.is_empty() || behind.starts_with([' ', '/']);
    text.match_indices('.').find(|(at, _)| text.get(at + 1..).is_some_and(closes)).map(|(at, _)| at)
}

/// In a row of totals, whose name tells the book's coverage, numbers do not repeat it. Where rows are lines, the head of a
/// column tells it, unless `told`: a column of the table says how many localities each line covers.
pub(super) fn in_table(book: &Consolidated, head: &mut Row, rows: &mut [Row], told: bool) {
    let Some(short) = usual(book).map(|usual| format!("({usual})")) else { return };
    for row in rows.iter_mut().filter(|row| row.kind == RowKind::Total) {
        for cell in &mut row.cells {
            strip(&mut cell.content, &short, book);
        }
    }
    for (column, head) in head.cells.iter_mut().enumerate() {
        let body = rows.iter_mut().filter(|row| row.kind == RowKind::Body);
        let cells = body.filter_map(|row| row.cells.get_mut(column));
        let stripped = cells.filter(|cell| cell.span == 1).map(|cell| strip(&mut cell.content, &short, book));
        if stripped.fold(false, |any, one| any | one) && !told {
            head.content.push(Inline::text(format!(" {short}")));
        }
    }
}

/// Takes the coverage from behind a figure; says whether it was there.
fn strip(content: &mut Vec<Inline>, short: &str, book: &Consolidated) -> bool {
    let repeats = match &content[..] {
        [Inline::Figure { key, .. }, Inline::Text { text, .. }] => text.trim() == short && is_usual(key, book),
        _ => false,
    };
    if repeats {
        content.pop();
    }
    repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_full_stop() {
        for (text, before) in [
            (" ha. Đến nay", Some(" ha")),
            (" CCN./.", Some(" CCN")),
            (" theo khoản 2.1 Điều 3", None),
            (" CCN.", Some(" CCN")),
            (" CCN; ", None),
        ] {
            assert_eq!(sentence_end(text).and_then(|end| text.get(..end)), before, "{text:?}");
        }
    }
}
