//! What is new since an earlier edition.

use super::found::Found;
use super::scope::Scope;
use crate::model::figure::Place;
use crate::model::form::National;
use crate::model::headline::Headline;
use crate::model::insight::{Matter, Revised};
use std::sync::Arc;

/// A total of the country that an earlier edition gave otherwise, and the localities whose values made the difference. Of
/// several editions the first that differs is told.
pub(super) fn find(scope: &Scope<'_>, place: &Place, headline: &Headline) -> Option<Found> {
    if *place != Place::Country {
        return None;
    }
    let terms: Vec<&Arc<str>> = match &scope.form.line(&headline.line)?.national {
        National::Ratio { of, per } => vec![of, per],
        _ => vec![&headline.line],
    };
    scope.changes.iter().find_map(|changes| {
        let total = changes.totals.iter().find(|total| total.place == *place && total.line == headline.line)?;
        let mut by: Vec<Place> = Vec::new();
        for cell in changes.cells.iter().filter(|cell| terms.contains(&&cell.line)) {
            if !by.contains(&cell.place) {
                by.push(cell.place.clone());
            }
        }
        let revised = Revised { since: changes.since.clone(), before: total.before.text.clone(), by };
        Some((Matter::Revised(revised), Vec::new()))
    })
}
