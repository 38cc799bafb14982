//! The country and its regions, whose figures stand in the consolidated workbook.

use super::links::Listed;
use crate::compose::report_context::{ReportContext, place_name};
use crate::model::figure::Place;
use serde_json::{Value, json};
use std::sync::Arc;

/// The country, then regions from north to south.
pub(super) fn above_localities(subject: &ReportContext, listed: &Listed<'_>) -> Value {
    let regions = subject.book.regions.iter().map(|region| Place::Region(Arc::clone(&region.slug)));
    let places = std::iter::once(Place::Country).chain(regions);
    places
        .map(|place| json!({ "place": place, "name": place_name(subject, Some(&place)), "workbook": listed.totals }))
        .collect()
}
