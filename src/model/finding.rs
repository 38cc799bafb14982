//! Findings: what is wrong in data, with an address, both sides and how to correct it. What is wrong with the installation
//! is an error and stops the program before anything is written.

use super::figure::Place;
use super::message::Message;
use super::standing::Standing;
use super::waiver::Waiver;
use super::workbook::CellRef;
use crate::msg;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data contradict themselves or cannot be read; the locality has to correct them.
    Error,
    /// Unlikely or against a usual bound; the locality corrects or explains.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// All, heaviest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The contract's word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// The word for it, inside a sentence.
    pub fn message(self) -> Message {
        match self {
            Severity::Error => msg!("severity-error"),
            Severity::Warning => msg!("severity-warning"),
            Severity::Info => msg!("severity-info"),
        }
    }

    /// The word for it, standing by itself.
    pub fn title(self) -> Message {
        match self {
            Severity::Error => msg!("finding-is-error"),
            Severity::Warning => msg!("finding-is-warning"),
            Severity::Info => msg!("finding-is-info"),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Something about data. `publish` words it for `findings.json`.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Names it in a book: what it is about, `V07:08:19`, so that it stays the same while its matter does. Empty until it is
    /// reported.
    pub id: Arc<str>,
    /// Rule id, `V07` or `R05`.
    pub rule: Arc<str>,
    /// How much it weighs.
    pub severity: Severity,
    /// What it makes of the values it is about.
    pub standing: Standing,
    /// How far off a value it is about may be, in the line's unit, where both sides tell it.
    pub stake: Option<Decimal>,
    /// Whose data, where known.
    pub place: Option<Place>,
    /// Which line of the form, where it is about one.
    pub line: Option<Arc<str>>,
    /// File, sheet and cell, as far as known.
    pub at: Location,
    /// The text of the cell as it stands in the workbook.
    pub raw: Option<String>,
    /// What is wrong.
    pub message: Message,
    /// One side of the comparison.
    pub left: Option<Message>,
    /// The other side.
    pub right: Option<Message>,
    /// How to correct it.
    pub suggestion: Option<Message>,
    /// Legal basis: a citation each.
    pub basis: Vec<Message>,
    /// Other cells of the same sheet of which the same is to be said.
    pub more: Vec<CellRef>,
    /// How many more there are of which the same is to be said, besides those: only counted, see
    /// [`Findings`](super::findings::Findings).
    pub others: usize,
    /// Findings that this one explains, told with it instead of next to it.
    pub explains: Vec<Folded>,
    /// What the locality says about it.
    pub explanation: Option<String>,
    /// The decision to live with it; its severity is then [`Severity::Info`].
    pub waiver: Option<Waiver>,
    /// By what its cause is found among the other findings.
    pub cause: Cause,
}

/// What a finding rests on: another finding on one of these may be its cause.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cause {
    /// Lines it compares.
    pub lines: Vec<Arc<str>>,
    /// Table sheet whose rows it adds up, by its name in the workbook.
    pub sheet: Option<Arc<str>>,
    /// Columns of a table sheet, by key: the one its cell is in, or those by which it adds up rows. Empty if it is about all.
    pub columns: Vec<Arc<str>>,
    /// Rules whose findings are its cause.
    pub after: Vec<Arc<str>>,
    /// What it says apart from the cell it says it of; several of one sheet with the same key are reported as one.
    pub key: Option<String>,
}

/// A finding told under another.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// Rule id.
    pub rule: Arc<str>,
    /// Its own weight.
    pub severity: Severity,
    /// What it makes of the value of its line: one that is wrong by its own evidence is, whatever explains it.
    pub standing: Standing,
    /// Which line of the form.
    pub line: Option<Arc<str>>,
    /// Where.
    pub at: Location,
    /// What is wrong.
    pub message: Message,
    /// What it says apart from the cell, as [`Cause::key`].
    pub key: Option<String>,
}

/// An address as exact as what went wrong allows.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Location {
    /// No file, e.g. a locality that sent nothing.
    #[default]
    Nowhere,
    /// A whole file.
    File(Arc<str>),
    /// A sheet of a file.
    Sheet(Arc<str>, Arc<str>),
    /// A cell.
    Cell(CellRef),
}

impl Location {
    /// The file's name, where there is a file.
    pub fn file(&self) -> Option<&str> {
        match self {
            Location::Nowhere => None,
            Location::File(file) | Location::Sheet(file, _) => Some(file),
            Location::Cell(cell) => Some(&cell.file),
        }
    }

