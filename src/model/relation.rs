//! Relations that a form declares: a closed vocabulary of what must hold within a workbook, against its lists, over time
//! and against the law. `config` has checked that what they name exists.

use super::finding::Severity;
use super::in_force::InForce;
use super::standing::Standing;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A declared relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Rule it belongs to, `V01`.
    pub rule: Arc<str>,
    /// Weight of a violation.
    pub severity: Severity,
    /// What a violation makes of the values it compares.
    pub standing: Standing,
    /// Legal basis, printed with the finding unless a provision in force gives a better one.
    pub basis: Option<String>,
    /// Matter of the law it rests on.
    pub law: Option<Arc<str>>,
    /// Days of data it is asked of; every day where absent.
    pub in_force: Option<InForce>,
    /// Whose values it is asked of.
    pub places: Vec<Places>,
    /// Rules whose findings on the same values are the cause of a violation.
    pub after: Vec<Arc<str>>,
    /// How to correct it.
    pub suggestion: Option<String>,
    /// What must hold.
    pub must: Must,
}

/// Whose values a relation is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Places {
    /// What each locality reported.
    Locality,
    /// The sums over each region.
    Region,
    /// The sums over the country.
    Country,
}

/// What is usual: a least value, a largest one, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least that is usual.
    pub low: Option<Decimal>,
    /// The most that is usual.
    pub high: Option<Decimal>,
}

impl Range {
    /// Whether a value is usual.
    pub fn contains(self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Its bounds, and where it has none the other's.
    #[must_use]
    pub fn or(self, other: Range) -> Range {
        Range { low: self.low.or(other.low), high: self.high.or(other.high) }
    }

    /// The bound that a value is outside of.
    pub fn nearest(self, value: Decimal) -> Option<Decimal> {
        self.low.filter(|low| value < *low).or(self.high.filter(|high| value > *high))
    }
}

/// The closed vocabulary of relations.
#[derive(Debug, Clone, PartialEq)]
pub enum Must {
    /// `line = Σ sum`, within `tolerance` (in the line's unit).
    Equals {
        /// Left side.
        line: Arc<str>,
        /// Addends.
        sum: Vec<Arc<str>>,
        /// Largest difference that is still equal.
        tolerance: Decimal,
    },
    /// `line + Σ plus ≤ limit`.
    AtMost {
        /// The smaller.
        line: Arc<str>,
        /// What is added to it.
        plus: Vec<Arc<str>>,
        /// The larger.
        limit: Arc<str>,
    },
    /// `line > 0` only where `with > 0`.
    Needs {
        /// What there can only be with the other.
        line: Arc<str>,
        /// The other.
        with: Arc<str>,
    },
    /// `line = 0` exactly where `with = 0`.
    ZeroWith {
        /// One.
        line: Arc<str>,
        /// The other.
        with: Arc<str>,
    },
    /// `of ÷ per × 100` is usual, in percent.
    Share {
        /// Numerator.
        of: Arc<str>,
        /// Denominator.
        per: Arc<str>,
        /// What is usual.
        usual: Range,
    },
    /// `of ÷ per` is usual, in the unit of `of` for one of `per`.
    Average {
        /// What is shared out.
        of: Arc<str>,
        /// Among how many.
        per: Arc<str>,
        /// What is usual.
        usual: Range,
    },
    /// `line` agrees with `of ÷ per × 100` to the last digit typed; below is a violation, above is one as far as the line
    /// that may explain it does not, above 100 is one.
    Rate {
        /// The typed rate.
        line: Arc<str>,
        /// Numerator.
        of: Arc<str>,
        /// Denominator.
        per: Arc<str>,
        /// A line of quantity that may lawfully be counted in the numerator besides `of`.
        explained_by: Option<Arc<str>>,
    },
    /// `line` is not `of ÷` one of `instead` to the last digit typed: a denominator taken by mistake for `per`.
    Denominator {
        /// The typed rate.
        line: Arc<str>,
        /// Numerator.
        of: Arc<str>,
        /// The right denominator.
        per: Arc<str>,
        /// Denominators that are taken by mistake.
        instead: Vec<Arc<str>>,
    },
    /// `line ≤` the value of the law.
    Within {
        /// What is bounded.
        line: Arc<str>,
    },
    /// `of ÷ per × 100 ≥` the value of the law, a target.
    Reaches {
        /// Numerator.
        of: Arc<str>,
        /// Denominator.
        per: Arc<str>,
    },
    /// Every number of a column is at least, or at most, the value of the law.
    Each {
        /// Key of the table sheet.
        table: Arc<str>,
        /// Key of the column.
        column: Arc<str>,
        /// Which side of the value is allowed.
        bound: Bound,
        /// Column whose text holds the day that decides who is spared.
        since: Option<Arc<str>>,
    },
    /// `line` is what the rows of a table add up to.
    Recomputed {
        /// The reported line.
        line: Arc<str>,
        /// Key of the table sheet.
        table: Arc<str>,
        /// Key of the column that is added up; rows are counted where absent.
        sum: Option<Arc<str>>,
        /// Which rows count; all of these must hold.
        rows: Vec<Condition>,
        /// Largest difference that is still equal.
        tolerance: Decimal,
    },
    /// No two rows have the same name: not in one workbook, nor with the same `next to` in two.
    Distinct {
        /// Key of the table sheet.
        table: Arc<str>,
        /// Key of the column with the name.
        column: Arc<str>,
        /// Key of the column that tells namesakes apart.
        beside: Arc<str>,
        /// Words before a name that are not part of it.
        ignoring: Vec<String>,
    },
    /// No text of a column holds one of these words.
    Unlike {
        /// Key of the table sheet.
        table: Arc<str>,
        /// Key of the column.
        column: Arc<str>,
        /// Words, compared without regard to case.
        words: Vec<String>,
        /// What people write for one of the words before a name, without its dot: `H` of `H. Hàm Yên`.
        abbreviations: Vec<String>,
        /// Words before a name, in which one of the words may stand: `xã` of `xã Tân Quận`.
        before_names: Vec<String>,
    },
    /// `line` is not below its value of the period before.
    NotFalling {
        /// A stock.
        line: Arc<str>,
    },
    /// `line` is its value of the period before plus what `by` counts since, where the windows of both periods tell that.
    GrowsBy {
        /// A stock.
        line: Arc<str>,
        /// What was added in the period.
        by: Arc<str>,
    },
    /// `line` of a year is at least that of its first half.
    CoversHalf {
        /// A flow.
        line: Arc<str>,
        /// Whether it is more: what comes in all the year round does not stand still for half of it.
        more: bool,
    },
}

/// Which side of a value is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The value or more.
    AtLeast,
    /// The value or less.
    AtMost,
}

