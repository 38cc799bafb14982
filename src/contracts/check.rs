//! `check --json`: what was read from workbooks, and what was found.

use super::{Contract, FindingRecord, Schema};
use crate::model::figure::Place;
use crate::model::finding::Finding;
use crate::model::quantity::Qualifier;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// What a check found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckReport {
    /// Every workbook that says whose it is.
    pub submissions: Vec<CheckedSubmission>,
    /// Everything found, in the contract's order.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// The same in the words of the conference's language.
    #[serde(rename = "findings")]
    pub records: Vec<FindingRecord>,
}

impl Contract for CheckReport {
    const SCHEMA: Schema = Schema { name: "check", number: 1 };
}

/// One workbook as read.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckedSubmission {
    /// File name.
    pub file: Arc<str>,
    /// Whose.
    pub place: Place,
    /// Period it says it is for.
    pub period: Option<String>,
    /// `Lần gửi`.
    pub revision: u32,
    /// Every line with a usable value, in the form's order.
    pub lines: Vec<CheckedLine>,
}

/// One value as read.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckedLine {
    /// Code.
    pub line: Arc<str>,
    /// Exact value.
    pub value: Decimal,
    /// Unit as the form names it.
    pub unit: Arc<str>,
    /// As in a figure.
    pub qualifier: Option<Qualifier>,
    /// Sheet name as it stands in the workbook.
    pub sheet: Arc<str>,
    /// A1 address.
    pub cell: String,
    /// The text or the shortest spelling of the number stored there.
    pub raw: Arc<str>,
    /// Which rule of reading made a value of it.
    pub reading: Arc<str>,
}