    /// The sheet's name, where it is about a sheet or a cell of one.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Location::Nowhere | Location::File(_) => None,
            Location::Sheet(_, sheet) => Some(sheet),
            Location::Cell(cell) => Some(&cell.sheet),
        }
    }

    /// The address without the file: `sheet!A1`; the file's name where it is about the whole file.
    pub fn within(&self) -> String {
        match self {
            Location::Nowhere => String::new(),
            Location::File(file) => file.to_string(),
            Location::Sheet(_, sheet) => sheet.to_string(),
            Location::Cell(cell) => format!("{}!{}", cell.sheet, cell.a1()),
        }
    }

    /// The cell, where it is about one.
    pub fn cell(&self) -> Option<&CellRef> {
        match self {
            Location::Cell(cell) => Some(cell),
            _ => None,
        }
    }
}

/// `file · sheet!A1`, as far as known; empty for [`Location::Nowhere`].
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file(), self.sheet()) {
            (Some(file), Some(_)) => write!(f, "{file} · {}", self.within()),
            _ => f.write_str(&self.within()),
        }
    }
}

impl Finding {
    /// A finding with an id, a weight and words; the rest is added by the `with_…` methods.
    pub fn new(rule: &str, severity: Severity, message: impl Into<Message>) -> Finding {
        Finding {
            id: "".into(),
            rule: rule.into(),
            severity,
            standing: Standing::Sound,
            stake: None,
            place: None,
            line: None,
            at: Location::Nowhere,
            raw: None,
            message: message.into(),
            left: None,
            right: None,
            suggestion: None,
            basis: Vec::new(),
            more: Vec::new(),
            others: 0,
            explains: Vec::new(),
            explanation: None,
            waiver: None,
            cause: Cause::default(),
        }
    }

    /// Whose data.
    #[must_use]
    pub fn with_place(mut self, place: Option<Place>) -> Finding {
        self.place = place;
        self
    }

    /// Which line of the form.
    #[must_use]
    pub fn with_line(mut self, line: impl Into<Arc<str>>) -> Finding {
        self.line = Some(line.into());
        self
    }

    /// Where.
    #[must_use]
    pub fn with_location(mut self, at: Location) -> Finding {
        self.at = at;
        self
    }

    /// The cell and the text in it.
    #[must_use]
    pub fn with_cell(mut self, cell: &CellRef, raw: impl Into<String>) -> Finding {
        self.at = Location::Cell(cell.clone());
        self.raw = Some(raw.into());
        self
    }

    /// Both sides of a comparison.
    #[must_use]
    pub fn with_sides(mut self, left: impl Into<Message>, right: impl Into<Message>) -> Finding {
        self.left = Some(left.into());
        self.right = Some(right.into());
        self
    }

    /// How to correct it.
    #[must_use]
    pub fn with_suggestion(mut self, suggestion: impl Into<Message>) -> Finding {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// What it makes of the value it is about.
    #[must_use]
    pub fn with_standing(self, standing: Standing) -> Finding {
        Finding { standing, ..self }
    }

    /// How far off the value may be, in its unit, where that is known.
    #[must_use]
    pub fn with_stake(self, stake: impl Into<Option<Decimal>>) -> Finding {
        Finding { stake: stake.into().map(|stake| stake.abs()), ..self }
    }

    /// The lines it compares, and the one it is about.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.cause.lines.iter().chain(&self.line).map(|line| &**line)
    }

    /// The lines on whose values it casts its standing: of a held value the one line; of a doubtful one all that it compares,
    /// as any of them may be wrong. A rate that does not fit, and what it is told to be the same of elsewhere, stand for
    /// themselves.
    pub fn struck(&self, is_rate: impl Fn(&str) -> bool) -> BTreeSet<Arc<str>> {
        let Some(own) = &self.line else { return BTreeSet::new() };
        let alike =
            self.explains.iter().filter(|folded| folded.rule == self.rule).filter_map(|folded| folded.line.clone());
        let mut lines: BTreeSet<Arc<str>> = alike.chain([Arc::clone(own)]).collect();
        if self.standing == Standing::Doubtful && !is_rate(own) {
            lines.extend(self.cause.lines.iter().cloned());
        }
        lines
    }

