//! `explain --json`: a figure with everything it is made from.

use super::{Contract, FindingRecord, Schema};
use crate::model::book::Rank;
use crate::model::figure::{Figure, Source};
use crate::model::finding::Finding;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// A figure and all that is behind it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Explanation {
    /// `08/18`.
    pub key: String,
    /// The place, in Vietnamese.
    pub name: String,
    /// The line's wording.
    pub label: String,
    /// The figure as in `figures.json`.
    pub figure: Figure,
    /// How many localities it should cover.
    pub expected: usize,
    /// Codes of the localities of the place that it does not cover.
    pub absent: Vec<Arc<str>>,
    /// A locality's position.
    pub rank: Option<Rank>,
    /// For a ratio above locality level: largest less smallest of the ways of reckoning, in percentage points.
    pub spread: Option<Decimal>,
    /// What it is made from.
    pub terms: Vec<Term>,
    /// What was found on these cells, in the contract's order.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// The same in the words of the conference's language.
    #[serde(rename = "findings")]
    pub records: Vec<FindingRecord>,
}

impl Contract for Explanation {
    const SCHEMA: Schema = Schema { name: "explain", number: 1 };
}

/// One line that goes into a figure.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Term {
    /// What the line does in it.
    pub role: Part,
    /// Its code.
    pub line: Arc<str>,
    /// Its short name.
    pub short: String,
    /// Its unit.
    pub unit: Arc<str>,
    /// Sum of the contributions; `None` where they are not added up.
    pub total: Option<Decimal>,
    /// Each locality's cell, the largest value first.
    pub contributions: Vec<Contribution>,
}

/// What a line does in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// It is the figure's own line.
    Value,
    /// Above the fraction bar.
    Numerator,
    /// Below it.
    Denominator,
}

/// One locality's part in a figure.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Contribution {
    /// Code.
    pub place: Arc<str>,
    /// Name.
    pub name: Arc<str>,
    /// Exact value.
    pub value: Decimal,
    /// As printed, with its qualifier.
    pub text: String,
    /// Percent of the total, two decimals, half away from zero; `None` where nothing is added up, or the total is zero.
    pub share: Option<Decimal>,
    /// The conference it was reported to, where it is carried forward from the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<String>,
    /// The cell.
    #[serde(flatten)]
    pub source: Source,
    /// More cells, where a value that is carried forward is the sum of localities that merged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Source>,
}
