//! Where documents state the coverage of totals: once where it is the same for a paragraph, a column or a row of
//! totals; a number that covers more or fewer localities states its own.

use super::coverage;
use super::report_context::ReportContext;
use crate::model::book::Consolidated;
use crate::model::document::{Cell, Inline, Row, RowKind, plain};
use crate::model::figure::{Aspect, FigureKey, Place};
use std::collections::BTreeSet;
use std::sync::Arc;

/// `33/34` where the book misses localities of a place: what most of its totals cover.
fn usual(place: &Place, book: &Consolidated) -> Option<String> {
    let expected = coverage::expected(place, book);
    let missing = match place {
        Place::Country => book.coverage.missing.len(),
        Place::Region(slug) => {
            let missing: BTreeSet<&str> = book.coverage.missing.iter().map(|code| &**code).collect();
            let of_region = book.localities.iter().filter(|locality| locality.region.slug == *slug);
            of_region.filter(|locality| missing.contains(&*locality.id.code)).count()
        }
        Place::Locality(_) => 0,
    };
    (missing > 0).then(|| format!("{}/{expected}", expected - missing))
}

/// A coverage taken from behind a total of a paragraph.
struct Taken {
    /// Whose figure and of which line.
    of: (Place, Arc<str>),
    /// Where it stood: at the beginning of this inline.
    at: usize,
    coverage: String,
    /// Whether it is the book's own.
    usual: bool,
}

/// Where words may be put in: in which inline, before which byte, and whether brackets are open there.
struct Spot {
    inline: usize,
    byte: usize,
    nested: bool,
}

/// Coverages of a paragraph stand where the clause of their total ends, so that they part no number from its noun. Where
/// several totals cover what the book covers, that is stated once, with the first of them: it holds for the paragraph.
pub(super) fn state(content: &mut Vec<Inline>, subject: &ReportContext) {
    state_once(content, subject, &mut false);
}

/// The same of an item of a list: what the book covers is not stated where an item before has `stated` it.
pub(super) fn state_once(content: &mut Vec<Inline>, subject: &ReportContext, stated: &mut bool) {
    let mut taken = take(content, subject);
    let usual = taken.iter().filter(|taken| taken.usual).count();
    let several = usual > 1 || *stated;
    if several {
        taken.retain(|taken| !taken.usual || !std::mem::replace(stated, true));
    }
    *stated |= usual > 0;
    // Both sides of a comparison and their difference cover the same localities.
    taken.dedup_by(|next, before| next.of == before.of && next.coverage == before.coverage);
    // From the last to the first, so that what is put in moves nothing that is still to come.
    for taken in taken.iter().rev() {
        put(content, taken, several && taken.usual);
    }
    content.retain(|inline| !matches!(inline, Inline::Text { text, .. } if text.is_empty()));
}

/// Takes the coverages from behind the totals.
fn take(content: &mut [Inline], subject: &ReportContext) -> Vec<Taken> {
    let book = &*subject.book;
    let country = usual(&Place::Country, book).map(|coverage| coverage::of_localities(subject, &coverage));
    let mut all = Vec::new();
    let mut wanted: Option<((Place, Arc<str>), String, bool)> = None;
    for (at, inline) in content.iter_mut().enumerate() {
        match inline {
            Inline::Figure { key, .. } => {
                let figure = book.figure(&key.place, &key.line);
                let coverage = figure.and_then(|figure| coverage::stated(subject, key, figure));
                wanted = coverage.map(|coverage| {
                    let usual = key.place == Place::Country && country.as_ref() == Some(&coverage);
                    ((key.place.clone(), Arc::clone(&key.line)), coverage, usual)
                });
            }
            Inline::Text { text, .. } => {
                if let Some((of, coverage, usual)) = &wanted
                    && let Some(rest) = text.strip_prefix(&coverage::behind(coverage))
                {
                    *text = rest.to_owned();
                    all.push(Taken { of: of.clone(), at, coverage: coverage.clone(), usual: *usual });
                    wanted = None;
                }
            }
            Inline::Target { .. } | Inline::Reference { .. } | Inline::Note(_) | Inline::Break => {}
        }
    }
    all
}