    /// The law it rests on.
    #[must_use]
    pub fn with_basis(self, basis: impl IntoIterator<Item = Message>) -> Finding {
        Finding { basis: basis.into_iter().collect(), ..self }
    }

    /// Its legal basis in one line.
    pub fn basis(&self) -> Option<Message> {
        self.basis.iter().cloned().reduce(|first, second| msg!("semicolon", first = first, second = second))
    }

    /// What it says apart from its cell.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>) -> Finding {
        self.cause.key = Some(key.into());
        self
    }

    /// Column of a table sheet, by key.
    #[must_use]
    pub fn with_column(mut self, column: &Arc<str>) -> Finding {
        self.cause.columns.push(Arc::clone(column));
        self
    }

    /// Of how many more cells or rows the same is to be said.
    #[must_use]
    pub fn with_others(self, others: usize) -> Finding {
        Finding { others, ..self }
    }

    /// What it is about, in one word for machines: `V07:08:19` of a line, `V20:08:DANH_MUC_CCN!B12` of a cell. Not the file: the
    /// same fault in the next file is the same matter.
    pub fn matter(&self) -> String {
        let place = self.place.as_ref().map_or_else(|| "-".to_owned(), Place::to_string);
        let within = match (&self.line, &self.at) {
            (Some(line), _) => line.to_string(),
            (None, Location::Nowhere) => "-".to_owned(),
            (None, Location::File(_)) => "file".to_owned(),
            (None, at) => at.within(),
        };
        format!("{}:{place}:{within}", self.rule)
    }

    /// `file · sheet!D10:D12, D15`, as far as known.
    pub fn address(&self) -> String {
        match self.at.cell() {
            Some(first) if !self.more.is_empty() => format!("{} · {}", first.file, self.within()),
            _ => self.at.to_string(),
        }
    }

    /// Of how many cells, rows or sheets it speaks.
    pub fn count(&self) -> usize {
        1 + self.more.len() + self.others
    }

    /// Its address without the file: `sheet!D10:D12, D15`; the file's name where it is about the whole file.
    pub fn within(&self) -> String {
        match self.at.cell() {
            Some(first) if !self.more.is_empty() => {
                let cells: Vec<&CellRef> = std::iter::once(first).chain(&self.more).collect();
                format!("{}!{}", first.sheet, ranges(&cells))
            }
            _ => self.at.within(),
        }
    }

    /// The finding as it is reported under another, with what was reported under itself.
    pub fn folded(self) -> Vec<Folded> {
        let own = Folded {
            rule: self.rule,
            severity: self.severity,
            standing: self.standing,
            line: self.line,
            at: self.at,
            message: self.message,
            key: self.cause.key,
        };
        std::iter::once(own).chain(self.explains).collect()
    }

    /// The contract's order: place, file, sheet, row, column, rule; then the words, so that it is total.
    pub fn order(&self, other: &Finding) -> Ordering {
        let place = |f: &Finding| f.place.as_ref().map(Place::to_string);
        let cell = |f: &Finding| f.at.cell().map(|c| (c.row, c.col));
        let behind = |f: &Finding, other: &Finding| {
            let (its, others) =
                ((f.at.file(), f.at.sheet(), cell(f)), (other.at.file(), other.at.sheet(), cell(other)));
            its.cmp(&others)
                .then_with(|| (&f.rule, &f.line, &f.message).cmp(&(&other.rule, &other.line, &other.message)))
        };
        place(self).cmp(&place(other)).then_with(|| behind(self, other))
    }
}

/// Ranges that an address names: more are no help to whoever looks them up.
const RANGES: usize = 12;

/// `D10:D12, D15`: cells of one sheet, those below each other as a range; `…` where there are too many.
fn ranges(cells: &[&CellRef]) -> String {
    let mut sorted = cells.to_vec();
    sorted.sort_by_key(|cell| (cell.col, cell.row));
    let runs = sorted.chunk_by(|a, b| a.col == b.col && b.row <= a.row + 1);
    let named = runs.filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        Some(if first == last { first.a1() } else { format!("{}:{}", first.a1(), last.a1()) })
    });
    let mut named: Vec<String> = named.take(RANGES + 1).collect();
    if let Some(last) = named.get_mut(RANGES) {
        "…".clone_into(last);
    }
    named.join(", ")
}

/// A value together with what was found while making it. Joined, not thrown.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// What was found.
    pub findings: Vec<Finding>,
}
