//! The lines of a sheet by their codes and by their wordings: which line a row names. A code is not preferred where the words
//! name another line, unless the unit next to them says which of the two is meant.

use super::sheet::{cell, label_key, numbers_columns, words};
use super::unit::meant;
use crate::model::form::{Form, Line};
use crate::model::workbook::RawCell;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// What a row names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Named<'f> {
    /// One line.
    Line(&'f Line),
    /// One by its code and another by its words.
    Two(&'f Line, &'f Line),
}

/// Where a row has its code, its words and its unit.
#[derive(Clone, Copy, Default)]
pub(super) struct Columns {
    pub(super) code: Option<u32>,
    pub(super) label: Option<u32>,
    pub(super) unit: Option<u32>,
}

/// Lines of one declared sheet.
pub(super) struct LineIndex<'f> {
    form: &'f Form,
    pub(super) lines: Vec<&'f Line>,
    by_code: BTreeMap<String, &'f Line>,
    /// Wordings as the form has them, `None` for those that several lines share: most workbooks keep them, and folding
    /// is dear.
    by_words: HashMap<&'f str, Option<&'f Line>>,
    /// Wordings as keys, `None` for those that several lines share; made when first asked for.
    by_label: OnceCell<HashMap<String, Option<&'f Line>>>,
    /// Short names likewise.
    by_short: OnceCell<HashMap<String, Option<&'f Line>>>,
}

impl<'f> LineIndex<'f> {
    pub(super) fn new(form: &'f Form, sheet: &str) -> LineIndex<'f> {
        let lines: Vec<&Line> = form.lines.iter().filter(|line| &*line.sheet == sheet).collect();
        let by_code = lines.iter().map(|line| (line.code.to_lowercase(), *line)).collect();
        let by_words = unshared(labels(&lines));
        LineIndex { form, lines, by_code, by_words, by_label: OnceCell::new(), by_short: OnceCell::new() }
    }

    fn by_label(&self) -> &HashMap<String, Option<&'f Line>> {
        self.by_label.get_or_init(|| unshared(labels(&self.lines).map(|(label, line)| (label_key(label), line))))
    }

    fn by_short(&self) -> &HashMap<String, Option<&'f Line>> {
        self.by_short.get_or_init(|| unshared(self.lines.iter().map(|line| (label_key(&line.short), *line))))
    }

    /// The line a row names by its code, its words and, where these name two, its unit.
    pub(super) fn named(&self, cells: &[RawCell], at: Columns) -> Option<Named<'f>> {
        let Columns { code, label, unit } = at;
        let label = cell(cells, label).map(words);
        // A row that numbers the columns has no words where the label stands.
        let wordless = label.as_deref().is_some_and(|label| !label.contains(char::is_alphabetic));
        if wordless || numbers_columns(cells) {
            return None;
        }
        let by_code = cell(cells, code).and_then(|code| self.with_code(&words(code)));
        let unit = cell(cells, unit).map(words).unwrap_or_default();
        let is_in = |line: &Line| self.form.unit(&line.unit).is_some_and(|known| meant(known, &unit).is_some());
        let by_label = label.as_deref().and_then(|label| self.with_label(label));
        let by_short = label.as_deref().filter(|_| by_label.is_none()).and_then(|label| self.with_short(label));
        match (by_code, by_label.or(by_short)) {
            // `B2 · Vốn đăng ký · triệu USD`: the words are the shorter name of B1, the unit is that of B2.
            (Some(one), Some(other)) if one.code != other.code => {
                let by_unit = unit.is_empty() || (is_in(one) && !is_in(other));
                Some(if by_label.is_none() && by_unit { Named::Line(one) } else { Named::Two(one, other) })
            }
            (Some(line), _) => Some(Named::Line(line)),
            (None, _) => by_label.or(by_short.filter(|line| is_in(line))).map(Named::Line),
        }
    }

    /// The line with a short name, where only one has it.
    fn with_short(&self, text: &str) -> Option<&'f Line> {
        self.by_short().get(&label_key(text)).copied().flatten()
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
    pub(super) fn names_a_line(&self, cells: &[RawCell], at: Columns) -> bool {
        matches!(self.named(cells, at), Some(Named::Line(_)))
            || cells.iter().any(|cell| self.with_label(&words(cell)).is_some())
    }
}

/// Each wording of lines with its line.
fn labels<'l, 'f>(lines: &'l [&'f Line]) -> impl Iterator<Item = (&'f str, &'f Line)> + use<'l, 'f> {
    lines.iter().flat_map(|line| line.label.iter().map(|label| (label.as_str(), *line)))
}

/// Lines by a name, `None` for a name that several share.
fn unshared<'f, N: Eq + Hash>(named: impl Iterator<Item = (N, &'f Line)>) -> HashMap<N, Option<&'f Line>> {
    let mut lines: HashMap<N, Option<&Line>> = HashMap::new();
    for (name, line) in named {
        let known = lines.entry(name).or_insert(Some(line));
        *known = known.filter(|known| known.code == line.code);
    }
    lines
}
