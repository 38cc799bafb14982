//! The header among the rows of a sheet: where each named column stands, wherever the header is and in however many rows it
//! is written.

use super::sheet::{SheetView, label_key, words};
use crate::model::workbook::{RawCell, RawValue};
use std::collections::BTreeMap;

/// Headers are looked for among this many rows with cells.
const WITHIN: usize = 60;
/// Most rows a header is written in.
const DEEPEST: usize = 3;
/// A longer text is no column's name.
const LONGEST_NAME: usize = 200;

/// A header: where each asked-for column stands.
pub(super) struct Header {
    /// Its first row.
    pub(super) top: u32,
    /// Its last row.
    pub(super) row: u32,
    /// In the order asked; `None` where the sheet lacks the column.
    pub(super) columns: Vec<Option<Column>>,
}

/// A column of a header.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) col: u32,
    /// What stands over it.
    pub(super) text: String,
    /// Others that have its name as well.
    pub(super) also: Vec<u32>,
    /// It has its name and no more.
    pub(super) exact: bool,
}

impl Header {
    /// Position of an asked-for column.
    pub(super) fn col(&self, which: usize) -> Option<u32> {
        self.column(which).map(|column| column.col)
    }

    /// An asked-for column.
    pub(super) fn column(&self, which: usize) -> Option<&Column> {
        self.columns.get(which)?.as_ref()
    }

    /// How many columns were found.
    pub(super) fn found(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    fn exact(&self) -> usize {
        self.columns.iter().flatten().filter(|column| column.exact).count()
    }
}

/// The rows in which the most of the named columns stand, `least` of them at least. Exact names count before longer
/// ones that have them in them (`Tên chỉ tiêu`), fewer rows before more, upper ones before lower.
pub(super) fn header(view: &SheetView<'_>, columns: &[&[String]], least: usize) -> Option<Header> {
    let wanted: Vec<Vec<String>> = columns.iter().map(|names| names.iter().map(|n| label_key(n)).collect()).collect();
    let mut rows: Vec<(u32, Texts)> = Vec::new();
    let mut best: Option<Header> = None;
    for (row, cells) in view.rows().take(WITHIN) {
        rows.push((row, texts(cells)));
        let last = rows.get(rows.len() - 1..).unwrap_or_default();
        best = better(best, in_rows(last, &wanted), least);
        // Nothing can be better, and most workbooks say it in their first rows.
        if best.as_ref().is_some_and(|best| best.exact() == wanted.len()) {
            return best;
        }
    }
    for depth in 2..=DEEPEST {
        for rows in rows.windows(depth) {
            best = better(best, in_rows(rows, &wanted), least);
        }
    }
    best
}

fn better(best: Option<Header>, found: Option<Header>, least: usize) -> Option<Header> {
    let Some(found) = found.filter(|found| found.found() >= least) else { return best };
    match best {
        Some(best) if (found.found(), found.exact()) <= (best.found(), best.exact()) => Some(best),
        _ => Some(found),
    }
}

/// Texts of a row by column: as written, and as a key.
type Texts = BTreeMap<u32, (String, String)>;

fn texts(cells: &[RawCell]) -> Texts {
    let named = cells.iter().filter_map(|cell| match &cell.value {
        RawValue::Text(text) if text.len() <= LONGEST_NAME => {
            let words = words(cell).into_owned();
            let key = label_key(&words);
            Some((cell.col, (words, key)))
        }
        _ => None,
    });
    named.collect()
}

/// The columns named in consecutive rows taken as one header. A row that names none of them by itself belongs to it
/// only under one that does.
fn in_rows(rows: &[(u32, Texts)], wanted: &[Vec<String>]) -> Option<Header> {
    let (top, row) = (rows.first()?.0, rows.last()?.0);
    let mut joined: Texts = BTreeMap::new();
    for (_, texts) in rows {
        for (col, (words, key)) in texts {
            let (all_words, all_keys) = joined.entry(*col).or_default();
            for (all, part) in [(all_words, words), (all_keys, key)] {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(part);
            }
        }
    }
    let exact: Vec<Option<Column>> = wanted.iter().map(|names| exactly(&joined, names)).collect();
    let mut taken: Vec<u32> = exact.iter().flatten().map(|column| column.col).collect();
    let columns = exact.into_iter().zip(wanted).map(|(exact, names)| {
        exact.or_else(|| {
            let found = loosely(&joined, names, &taken)?;
            taken.push(found.col);
            Some(found)
        })
    });
    Some(Header { top, row, columns: columns.collect() })
}

/// The column under one of some names, in the order of the names, and all others under one of them.
fn exactly(texts: &Texts, names: &[String]) -> Option<Column> {
    let mut found = names.iter().flat_map(|name| texts.iter().filter(move |(_, (_, key))| key == name));
    let (col, (words, _)) = found.next()?;
    let also = found.map(|(other, _)| *other).filter(|other| other != col).collect();
    Some(Column { col: *col, text: words.clone(), also, exact: true })
}

/// The one column left under a longer name that has one of the names in it. A name of one word, `TT`, is too short to
/// be looked for in others.
fn loosely(texts: &Texts, names: &[String], taken: &[u32]) -> Option<Column> {
    let longer = |key: &str| {
        names.iter().filter(|name| name.contains(' ')).any(|name| format!(" {key} ").contains(&format!(" {name} ")))
    };
    let mut found = texts.iter().filter(|(col, (_, key))| !taken.contains(col) && longer(key));
    match (found.next(), found.next()) {
        (Some((col, (words, _))), None) => {
            Some(Column { col: *col, text: words.clone(), also: Vec::new(), exact: false })
        }
        _ => None,
    }
}