/// What a row must show to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Key of the column.
    pub column: Arc<str>,
    /// What stands there.
    pub shows: Shows,
}

/// What stands in a cell of a row that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows {
    /// One of these words or numbers.
    OneOf(Vec<String>),
    /// Anything.
    Something,
    /// Nothing.
    Nothing,
}

impl Must {
    /// Lines it reads.
    pub fn lines(&self) -> Vec<Arc<str>> {
        let named: Vec<&Arc<str>> = match self {
            Must::Equals { line, sum, .. } => std::iter::once(line).chain(sum).collect(),
            Must::AtMost { line, plus, limit } => std::iter::once(line).chain(plus).chain([limit]).collect(),
            Must::ZeroWith { line, with } | Must::Needs { line, with } => vec![line, with],
            Must::Share { of, per, .. } | Must::Average { of, per, .. } | Must::Reaches { of, per } => vec![of, per],
            Must::Rate { line, of, per, explained_by } => [line, of, per].into_iter().chain(explained_by).collect(),
            Must::Denominator { line, of, per, instead } => [line, of, per].into_iter().chain(instead).collect(),
            Must::Within { line }
            | Must::Recomputed { line, .. }
            | Must::NotFalling { line }
            | Must::CoversHalf { line, .. } => vec![line],
            Must::GrowsBy { line, by } => vec![line, by],
            Must::Each { .. } | Must::Distinct { .. } | Must::Unlike { .. } => Vec::new(),
        };
        named.into_iter().map(Arc::clone).collect()
    }

    /// Whether it can be asked of sums: it compares lines of one time with each other or with a value of the law.
    pub fn holds_for_sums(&self) -> bool {
        match self {
            Must::Equals { .. }
            | Must::AtMost { .. }
            | Must::ZeroWith { .. }
            | Must::Needs { .. }
            | Must::Share { .. }
            | Must::Average { .. }
            | Must::Within { .. }
            | Must::Reaches { .. } => true,
            // Typed rates are not summed, lists and earlier values belong to a locality.
            Must::Rate { .. }
            | Must::Denominator { .. }
            | Must::Each { .. }
            | Must::Recomputed { .. }
            | Must::Distinct { .. }
            | Must::Unlike { .. }
            | Must::NotFalling { .. }
            | Must::GrowsBy { .. }
            | Must::CoversHalf { .. } => false,
        }
    }

    /// Key of the table sheet it reads.
    pub fn table(&self) -> Option<&Arc<str>> {
        match self {
            Must::Each { table, .. }
            | Must::Recomputed { table, .. }
            | Must::Distinct { table, .. }
            | Must::Unlike { table, .. } => Some(table),
            _ => None,
        }
    }
}