/// Puts a coverage in at the end of its clause; in brackets behind a semicolon. One that holds for one total only does not
/// pass the next.
fn put(content: &mut [Inline], taken: &Taken, of_all: bool) {
    let Spot { inline, byte, nested } = clause_end(content, taken.at, of_all);
    let words = if nested { format!("; {}", taken.coverage) } else { coverage::behind(&taken.coverage) };
    let Some(Inline::Text { text, .. }) = content.get_mut(inline) else { return };
    // What is in brackets already takes it in.
    match text.get(..byte).and_then(|before| before.strip_suffix(')')) {
        Some(inside) if !nested => {
            let at = inside.len();
            text.insert_str(at, &format!("; {}", taken.coverage));
        }
        _ => text.insert_str(byte, &words),
    }
}

/// The end of the clause that goes on at the beginning of an inline: before a comma, semicolon, colon or full stop with a
/// space or nothing behind it, before a bracket that closes, or at the end of all. Where another total comes first, the
/// beginning itself.
fn clause_end(content: &[Inline], from: usize, past_totals: bool) -> Spot {
    let outside = content.iter().take(from).map(open_brackets).sum::<i32>();
    let start = Spot { inline: from, byte: 0, nested: outside > 0 };
    let (mut depth, mut last) = (outside, from);
    for (n, inline) in content.iter().enumerate().skip(from) {
        match inline {
            Inline::Text { text, .. } => {
                last = n;
                for (byte, c) in text.char_indices() {
                    if depth == outside && closes(text.get(byte..).unwrap_or_default()) {
                        return Spot { inline: n, byte, nested: outside > 0 };
                    }
                    depth += bracket(c);
                }
            }
            Inline::Figure { .. } if !past_totals => return start,
            Inline::Break => break,
            Inline::Figure { .. } | Inline::Target { .. } | Inline::Reference { .. } | Inline::Note(_) => {}
        }
    }
    let end = content.get(last).map_or(0, |inline| if let Inline::Text { text, .. } = inline { text.len() } else { 0 });
    Spot { inline: last, byte: end, nested: outside > 0 }
}

/// Whether a clause ends before these words.
fn closes(words: &str) -> bool {
    let mut letters = words.chars();
    let (sign, behind) = (letters.next(), letters.as_str());
    match sign {
        Some(')') => true,
        Some(',' | ';' | ':') => behind.is_empty() || behind.starts_with(' '),
        Some('.') => behind.is_empty() || behind.starts_with([' ', '/']),
        _ => false,
    }
}

fn open_brackets(inline: &Inline) -> i32 {
    if let Inline::Text { text, .. } = inline { text.chars().map(bracket).sum() } else { 0 }
}

fn bracket(c: char) -> i32 {
    match c {
        '(' => 1,
        ')' => -1,
        _ => 0,
    }
}

/// In a row of totals its name tells what most of them cover, and numbers do not repeat it. Where rows are lines, the head
/// of a column tells it; of values, unless `stated`: a column of the table says how many localities each line covers.
pub(super) fn in_table(book: &Consolidated, head: &mut Row, rows: &mut [Row], stated: bool) {
    rows.iter_mut().filter(|row| row.kind != RowKind::Body).for_each(|row| in_row(book, row));
    let Some(usual) = usual(&Place::Country, book) else { return };
    for (column, head) in head.cells.iter_mut().enumerate() {
        let body = rows.iter_mut().filter(|row| row.kind == RowKind::Body);
        let mut cells: Vec<&mut Cell> = body.filter_map(|row| row.cells.get_mut(column)).collect();
        let of_country = |cell: &&mut Cell| total(cell).filter(|key| key.place == Place::Country).cloned();
        let totals: Vec<FigureKey> = cells.iter().filter_map(of_country).collect();
        let stated = stated && totals.iter().all(|key| key.aspect == Aspect::Value);
        // A head would be wrong of a number that covers more.
        if !stated && totals.iter().any(|key| covers_all(key, book)) {
            continue;
        }
        let stripped = cells.iter_mut().map(|cell| strip(cell, &usual)).filter(|there| *there).count();
        if stripped > 0 && !stated {
            head.content.push(Inline::text(format!(" ({usual})")));
        }
    }
}

