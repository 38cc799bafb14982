//! The lines of a sheet by their codes and by their wordings.
//!
//! In: the form. Out: which line a row names. Must not: prefer the code where the words name another line.

use super::sheet::{cell, label_key, numbers_columns, words};
use crate::model::form::{Form, Line};
use crate::model::workbook::RawCell;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

/// What a row names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Named<'f> {
    /// One line.
    Line(&'f Line),
    /// One by its code and another by its words.
    Two(&'f Line, &'f Line),
}

/// Lines of one declared sheet.
pub(super) struct LineIndex<'f> {
    pub(super) lines: Vec<&'f Line>,
    by_code: BTreeMap<String, &'f Line>,
    /// Wordings as the form has them, `None` for those that several lines share: most workbooks keep them, and folding
    /// is dear.
    by_words: HashMap<&'f str, Option<&'f Line>>,
    /// Wordings as keys, `None` for those that several lines share; made when first asked for.
    by_label: OnceCell<BTreeMap<String, Option<&'f Line>>>,
}

impl<'f> LineIndex<'f> {
    pub(super) fn new(form: &'f Form, sheet: &str) -> LineIndex<'f> {
        let lines: Vec<&Line> = form.lines.iter().filter(|line| &*line.sheet == sheet).collect();
        let by_code = lines.iter().map(|line| (line.code.to_lowercase(), *line)).collect();
        let mut by_words: HashMap<&str, Option<&Line>> = HashMap::new();
        for (words, line) in lines.iter().flat_map(|line| line.label.iter().map(|label| (label.as_str(), *line))) {
            let known = by_words.entry(words).or_insert(Some(line));
            *known = known.filter(|known| known.code == line.code);
        }
        LineIndex { lines, by_code, by_words, by_label: OnceCell::new() }
    }

    fn by_label(&self) -> &BTreeMap<String, Option<&'f Line>> {
        self.by_label.get_or_init(|| {
            let mut by_label: BTreeMap<String, Option<&Line>> = BTreeMap::new();
            for line in &self.lines {
                for label in &line.label {
                    let known = by_label.entry(label_key(label)).or_insert(Some(line));
                    *known = known.filter(|known| known.code == line.code);
                }
            }
            by_label
        })
    }

    /// The line a row names by its code and its words.
    pub(super) fn named(&self, cells: &[RawCell], code: Option<u32>, label: Option<u32>) -> Option<Named<'f>> {
        let label = cell(cells, label).map(words);
        // A row that numbers the columns has no words where the label stands.
        let wordless = label.as_deref().is_some_and(|label| !label.contains(char::is_alphabetic));
        if wordless || numbers_columns(cells) {
            return None;
        }
        let by_code = cell(cells, code).and_then(|code| self.with_code(&words(code)));
        let by_label = label.and_then(|label| self.with_label(&label));
        match (by_code, by_label) {
            (Some(one), Some(other)) if one.code != other.code => Some(Named::Two(one, other)),
            (line, other) => line.or(other).map(Named::Line),
        }
    }

    /// The line with a code as people write it: `15,1`, `15.1.`, `b1`.
    pub(super) fn with_code(&self, text: &str) -> Option<&'f Line> {
        let code = text.trim().trim_end_matches(['.', ')']).replace(',', ".").to_lowercase();
        self.by_code.get(&code).copied()
    }

    /// The line with a wording, with or without its code before it.
    pub(super) fn with_label(&self, text: &str) -> Option<&'f Line> {
        if let Some(Some(line)) = self.by_words.get(text) {
            return Some(line);
        }
        let of = |text: &str| self.by_label().get(&label_key(text)).copied().flatten();
        of(text).or_else(|| {
            let (code, rest) = text.split_once(' ')?;
            let line = self.with_code(code)?;
            (of(rest)?.code == line.code).then_some(line)
        })
    }

    /// Whether a row names a line by its code, or in any cell by its words.
    pub(super) fn names_a_line(&self, cells: &[RawCell], code: Option<u32>, label: Option<u32>) -> bool {
        matches!(self.named(cells, code, label), Some(Named::Line(_)))
            || cells.iter().any(|cell| self.with_label(&words(cell)).is_some())
    }
}
