//! Stars behind values that a finding calls wrong.
//!
//! In: rows of a table and the findings. Out: the same with a star behind each such value. Must not: mark a value whose
//! finding was waived, or a total, which is exact for what was reported.

use super::Subject;
use crate::model::document::{Inline, Row};
use crate::model::figure::Aspect;
use crate::model::finding::Severity;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The mark.
pub(super) const STAR: &str = "*";

/// Marks the contested values of a table; says whether there are any.
pub(super) fn contested(subject: &Subject, rows: &mut [Row]) -> bool {
    let errors = subject.settled.findings.iter().filter(|f| f.severity == Severity::Error && f.waiver.is_none());
    let contested: BTreeSet<(String, Arc<str>)> =
        errors.filter_map(|finding| Some((finding.place.as_ref()?.to_string(), finding.line.clone()?))).collect();
    let mut any = false;
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let [Inline::Figure { key, .. }] = &cell.content[..] else { continue };
        if key.aspect == Aspect::Value && contested.contains(&(key.place.to_string(), Arc::clone(&key.line))) {
            cell.content.push(Inline::text(STAR));
            any = true;
        }
    }
    any
}
