//! A form: the declared layout of a workbook, from `templates/<pack>/forms/*.toml`. Adding a line to the file adds it
//! everywhere.

use super::bound::{Bound, Pace};
use super::finding::{Finding, Severity};
use super::headline::{Duty, Headline};
use super::in_force::InForce;
use super::message::Message;
use super::question::Question;
use super::relation::Relation;
use super::rule::Rule;
use crate::msg;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A form, versioned: `bieu-04@2024-10-01`.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Name and date of the version.
    pub id: String,
    /// Title in Vietnamese.
    pub title: String,
    /// The instrument that prescribes it.
    pub basis: String,
    /// When it is to be used.
    pub in_force: InForce,
    /// Units by name.
    pub units: Vec<Unit>,
    /// Sheets in the workbook's order.
    pub sheets: Vec<Sheet>,
    /// Lines in the form's order, over all sheets of kind `lines`.
    pub lines: Vec<Line>,
    /// All rules that workbooks of this form are checked by, each id once: its own, the program's, those of reading.
    pub rules: Vec<Rule>,
    /// Relations from a closed vocabulary.
    pub relations: Vec<Relation>,
    /// What is plausible for each of another line.
    pub bounds: Vec<Bound>,
    /// How far lines move in time.
    pub paces: Vec<Pace>,
    /// Other ways to compute a ratio, shown next to the form's own.
    pub methods: Vec<RateMethod>,
    /// Lines whose level and movement the book tells first.
    pub headlines: Vec<Headline>,
    /// What has to be nothing by a day.
    pub duties: Vec<Duty>,
    /// What the chair may ask a locality, the most pressing first.
    pub questions: Vec<Question>,
    /// The lines by which localities are of like size; without any none has peers.
    pub peers_by: Vec<Arc<str>>,
}

/// Which end of a line is the good one. A line where neither is has no ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// The largest value stands first.
    More,
    /// The smallest value stands first.
    Less,
}

/// A way to compute a ratio above locality level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateMethod {
    /// The ratio's line.
    pub line: Arc<str>,
    /// What it divides by what, in Vietnamese.
    pub title: String,
    /// Addends of the numerator.
    pub of: Vec<Arc<str>>,
    /// Denominator.
    pub per: Arc<str>,
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As figures name it: `ha`, `tỷ đồng`, `%`.
    pub name: Arc<str>,
    /// Other spellings seen in workbooks.
    pub spellings: Vec<String>,
    /// Other units of the same thing.
    pub scales: Vec<Scale>,
}

/// Another unit of the same thing: `triệu đồng` where figures are in `tỷ đồng`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// As it is printed.
    pub name: String,
    /// Other spellings seen in workbooks.
    pub spellings: Vec<String>,
    /// How many of the unit one of it is, exact.
    pub factor: Decimal,
}

/// A sheet of the workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name templates use.
    pub key: Arc<str>,
    /// Name in the workbook.
    pub name: String,
    /// What stands over it in the form that is sent out; its name where the file gives none.
    pub title: String,
    /// A workbook without it is not a submission.
    pub required: bool,
    /// Layout.
    pub kind: SheetKind,
}

/// The three layouts a sheet can have.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetKind {
    /// Labels in one column, values in the next.
    Info(Vec<Field>),
    /// One line of the form per row.
    Lines {
        /// Header spellings of the columns.
        columns: LineColumns,
        /// Section rows between the lines.
        sections: Vec<FormSection>,
    },
    /// One thing per row: a cluster, a difficulty, a delegate.
    Table(Vec<TableColumn>),
}

/// A labelled value of an info sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name templates use.
    pub key: Arc<str>,
    /// Spellings of its label, the first one is printed.
    pub label: Vec<String>,
    /// What the program does with it.
    pub role: FieldRole,
}

/// What the program does with an info field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldRole {
    /// Names the locality.
    Place,
    /// Names the reporting period.
    Period,
    /// Day up to which the data run.
    DataTo,
    /// Number of the submission, 1 for the first.
    Revision,
    /// Carried as text.
    Text,
}

/// Header spellings of the columns of a `lines` sheet, the first of each is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineColumns {
    /// Statutory code.
    pub code: Vec<String>,
    /// Name of the line.
    pub label: Vec<String>,
    /// Unit.
    pub unit: Vec<String>,
    /// The number.
    pub value: Vec<String>,
    /// Remarks.
    pub note: Vec<String>,
}

/// A section row: `I`, `II`, `III`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSection {
    /// Roman number, empty where the sheet has a single unnamed section.
    pub code: Arc<str>,
    /// Title.
    pub title: String,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Statutory code (`15.1`) or supplement code (`B1`).
    pub code: Arc<str>,
    /// Key of its sheet.
    pub sheet: Arc<str>,
    /// Section it stands in.
    pub section: Arc<str>,
    /// Full wording, and other wordings that name it.
    pub label: Vec<String>,
    /// Words for the head of a column.
    pub short: String,
    /// Name of a unit of the form.
    pub unit: Arc<str>,
    /// How many decimals a value may have; 0 means whole numbers.
    pub decimals: u32,
    /// Stock at the cut-off or flow over the period.
    pub kind: LineKind,
    /// How places are put together.
    pub national: National,
    /// A submission without it has a finding.
    pub required: bool,
    /// Which end is the good one, where one is.
    pub better: Option<Better>,
}

/// Stock or flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// State at the cut-off.
    Stock,
    /// Sum over the period.
    Flow,
    /// A quotient of two other lines.
    Ratio,
}

