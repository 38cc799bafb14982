//! The state of a conference's reports, for a page that is no part of a book.

use super::links::Listed;
use super::{localities, map};
use crate::compose::report_context::ReportContext;
use crate::model::locality::Locality;
use anyhow::Result;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Map, counts of states, and a row for each locality.
///
/// # Errors
/// Only if an embedded table is damaged, which a test rules out.
pub fn board(subject: &ReportContext) -> Result<Value> {
    let backs = BTreeMap::new();
    Ok(json!({
        "map": map::of(subject)?,
        "states": localities::states(subject),
        "rows": localities::rows(subject, &no_book(&backs)),
    }))
}

/// The row of one locality alone.
pub fn board_row(subject: &ReportContext, locality: &Locality) -> Value {
    localities::row_of(subject, &no_book(&BTreeMap::new()), locality)
}

fn no_book<'a>(backs: &'a BTreeMap<Arc<str>, String>) -> Listed<'a> {
    Listed { documents: &[], backs, totals: "", issued: &[] }
}