/// A row of a region or of the country: the name tells what the book has of it, a number that covers more says so.
fn in_row(book: &Consolidated, row: &mut Row) {
    let Some(place) = row.cells.iter().find_map(total).map(|key| key.place.clone()) else { return };
    let Some(usual) = usual(&place, book) else { return };
    let stripped = row.cells.iter_mut().map(|cell| strip(cell, &usual)).filter(|there| *there).count();
    let stated = format!(" ({usual})");
    let Some(name) = row.cells.iter_mut().find(|cell| !cell.content.is_empty() && total(cell).is_none()) else {
        return;
    };
    let named = plain(&name.content).ends_with(&stated);
    if stripped > 0 && !named {
        name.content.push(Inline::text(stated));
    }
    if stripped > 0 || named {
        let all = coverage::expected(&place, book);
        for cell in &mut row.cells {
            if total(cell).is_some_and(|key| covers_all(key, book)) {
                cell.content.push(Inline::text(format!(" ({all}/{all})")));
            }
        }
    }
}

/// The figure of a cell that holds one of a region or of the country, with its coverage or without.
fn total(cell: &Cell) -> Option<&FigureKey> {
    match cell.content.first() {
        Some(Inline::Figure { key, .. }) if !matches!(key.place, Place::Locality(_)) => Some(key),
        _ => None,
    }
}

fn covers_all(key: &FigureKey, book: &Consolidated) -> bool {
    let covered = book.figure(&key.place, &key.line).and_then(|figure| coverage::covered(key, figure));
    covered.is_some_and(|covered| covered >= coverage::expected(&key.place, book))
}

/// Takes a coverage from behind the figure of a cell; says whether it was there.
fn strip(cell: &mut Cell, usual: &str) -> bool {
    // Between them may stand the unit of a change.
    let repeats = match &cell.content[..] {
        [Inline::Figure { .. }, .., Inline::Text { text, .. }] => text.trim() == format!("({usual})"),
        _ => false,
    };
    if repeats {
        cell.content.pop();
    }
    repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the coverage of a total before these words goes, shown by a bar.
    fn spot(before: &str, words: &str) -> (String, bool) {
        let content = [Inline::text(before), Inline::text(words)];
        let Spot { inline, byte, nested } = clause_end(&content, 1, false);
        let mut text = plain(&content[inline..]);
        text.insert(byte, '|');
        (text, nested)
    }

    #[test]
    fn a_coverage_goes_where_the_clause_ends() {
        for (words, stated) in [
            (" ha. Đến nay", " ha|. Đến nay"),
            (" CCN./.", " CCN|./."),
            (" theo khoản 2.1 Điều 3", " theo khoản 2.1 Điều 3|"),
            (" CCN (cụm) có hệ thống, còn lại", " CCN (cụm) có hệ thống|, còn lại"),
            (" tăng 1,5 lần; ", " tăng 1,5 lần|; "),
        ] {
            assert_eq!(spot("Chỉ ", words), (stated.to_owned(), false));
        }
        assert_eq!(spot("(cả nước ", "), còn"), ("|), còn".to_owned(), true));
    }

    #[test]
    fn a_coverage_of_one_total_does_not_pass_the_next() {
        let key = FigureKey { place: Place::Country, line: "3".into(), aspect: Aspect::Value };
        let figure = Inline::Figure { key, text: "5".to_owned(), emphasis: Default::default(), source: None };
        let content = [Inline::text(" cụm trên "), figure, Inline::text(" cụm, còn")];
        let at = |past| {
            let Spot { inline, byte, .. } = clause_end(&content, 0, past);
            (inline, byte)
        };
        assert_eq!([at(false), at(true)], [(0, 0), (2, " cụm".len())]);
    }
}