/// How a line is put together above locality level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum National {
    /// Exact sum.
    Sum,
    /// `of ÷ per × 100` from the sums of both; percentages are never averaged.
    Ratio {
        /// Numerator line.
        of: Arc<str>,
        /// Denominator line.
        per: Arc<str>,
    },
    /// No total.
    None,
}

/// A column of a `table` sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Name templates use.
    pub key: Arc<str>,
    /// Header spellings, the first one is printed.
    pub head: Vec<String>,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// A row counts as real only if this cell is filled.
    pub required: bool,
    /// Remarks on the row, in which a locality may explain a warning.
    pub explains: bool,
    /// Says where the thing lies; its names are those of the map in use.
    pub place: bool,
    /// Words the form that is sent out offers; others are as good.
    pub suggest: Vec<String>,
    /// What does not change from period to period: the form that is sent out has it from the last submission.
    pub carry: bool,
    /// What the form that is sent out says next to a cell.
    pub hint: String,
}

/// What the cells of a table column hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// Running number, ignored when read.
    Index,
    /// Words.
    Text,
    /// A number in a unit of the form.
    Number {
        /// Unit, empty where it has none.
        unit: Arc<str>,
        /// How many decimals it may have.
        decimals: u32,
        /// The only numbers it may be; any, where empty.
        only: Vec<Decimal>,
    },
    /// One of a list.
    Choice(Vec<String>),
}

impl Line {
    /// The lines whose values make its total: itself, or numerator and denominator; of none where it has no total.
    pub fn parts(&self) -> Vec<Arc<str>> {
        match &self.national {
            National::Sum => vec![Arc::clone(&self.code)],
            National::Ratio { of, per } => vec![Arc::clone(of), Arc::clone(per)],
            National::None => Vec::new(),
        }
    }

    /// Whether it is a quotient of other lines above locality level.
    pub fn is_rate(&self) -> bool {
        matches!(self.national, National::Ratio { .. })
    }

    /// Its full wording as printed.
    pub fn wording(&self) -> &str {
        self.label.first().unwrap_or(&self.short)
    }
}

impl TableColumn {
    /// Its heading as printed.
    pub fn name(&self) -> &str {
        self.head.first().map_or(&self.key, String::as_str)
    }
}

impl ColumnKind {
    /// The words a choice allows; none for other kinds.
    pub fn options(&self) -> &[String] {
        if let ColumnKind::Choice(options) = self { options } else { &[] }
    }
}

impl SheetKind {
    /// Fields of an info sheet.
    pub fn info(&self) -> Option<&[Field]> {
        if let SheetKind::Info(fields) = self { Some(fields) } else { None }
    }

    /// Columns of a sheet of lines.
    pub fn lines(&self) -> Option<&LineColumns> {
        if let SheetKind::Lines { columns, .. } = self { Some(columns) } else { None }
    }

    /// Columns of a table sheet.
    pub fn table(&self) -> Option<&[TableColumn]> {
        if let SheetKind::Table(columns) = self { Some(columns) } else { None }
    }
}

impl Form {
    /// The line with a code.
    pub fn line(&self, code: &str) -> Option<&Line> {
        self.lines.iter().find(|line| &*line.code == code)
    }

    /// The lines whose values make the total of one: itself, or numerator and denominator; of none where it has no total.
    pub fn parts(&self, code: &str) -> Vec<Arc<str>> {
        self.line(code).map(Line::parts).unwrap_or_default()
    }

    /// The line with a code; otherwise what is to be said of a code that no line has, with the nearest that one has.
    ///
    /// # Errors
    /// There is no such line.
    pub fn line_or_nearest(&self, code: &str) -> Result<&Line, Message> {
        self.line(code).ok_or_else(|| {
            match self.lines.iter().min_by_key(|known| strsim::levenshtein(&known.code, code)) {
                Some(near) => msg!("no-line-of-form-nearest", line = code, near = &near.code, name = &near.short),
                None => msg!("no-line-of-form", line = code),
            }
        })
    }

    /// The field of an info sheet with a role.
    pub fn field(&self, role: FieldRole) -> Option<&Field> {
        self.sheets.iter().filter_map(|sheet| sheet.kind.info()).flatten().find(|field| field.role == role)
    }

    /// The unit with a name.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| &*unit.name == name)
    }

    /// Whether a locality may answer a finding with an explanation.
    pub fn takes_explanation(&self, finding: &Finding) -> bool {
        let takes = |rule: &Rule| rule.explainable && (rule.explains_errors || finding.severity != Severity::Error);
        self.rule(&finding.rule).is_some_and(takes)
    }

    /// What the form says of a headline of a line.
    pub fn headline(&self, line: &str) -> Option<&Headline> {
        self.headlines.iter().find(|headline| *headline.line == *line)
    }

    /// The sheet with a key.
    pub fn sheet(&self, key: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| &*sheet.key == key)
    }

    /// Columns of a `table` sheet by its key.
    pub fn table(&self, key: &str) -> Option<&[TableColumn]> {
        self.sheet(key)?.kind.table()
    }

    /// The rule with an id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| *rule.id == *id)
    }

    /// Columns of every `table` sheet, with the key of the sheet.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &TableColumn)> {
        self.sheets
            .iter()
            .flat_map(|sheet| sheet.kind.table().into_iter().flatten().map(move |column| (&*sheet.key, column)))
    }

    /// A column of a `table` sheet, by keys.
    pub fn column(&self, table: &str, key: &str) -> Option<&TableColumn> {
        self.table(table)?.iter().find(|column| *column.key == *key)
    }

    /// Position of each line in the form.
    pub fn order(&self) -> BTreeMap<&str, usize> {
        self.lines.iter().enumerate().map(|(i, line)| (&*line.code, i)).collect()
    }
}
