//! The state of a conference's reports, for a page that is no part of a book.

use super::links::Listed;
use super::{localities, map};
use crate::compose::report_context::ReportContext;
use anyhow::Result;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Map, counts of states, and a row for each locality.
///
/// # Errors
/// Only if an embedded table is damaged, which a test rules out.
pub fn board(subject: &ReportContext) -> Result<Value> {
    let nothing = Listed { documents: &[], backs: &BTreeMap::new(), totals: "", issued: &[] };
    Ok(json!({
        "map": map::of(subject)?,
        "states": localities::states(subject),
        "rows": localities::rows(subject, &nothing),
    }))
}
