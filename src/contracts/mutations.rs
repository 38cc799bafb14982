//! `rules --backtest --mutations --json`: what the rules see of values that are made wrong.

use super::schema::{Contract, Schema};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the rules see of values that are made wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mutations {
    /// How many values there are.
    pub values: usize,
    /// Warnings and errors on them as they are, by rule.
    pub told_as_they_are: BTreeMap<String, usize>,
    /// By line, in the form's order.
    pub lines: Vec<LineMutations>,
}

impl Contract for Mutations {
    const SCHEMA: Schema = Schema { name: "mutations", number: 1 };
}

/// A line times and divided by factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineMutations {
    /// Its code.
    pub line: Arc<str>,
    /// What was seen, of each factor.
    pub factors: Vec<Seen>,
}

/// What was seen of one line and one factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Seen {
    /// `×2` to `÷1000000000`.
    pub factor: String,
    /// How many values were made wrong.
    pub tried: usize,
    /// Of these, told by a warning or an error.
    pub told: usize,
    /// Of these, held: they would not be added up.
    pub held: usize,
}
